extension Phrase {
  /// One phrase in both languages.
  struct Wording: Sendable {
    let dutch: String
    let english: String

    init(_ dutch: String, _ english: String) {
      self.dutch = dutch
      self.english = english
    }
  }

  static let table: [Phrase: Wording] = Dictionary(
    rows.map { ($0.0, Wording($0.1, $0.2)) }, uniquingKeysWith: { first, _ in first })

  /// The phrases that read otherwise where a report is not on a week.
  static let wordsOfDays: [Phrase: Wording] = [
    .leadNoItems: Wording(
      "In deze periode kwam er geen feedback binnen.", "No feedback came in over this period."),
    .leadTooFew: Wording(
      "Met {0} zijn er in deze periode per contactpunt te weinig mensen om cijfers te geven.",
      "With {0} there are too few people per touchpoint over this period to give figures."),
    .leadExpressed: Wording(
      "{0} is in deze periode de grootste kloof die geen toeval is: van de {1} uitspraken over verwachtingen vielen er {2} tegen en {3} mee (saldo {4}, vrijwel zeker hoogstens {5}).",
      "{0} is this period’s widest gap beyond chance: of {1} statements about expectations {2} fell short and {3} exceeded them (balance {4}, almost certainly no better than {5})."
    ),
    .leadStated: Wording(
      "{0} is in deze periode de grootste kloof die geen toeval is: {1} antwoorden geven de ervaring gemiddeld {2} punten minder dan de verwachting, op een schaal van 0 tot 100 (vrijwel zeker minstens {3}).",
      "{0} is this period’s widest gap beyond chance: {1} answers rate experience {2} points below expectation on average, on a scale of 0 to 100 (almost certainly at least {3})."
    ),
    .actExplain: Wording(
      "Zoek uit waarom {0} van {1} naar {2} ging: de duidelijkste verandering sinds de periode ervoor.",
      "Find out why {0} went from {1} to {2}: the clearest change since the period before."),
    .changesIntro: Wording(
      "Alleen wat meer is dan toeval. Vergeleken zijn {0} cijfers met de periode ervoor en {1} met de 12 weken ervoor; elke reeks is gecorrigeerd voor haar aantal.",
      "Only what is beyond chance. Compared are {0} figures with the period before and {1} with the 12 weeks before; each list is corrected for its number."
    ),
    .methodBasis: Wording(
      "Waar alles op rust: {0} van {1} mensen in deze periode.",
      "What everything rests on: {0} from {1} people in this period."),
    .now: Wording("Deze periode", "This period"),
    .before: Wording("Periode ervoor", "Period before"),
    .noScores: Wording(
      "In deze periode zijn er te weinig cijfers gegeven.",
      "Too few ratings were given in this period."),
    .against1: Wording("Tegenover de periode ervoor", "Against the period before"),
  ]

  private typealias Row = (Phrase, String, String)

  private static let rows: [Row] =
    frame + acts + gaps + importances + promises + scores + findings + actions
    + quality + method + names

  private static let frame: [Row] = [
    (.voiceOfCustomer, "Stem van de klant", "Voice of the customer"),
    (.week, "Week", "Week"),
    (.weekTitle, "Week {0}, {1}", "Week {0}, {1}"),
    (.quarterTitle, "{0}e kwartaal {1}", "Q{0} {1}"),
    (.reportColumn, "Rapport", "Report"),
    (.contents, "In dit rapport", "In this report"),
    (.volumeLine, "{0} van {1} mensen", "{0} from {1} people"),
    (.restNotShown, "overige kanalen niet getoond", "other channels not shown"),
    (
      .moreThemes,
      "Daartussen nog {0} thema’s; alle staan in het JSON-bestand.",
      "In between {0} more themes; all are in the JSON file."
    ),
    (.period, "{0} t/m {1}", "{0} to {1}"),
    (.keyFigures, "Kerncijfers", "Key figures"),
    (.allReports, "Alle rapporten", "All reports"),
    (.noReports, "Er zijn nog geen rapporten.", "There are no reports yet."),
    (.headlineColumn, "Wat opviel", "What stood out"),
    (
      .revisedItems, "Anders dan in het vorige rapport over deze tijd: {0} → {1}.",
      "Other than in the earlier report on this time: {0} → {1}."
    ),
    (
      .revisedFigures, "Anders dan in het vorige rapport over deze tijd, bij evenveel ({0}):",
      "Other than in the earlier report on this time, of as many ({0}):"
    ),
    (.skipLink, "Naar de inhoud", "Skip to content"),
    (.none, "–", "–"),
    (.leadNoItems, "Deze week kwam er geen feedback binnen.", "No feedback came in this week."),
    (
      .leadTooFew,
      "Met {0} zijn er deze week per contactpunt te weinig mensen om cijfers te geven.",
      "With {0} there are too few people per touchpoint this week to give figures."
    ),
    (
      .leadExpressed,
      "{0} is deze week de grootste kloof die geen toeval is: van de {1} uitspraken over verwachtingen vielen er {2} tegen en {3} mee (saldo {4}, vrijwel zeker hoogstens {5}).",
      "{0} is this week’s widest gap beyond chance: of {1} statements about expectations {2} fell short and {3} exceeded them (balance {4}, almost certainly no better than {5})."
    ),
    (
      .leadExpressedTotal,
      "{0} bleef de ervaring achter bij de verwachting: van de {1} uitspraken over verwachtingen vielen er {2} tegen en {3} mee (saldo {4}, vrijwel zeker hoogstens {5}).",
      "{0}, experience fell short of expectation: of {1} statements about expectations {2} fell short and {3} exceeded them (balance {4}, almost certainly no better than {5})."
    ),
    (
      .leadStated,
      "{0} is deze week de grootste kloof die geen toeval is: {1} antwoorden geven de ervaring gemiddeld {2} punten minder dan de verwachting, op een schaal van 0 tot 100 (vrijwel zeker minstens {3}).",
      "{0} is this week’s widest gap beyond chance: {1} answers rate experience {2} points below expectation on average, on a scale of 0 to 100 (almost certainly at least {3})."
    ),
    (
      .leadStatedTotal,
      "{0} bleef de ervaring achter bij de verwachting: {1} antwoorden geven haar gemiddeld {2} punten minder, op een schaal van 0 tot 100 (vrijwel zeker minstens {3}).",
      "{0}, experience fell short of expectation: {1} answers rate it {2} points lower on average, on a scale of 0 to 100 (almost certainly at least {3})."
    ),
    (
      .leadNoGap, "Nergens blijft de ervaring aantoonbaar achter bij de verwachting.",
      "Nowhere does experience demonstrably fall short of expectation."
    ),
  ]

  private static let acts: [Row] = [
    (
      .actCheck, "Kijk met voc status of er exports wachten of zijn afgekeurd.",
      "See with voc status whether exports wait or were rejected."
    ),
    (
      .actRead,
      "Lees ze zelf met voc search 'since:{0} until:{1}', of maak een rapport over een langere tijd.",
      "Read them yourself with voc search 'since:{0} until:{1}', or report on a longer time."
    ),
    (.actTeam, "{0} is aan zet:", "It is up to {0}:"),
    (.actAnyone, "Te doen:", "To do:"),
    (.stepFollowUp, "volg {0} op{1}", "follow up {0}{1}"),
    (
      .stepTheme, "pak het thema {0} aan, dat daar de toon het meest drukt",
      "deal with {0}, the theme that pulls the tone down most there"
    ),
    (
      .stepRead, "lees onder Waarom wat klanten erover zeggen",
      "read under Why what customers say about it"
    ),
    (.joint, " en ", " and "),
    (.jointAfterAside, ", en ", ", and "),
    (.ofBroken, ", waarvan {0} met een gebroken belofte", ", {0} of them with a broken promise"),
    (.oneItem, "1 reactie", "1 item"),
    (.someItems, "{0} reacties", "{0} items"),
    (
      .actExplain,
      "Zoek uit waarom {0} van {1} naar {2} ging: de duidelijkste verandering sinds vorige week.",
      "Find out why {0} went from {1} to {2}: the clearest change since the week before."
    ),
    (
      .actFollowUp, "Volg {0} op{1}; verder springt er niets uit.",
      "Follow up {0}{1}; nothing else stands out."
    ),
    (
      .actNothing, "Er is niemand op te volgen en er springt niets uit.",
      "There is nobody to follow up and nothing stands out."
    ),
  ]

  private static let gaps: [Row] = [
    (.gapHeading, "Verwachting en ervaring", "Expectation and experience"),
    (
      .gapIntro,
      "Per contactpunt en kanaal, het zekerste slechte nieuws eerst. Een stip die van de open cirkel af ligt met een band die hem niet raakt, is geen toeval.",
      "Per touchpoint and channel, the surest bad news first. A dot away from the open circle whose band does not touch it is beyond chance."
    ),
    (
      .expressedCaption,
      "Kloof in woorden: saldo van uitspraken boven en onder verwachting, −100 tot +100",
      "Gap in words: balance of statements above and below expectation, −100 to +100"
    ),
    (
      .statedCaption, "Kloof in cijfers: gemiddelde verwachting en ervaring, schaal 0 tot 100",
      "Gap in ratings: mean expectation and experience, scale 0 to 100"
    ),
    (.gapTable, "Alle cijfers per contactpunt en kanaal", "All figures per touchpoint and channel"),
    (
      .gapTableIntro,
      "Onder elk cijfer staat het 95%-interval, en n: de uitspraken, antwoorden of beloften waar het op rust. Dekking is het deel van de reacties met een uitspraak over verwachtingen; toon loopt van −1 tot +1.",
      "Below each figure stand its 95% interval and n: the statements, answers or promises that it rests on. Coverage is the share of items with a statement about expectations; tone runs from −1 to +1."
    ),
    (.legendExpectation, "verwachting", "expectation"),
    (.legendExperience, "ervaring", "experience"),
    (.legendInterval, "95%-interval", "95% interval"),
    (.asExpected, "zoals verwacht", "as expected"),
    (.touchpoint, "Contactpunt", "Touchpoint"),
    (.channel, "Kanaal", "Channel"),
    (.segment, "Segment", "Segment"),
    (.theme, "Thema", "Theme"),
    (.language, "Taal", "Language"),
    (.items, "Reacties", "Items"),
    (.people, "Mensen", "People"),
    (.expressedGap, "Kloof in woorden", "Gap in words"),
    (.statedGap, "Kloof in cijfers", "Gap in ratings"),
    (.promisesKept, "Beloften nagekomen", "Promises kept"),
    (.experience, "Toon", "Tone"),
    (.statements, "Uitspraken", "Statements"),
    (.coverage, "Dekking", "Coverage"),
    (.interval, "95%-interval", "95% interval"),
    (.lowerBound, "ondergrens", "lower bound"), (.upperBound, "bovengrens", "upper bound"),
    (.answers, "Antwoorden", "Answers"),
    (.trend13, "13 weken", "13 weeks"),
    (.everything, "Alles samen", "All together"),
    (.balance, "Saldo", "Balance"),
    (.meanDisconfirmation, "Gemiddelde d (-2 tot 2)", "Mean d (-2 to 2)"),
    (.expectation, "Verwachting", "Expectation"),
    (.gap, "Kloof", "Gap"),
    (.indicative, "indicatief", "indicative"),
    (.fewPeople, "minder dan 5 mensen", "fewer than 5 people"),
    (.shielded, "afgeschermd", "shielded"),
    (
      .shieldedNote,
      "Afgeschermd: getoond zou dit cijfer met de totalen een groep van minder dan 5 mensen verraden.",
      "Shielded: shown, this figure and the totals would give a group of fewer than 5 people away."
    ),
    (.counted, "n\u{A0}{0}", "n\u{A0}{0}"),
    (.countedOfItems, "n\u{A0}{0}, dekking {1}", "n\u{A0}{0}, coverage {1}"),
    (
      .complementary, "verborgen om een kleinere groep te beschermen",
      "withheld to protect a smaller group"
    ),
    (
      .withheldCount, "Niet getoond omdat er te weinig mensen spreken: {0}.",
      "Not shown because too few people speak: {0}."
    ),
    (
      .withheldNames,
      "Niet getoond ({0}), omdat er minder dan 5 mensen spreken of omdat het zo’n kleine groep zou verraden: {1}.",
      "Not shown ({0}), because fewer than 5 people speak or because it would give so small a group away: {1}."
    ),
    (.note, "Let op", "Note"),
    (
      .noGap, "Geen klant zette ervaring tegenover verwachting.",
      "No customer set experience against expectation."
    ),
    (
      .allWithheld,
      "In elke cel spreken te weinig mensen om cijfers te geven; neem een langere periode of splits minder uit.",
      "Too few people speak in each cell to give figures; take a longer period or split less."
    ),
    (.empty, "Er is geen feedback om te tonen.", "There is no feedback to show."),
  ]

  private static let importances: [Row] = [
    (.importanceHeading, "Wat telt en hoe het ging", "What matters and how it went"),
    (
      .importanceIntro,
      "De verwachting die klanten noemden tegen de ervaring, op een schaal van 0 tot 100. De grens is het gemiddelde van de contactpunten; een advies staat er alleen waar beide cijfers er met hun interval van af liggen.",
      "What customers stated to expect against what they experienced, on a scale from 0 to 100. The borders are the means of the touchpoints; there is advice only where both figures are off them with their intervals."
    ),
    (.importance, "Belang", "Importance"), (.performance, "Prestatie", "Performance"),
    (.advice, "Wat te doen", "What to do"),
    (.concentrateHere, "Hier aan werken", "Concentrate here"),
    (.keepUp, "Zo houden", "Keep it up"), (.lowPriority, "Lage prioriteit", "Low priority"),
    (.possibleOverkill, "Kan minder", "Possible overkill"),
    (
      .importanceUnclear,
      "Geen contactpunt wijkt in beide aantoonbaar van het gemiddelde af; kies op de kloven hierboven.",
      "No touchpoint is demonstrably off the mean in both; choose by the gaps above."
    ),
    (.unclearQuadrant, "Geen duidelijk verschil", "No clear difference"),
    (
      .methodImportance,
      "Wat telt en hoe het ging: belang-prestatieanalyse (Martilla en James 1977) met de gemiddelde verwachting als belang en de gemiddelde ervaring als prestatie.",
      "What matters and how it went: importance–performance analysis (Martilla and James 1977) with mean expectation as importance and mean experience as performance."
    ),
  ]

  private static let promises: [Row] = [
    (.promisesHeading, "Beloften", "Promises"),
    (.kept, "Nagekomen", "Kept"),
    (.broken, "Gebroken", "Broken"),
    (.open, "Nog open", "Still open"),
    (.keptRate, "Aandeel nagekomen", "Share kept"),
    (
      .promisesIntro,
      "Wat klanten zeggen dat beloofd was, en wat ervan kwam; de gebroken beloften zijn het eerst op te volgen.",
      "What customers say was promised, and what came of it; the broken promises are the first to follow up."
    ),
    (.promisedActual, "Beloofd → geworden", "Promised → actual"),
    (.sizes, "{0} → {1} {2} (mediaan van {3})", "{0} → {1} {2} (median of {3})"),
    (.noPromises, "Er is over geen belofte gesproken.", "No promise was spoken of."),
  ]

  private static let scores: [Row] = [
    (.scoresHeading, "Scores en 13 weken", "Scores and 13 weeks"),
    (
      .scoresIntro,
      "De lijn loopt over 13 weken, de band is het 95%-interval; ↓ en ↑ zijn de laagste en hoogste week. Een week met te weinig antwoorden blijft leeg.",
      "The line runs over 13 weeks, the band is the 95% interval; ↓ and ↑ are the lowest and the highest week. A week with too few answers stays empty."
    ),
    (.nps, "NPS", "NPS"),
    (.csat, "CSAT", "CSAT"),
    (.ces, "CES", "CES"),
    (.effortName, "CES, schaal {0}\u{2060}–\u{2060}{1}", "CES, scale {0}\u{2060}–\u{2060}{1}"),
    (
      .effortEasy, "CES: {0} vond het makkelijk ({1}; {2}).", "CES: {0} found it easy ({1}; {2})."
    ),
    (.noSpread, "alle antwoorden gelijk", "all answers alike"),
    (.now, "Deze week", "This week"),
    (.before, "Vorige week", "Week before"),
    (.previously, "was\u{A0}{0}", "was\u{A0}{0}"),
    (.before12, "12 weken ervoor", "12 weeks before"),
    (
      .noScores, "Deze week zijn er te weinig cijfers gegeven.",
      "Too few ratings were given this week."
    ),
    (.measure, "Maat", "Measure"),
    (.weekColumn, "Week", "Week"),
    (.value, "Waarde", "Value"),
    (.noMeasurement, "niet gemeten", "not measured"),
  ]

  private static let findings: [Row] = [
    (.changesHeading, "Wat er veranderde", "What changed"),
    (
      .changesIntro,
      "Alleen wat meer is dan toeval. Vergeleken zijn {0} cijfers met de week ervoor en {1} met de 12 weken ervoor; elke reeks is gecorrigeerd voor haar aantal.",
      "Only what is beyond chance. Compared are {0} figures with the week before and {1} with the 12 weeks before; each list is corrected for its number."
    ),
    (.noChanges, "Niets veranderde meer dan toeval.", "Nothing changed beyond chance."),
    (
      .noComparison, "Er valt niets te vergelijken: te weinig gegevens in een van beide perioden.",
      "There is nothing to compare: too little data in one of the two periods."
    ),
    (.against12, "Tegenover de 12 weken ervoor", "Against the 12 weeks before"),
    (.against1, "Tegenover de week ervoor", "Against the week before"),
    (.change, "Verandering", "Change"),
    (.chance, "p (gecorrigeerd)", "p (adjusted)"),
    (.themesHeading, "Waarom: thema’s naar gewicht", "Why: themes by impact"),
    (
      .themesIntro,
      "Gewicht is hoeveel een thema de gemiddelde toon van alle reacties verschuift, in honderdsten (toon loopt van −1 tot +1). Eigen deel is wat ervan blijft als reacties met meer thema’s eerlijk worden verdeeld; het staat bij de twaalf meest genoemde. Bovenaan staat wat het meest kost: daar valt het meest te winnen.",
      "Impact is how far a theme moves the mean tone of all items, in hundredths (tone runs from −1 to +1). Own part is what is left of it when items with several themes are divided fairly; it stands with the twelve most named. What costs most stands first: there is most to gain."
    ),
    (.impact, "Gewicht", "Impact"),
    (.whyLink, "Waarom", "Why"),
    (.fairPart, "Eigen deel", "Own part"),
    (
      .costsMost, "Wat het meest kost, in de woorden van klanten",
      "What costs most, in customers’ words"
    ),
    (.helpsMost, "Wat het meest helpt", "What helps most"),
    (.itemsOfPeople, "{0} reacties van {1} mensen", "{0} items from {1} people"),
    (
      .noStatements, "Niemand zette hier iets af tegen een verwachting of belofte.",
      "Nobody set anything against an expectation or promise here."
    ),
    (.moreStatements, "  En nog {0}.", "  And {0} more."),
    (.promiseKept, "belofte nagekomen", "promise kept"),
    (.promiseBroken, "belofte gebroken", "promise broken"),
    (.promiseOpen, "belofte nog open", "promise still open"),
    (.sentiment, "Toon", "Tone"),
    (.typical, "Typerend", "Typical"),
    (.strongest, "Sterkst", "Strongest"),
    (.counter, "Tegengeluid", "Counter"),
    (
      .noThemes, "Geen thema is door 5 of meer mensen genoemd.",
      "No theme was named by 5 people or more."
    ),
  ]

  private static let actions: [Row] = [
    (.searchesHeading, "Bewaarde zoekopdrachten", "Saved searches"),
    (.search, "Zoekopdracht", "Search"),
    (.query, "Zoekvraag", "Query"),
    (.teamsHeading, "Wie is aan zet", "Who acts"),
    (.noTeams, "Er zijn geen teams ingesteld in voc.yaml.", "No teams are set in voc.yaml."),
    (.team, "Team", "Team"),
    (.teamFollowUps, "Op te volgen: {0}{1}.", "To follow up: {0}{1}."),
    (.teamNoFollowUps, "Niets op te volgen.", "Nothing to follow up."),
    (
      .teamStartWords, "Begin bij {0}: saldo {1}, vrijwel zeker hoogstens {2}.",
      "Start with {0}: balance {1}, almost certainly no better than {2}."
    ),
    (
      .teamStartRatings,
      "Begin bij {0}: de ervaring ligt {1} punten onder de verwachting, vrijwel zeker minstens {2}.",
      "Start with {0}: experience lies {1} points below expectation, almost certainly at least {2}."
    ),
    (
      .teamNoGap, "Geen kloof die meer is dan toeval.", "No gap that is beyond chance."
    ),
    (
      .teamWithheld, "Te weinig mensen om cijfers te geven.", "Too few people to give figures."
    ),
    (.followUpsHeading, "Op te volgen", "To follow up"),
    (
      .followUpsIntro,
      "Reacties die om antwoord vragen, de dringendste eerst. Alle woorden van een reactie: voc show KENMERK.",
      "Items that ask for an answer, the most urgent first. All words of an item: voc show ITEM."
    ),
    (
      .followUpCounts,
      "In totaal {0}: {1} met een gebroken belofte, {2} met een opzegdreiging, {3} met een laag cijfer.",
      "In all {0}: {1} with a broken promise, {2} with a threat to leave, {3} with a low score."
    ),
    (
      .quotesCut,
      "Woorden en op te volgen reacties komen uit de nieuwste {0} uitspraken van deze tijd; er zijn er meer.",
      "Words and items to follow up come from the newest {0} statements of this time; there are more."
    ),
    (.noFollowUps, "Er is niemand op te volgen.", "There is nobody to follow up."),
    (.reason, "Reden", "Reason"),
    (.received, "Ontvangen", "Received"),
    (.words, "Woorden", "Words"),
    (.id, "Kenmerk", "Item"),
    (.scoreAlone, "(alleen een cijfer)", "(a score alone)"),
    (.wordsWithheld, "Niet getoond: te kleine groep.", "Not shown: group too small."),
    (
      .moreFollowUps, "En nog {0}; alle staan in het JSON-bestand.",
      "And {0} more; all are in the JSON file."
    ),
    (.brokenPromise, "gebroken belofte", "broken promise"),
    (.threatToLeave, "opzegdreiging", "threat to leave"),
    (.lowScore, "laag cijfer", "low score"),
  ]

  private static let quality: [Row] = [
    (.volumesHeading, "Wat er binnenkwam", "What came in"),
    (.noItems, "Er kwam niets binnen.", "Nothing came in."),
    (.coverageWords, "Met verwachting in woorden", "With expectation in words"),
    (.qualityHeading, "Kwaliteit van de gegevens", "Data quality"),
    (.mismatchesHeading, "Cijfer en woorden spreken elkaar tegen", "Rating and words contradict"),
    (.highRatingNegativeText, "Hoog cijfer, negatieve tekst", "High rating, negative text"),
    (.lowRatingPositiveText, "Laag cijfer, positieve tekst", "Low rating, positive text"),
    (
      .noMismatches, "Geen, of bij te weinig mensen om te tonen.",
      "None, or among too few people to show."
    ),
    (
      .mixedReadings,
      "Deze cijfers rusten op lezingen van {0} versies van de lexicons; voc reanalyze maakt ze "
        + "gelijk.",
      "These figures rest on readings made with {0} versions of the lexicons; voc reanalyze makes "
        + "them alike."
    ),
    (.skippedAs, "Overgeslagen sinds het begin: {0}", "Skipped since the start: {0}"),
    (.rejected, "Afgekeurd sinds het begin", "Rejected since the start"),
    (.duplicates, "Dubbel aangeleverd sinds het begin", "Duplicates since the start"),
    (.unknownTouchpoint, "Zonder herkenbaar contactpunt", "Without a recognised touchpoint"),
    (
      .otherLanguage, "In een andere taal ({0}), niet gelezen",
      "In another language ({0}), not read"
    ),
    (.count, "Aantal", "Count"),
    (.kind, "Soort", "Kind"),
    (.autoreply, "automatisch antwoord", "automatic reply"),
    (.bounce, "onbestelbaar", "bounce"),
    (.bulk, "bulkmail", "bulk mail"),
    (.agent, "van een medewerker", "from an agent"),
    (.emptyText, "leeg", "empty"),
  ]

  private static let method: [Row] = [
    (.methodHeading, "Methode", "Method"),
    (
      .methodGap,
      "Kloof in cijfers: gemiddelde van ervaring min verwachting per reactie, beide op een schaal van 0 tot 100; gepaard t-interval van 95%.",
      "Gap in ratings: mean of experience minus expectation per item, both on a scale of 0 to 100; paired t interval of 95%."
    ),
    (
      .methodExpressed,
      "Kloof in woorden: 100 · (uitspraken boven − uitspraken onder verwachting) / alle uitspraken; aangepast Wald-interval. Dekking is het deel van de reacties met zo’n uitspraak. De twee kloven worden nooit gemiddeld.",
      "Gap in words: 100 · (statements above − statements below expectation) / all statements; adjusted Wald interval. Coverage is the share of items with such a statement. The two gaps are never averaged."
    ),
    (
      .methodPromises,
      "Beloften nagekomen: nagekomen / (nagekomen + gebroken), Wilson-interval; open beloften tellen apart.",
      "Promises kept: kept / (kept + broken), Wilson interval; open promises are counted apart."
    ),
    (
      .methodNps,
      "NPS: % 9–10 min % 0–6; aangepast Wald-interval (n + 3, ¾ promotor, ¾ criticaster erbij).",
      "NPS: % 9–10 minus % 0–6; adjusted Wald interval (n + 3, ¾ promoter and ¾ detractor added)."
    ),
    (
      .methodCsat, "CSAT: aandeel in de bovenste 2 van 5 of 3 van 7 antwoorden; Wilson-interval.",
      "CSAT: share in the top 2 of 5 or top 3 of 7 answers; Wilson interval."
    ),
    (
      .methodCes,
      "CES 2.0: gemiddelde en aandeel 5–7 op 1–7, hoog is makkelijk; t- en Wilson-interval.",
      "CES 2.0: mean and share of 5–7 on 1–7, high is easy; t and Wilson intervals."
    ),
    (
      .methodImpact,
      "Gewicht van een thema: (nₜ / (N − nₜ)) · (Sₜ − S), in honderdsten van de toon: de gemiddelde toon van alles min die zonder het thema. Eigen deel: de Shapley-waarde, die eerlijk verdeelt wat thema’s samen doen; van de twaalf meest genoemde.",
      "Impact of a theme: (nₜ / (N − nₜ)) · (Sₜ − S), in hundredths of tone: the mean tone of everything minus that without the theme. Own part: the Shapley value, which divides fairly what themes do together; of the twelve most named."
    ),
    (
      .methodSmall,
      "Kleine aantallen: een groep van minder dan 5 verschillende mensen krijgt geen cijfers en geen woorden. In een grotere groep telt elk cijfer zijn eigen mensen: rust het op minder dan 5, dan staat er “minder dan 5 mensen”; een streepje betekent dat er niets gezegd is. Waar een totaal zo’n groep of cijfer zou verraden, wordt een tweede afgeschermd. Onder 30 mensen heet een groep “indicatief”.",
      "Small numbers: a group of fewer than 5 distinct people gets no figures and no words. In a larger group each figure counts its own people: where it rests on fewer than 5, it says “fewer than 5 people”; a dash means that nothing was said. Where a total would give such a group or figure away, a second one is shielded. Below 30 people a group is called “indicative”."
    ),
    (
      .methodRank,
      "Rangorde en kop volgen de grens van het interval, nooit de schatting: een paar felle reacties staan zo niet bovenaan. De kop is de uiterste van vele groepen, en valt daardoor eerder te somber uit dan te zonnig.",
      "Ranking and headline follow the bound of the interval, never the estimate, so that a few loud items do not lead. The headline is the extreme of many groups, and so errs to the gloomy side rather than the sunny."
    ),
    (
      .methodCounting,
      "Tellen: een reactie over twee contactpunten telt bij beide, en één keer in het totaal; rijen tellen dus niet op. Intervallen nemen uitspraken en antwoorden als onafhankelijk; schrijft iemand vaak, dan zijn ze iets te smal.",
      "Counting: an item about two touchpoints counts at both, and once in the total, so that rows do not add up. Intervals take statements and answers as independent; where somebody writes often they are a little too narrow."
    ),
    (
      .methodTone,
      "Toon: gemiddelde van het sentiment per zinsdeel, van −1 tot +1, uit het lexicon; t-interval.",
      "Tone: mean sentiment per clause, from −1 to +1, by the lexicon; t interval."
    ),
    (
      .methodFollowUp,
      "Op te volgen: een gebroken belofte, een opzegdreiging, een NPS van 0–6, of een ander cijfer in het onderste kwart van zijn schaal. Cijfer en woorden spreken elkaar tegen waar een hoog of laag cijfer samengaat met een toon onder −0,3 of boven +0,3.",
      "To follow up: a broken promise, a threat to leave, an NPS of 0–6, or another rating in the lowest quarter of its scale. Rating and words contradict where a high or low rating goes with a tone below −0.3 or above +0.3."
    ),
    (
      .methodChange,
      "Verandering: z-toets, exacte toets van Fisher of Welch-toets per maat, gecorrigeerd volgens Benjamini–Hochberg over alle vergelijkingen van dezelfde lijst; genoemd onder 0,05. Zo is van wat genoemd wordt hoogstens zo’n 5% toeval.",
      "Change: z test, Fisher’s exact test or Welch’s test per measure, corrected after Benjamini–Hochberg over all comparisons of the same list; named below 0.05. Of what is named so, about 5% at most is chance."
    ),
    (
      .methodWeek, "Week: ISO 8601, maandag tot en met zondag, tijdzone {0}.",
      "Week: ISO 8601, Monday to Sunday, time zone {0}."
    ),
    (
      .methodBasis, "Waar alles op rust: {0} van {1} mensen in deze week.",
      "What everything rests on: {0} from {1} people in this week."
    ),
    (.methodTeams, "Teams uit voc.yaml: {0}.", "Teams of voc.yaml: {0}."),
    (.methodSettings, "Lexicons: versie {0}.", "Lexicons: version {0}."),
  ]

  private static let names: [Row] = [
    (.email, "e-mail", "e-mail"), (.survey, "enquête", "survey"), (.chat, "chat", "chat"),
    (.phone, "telefoon", "phone"), (.social, "sociale media", "social media"),
    (.web, "website", "web"), (.inperson, "persoonlijk", "in person"),
    (.minutes, "minuten", "minutes"), (.hours, "uur", "hours"), (.days, "dagen", "days"),
    (.workingDays, "werkdagen", "working days"), (.weeks, "weken", "weeks"),
    (.months, "maanden", "months"), (.euros, "euro", "euros"), (.dollars, "dollar", "dollars"),
    (.pounds, "pond", "pounds"), (.piece, "stuks", "items"),
  ]
}
