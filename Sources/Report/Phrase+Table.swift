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
    .leadExpressed: Wording(
      "{0} is de grootste kloof van deze periode: een saldo van {1} punten, en vrijwel zeker niet beter dan {2}.",
      "{0} is this period’s widest gap: a balance of {1} points, and almost certainly no better than {2}."
    ),
    .leadStated: Wording(
      "{0} is de grootste kloof van deze periode: de ervaring ligt {1} punten onder de verwachting, en vrijwel zeker minstens {2}.",
      "{0} is this period’s widest gap: experience lies {1} points below expectation, and almost certainly at least {2}."
    ),
    .followNoChange: Wording(
      "Niets veranderde meer dan toeval ten opzichte van de periode ervoor.",
      "Nothing changed beyond chance since the period before."),
    .now: Wording("Deze periode", "This period"),
    .before: Wording("Periode ervoor", "Period before"),
    .noScores: Wording(
      "In deze periode zijn er te weinig cijfers gegeven.",
      "Too few ratings were given in this period."),
    .against1: Wording("Tegenover de periode ervoor", "Against the period before"),
  ]

  private typealias Row = (Phrase, String, String)

  private static let rows: [Row] =
    frame + gaps + importances + promises + scores + findings + actions
    + quality + method + names

  private static let frame: [Row] = [
    (.voiceOfCustomer, "Stem van de klant", "Voice of the customer"),
    (.week, "Week", "Week"),
    (.weekTitle, "Week {0}, {1}", "Week {0}, {1}"),
    (.period, "{0} t/m {1}", "{0} to {1}"),
    (.keyFigures, "Kerncijfers", "Key figures"),
    (.allReports, "Alle rapporten", "All reports"),
    (.noReports, "Er zijn nog geen rapporten.", "There are no reports yet."),
    (.headlineColumn, "Wat opviel", "What stood out"),
    (
      .revisedItems, "Anders dan het vorige rapport over deze tijd: {0} → {1} reacties.",
      "Other than the earlier report on this time: {0} → {1} items."
    ),
    (.skipLink, "Naar de inhoud", "Skip to content"),
    (.none, "–", "–"),
    (.leadNoItems, "Deze week kwam er geen feedback binnen.", "No feedback came in this week."),
    (
      .leadTooFew,
      "Te weinig mensen per contactpunt om cijfers te geven; aantal reacties: {0}.",
      "Too few people per touchpoint to give figures; number of items: {0}."
    ),
    (
      .leadExpressed,
      "{0} is de grootste kloof van deze week: een saldo van {1} punten, en vrijwel zeker niet beter dan {2}.",
      "{0} is this week’s widest gap: a balance of {1} points, and almost certainly no better than {2}."
    ),
    (
      .leadExpressedTotal,
      "Over alles samen bleef de ervaring achter bij de verwachting: een saldo van {1} punten, en vrijwel zeker niet beter dan {2}; geen contactpunt springt eruit.",
      "Over everything together experience fell short of expectation: a balance of {1} points, and almost certainly no better than {2}; no touchpoint stands out."
    ),
    (
      .leadStatedTotal,
      "Over alles samen ligt de ervaring {1} punten onder de verwachting, en vrijwel zeker minstens {2}; geen contactpunt springt eruit.",
      "Over everything together experience lies {1} points below expectation, and almost certainly at least {2}; no touchpoint stands out."
    ),
    (
      .leadStated,
      "{0} is de grootste kloof van deze week: de ervaring ligt {1} punten onder de verwachting, en vrijwel zeker minstens {2}.",
      "{0} is this week’s widest gap: experience lies {1} points below expectation, and almost certainly at least {2}."
    ),
    (
      .leadNoGap, "Nergens blijft de ervaring aantoonbaar achter bij de verwachting.",
      "Nowhere does experience demonstrably fall short of expectation."
    ),
    (
      .followPromises, "Beloften met bekende afloop: {0}, nagekomen: {1} ({2}).",
      "Promises with a known outcome: {0}, kept: {1} ({2})."
    ),
    (
      .followChange, "De duidelijkste verandering: {0} ging van {1} naar {2}.",
      "The clearest change: {0} went from {1} to {2}."
    ),
    (
      .followNoChange, "Niets veranderde meer dan toeval ten opzichte van vorige week.",
      "Nothing changed beyond chance since the week before."
    ),
  ]

  private static let gaps: [Row] = [
    (.gapHeading, "Verwachting en ervaring", "Expectation and experience"),
    (
      .gapIntro, "Per contactpunt en kanaal, het zekerste slechte nieuws eerst.",
      "Per touchpoint and channel, the surest bad news first."
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
    (.trend13, "13 weken", "13 weeks"),
    (.everything, "Alles samen", "Everything"),
    (.balance, "Saldo", "Balance"),
    (.meanDisconfirmation, "Gemiddelde d", "Mean d"),
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
    (.counted, "n {0}", "n {0}"),
    (.countedOfItems, "n {0}, dekking {1}", "n {0}, coverage {1}"),
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
      "Niet getoond, {0} keer minder dan 5 mensen of nodig om zo’n kleine groep te beschermen: {1}.",
      "Not shown, {0} times fewer than 5 people or needed to protect so small a group: {1}."
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
      "De verwachting die klanten noemden tegen de ervaring, op een schaal van 0 tot 100; de grens is het gemiddelde van de contactpunten.",
      "What customers stated to expect against what they experienced, on a scale from 0 to 100; the borders are the means of the touchpoints."
    ),
    (.importance, "Belang", "Importance"), (.performance, "Prestatie", "Performance"),
    (.advice, "Wat te doen", "What to do"),
    (.concentrateHere, "Hier aan werken", "Concentrate here"),
    (.keepUp, "Zo houden", "Keep it up"), (.lowPriority, "Lage prioriteit", "Low priority"),
    (.possibleOverkill, "Kan minder", "Possible overkill"),
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
    (.promisedActual, "Beloofd → geworden", "Promised → actual"),
    (.sizes, "{0} → {1} {2} (mediaan van {3})", "{0} → {1} {2} (median of {3})"),
    (.noPromises, "Er is over geen belofte gesproken.", "No promise was spoken of."),
  ]

  private static let scores: [Row] = [
    (.scoresHeading, "Scores en 13 weken", "Scores and 13 weeks"),
    (
      .scoresIntro,
      "De band is het 95%-interval. Een week zonder genoeg antwoorden blijft leeg.",
      "The band is the 95% interval. A week without enough answers stays empty."
    ),
    (.nps, "NPS", "NPS"),
    (.csat, "CSAT", "CSAT"),
    (.ces, "CES", "CES"),
    (
      .effortEasy, "{0} makkelijk, schaal {1}\u{2060}–\u{2060}{2}",
      "{0} easy, scale {1}\u{2060}–\u{2060}{2}"
    ),
    (.now, "Deze week", "This week"),
    (.before, "Vorige week", "Week before"),
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
      "Alleen wat meer is dan toeval, na correctie voor {0} vergelijkingen.",
      "Only what is more than chance, corrected for {0} comparisons."
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
      "Gewicht is hoeveel een thema de gemiddelde toon van alle reacties verschuift.",
      "Impact is how far a theme moves the mean tone of all items."
    ),
    (.impact, "Gewicht", "Impact"),
    (.fairPart, "Aandeel", "Part"),
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
    (.typical, "Typisch", "Typical"),
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
    (.query, "Vraag", "Query"),
    (.teamsHeading, "Wie is aan zet", "Who acts"),
    (.noTeams, "Er zijn geen teams ingesteld in voc.yaml.", "No teams are set in voc.yaml."),
    (.team, "Team", "Team"),
    (.openFollowUps, "Op te volgen: {0}", "To follow up: {0}"),
    (.followUpsHeading, "Op te volgen", "To follow up"),
    (
      .followUpsIntro,
      "Klanten die iets horen te horen: gebroken belofte, opzegdreiging of laag cijfer.",
      "Customers who should hear from someone: broken promise, threat to leave or low score."
    ),
    (.noFollowUps, "Niemand.", "Nobody."),
    (.reason, "Reden", "Reason"),
    (.received, "Ontvangen", "Received"),
    (.words, "Woorden", "Words"),
    (.id, "Nummer", "Item"),
    (.scoreAlone, "(alleen een cijfer)", "(a score alone)"),
    (.wordsWithheld, "Niet getoond: te kleine groep.", "Withheld: group too small."),
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
    (.noItems, "Niets.", "Nothing."),
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
      .methodCes, "CES 2.0: gemiddelde en aandeel 5–7 op 1–7, hoog is makkelijk; t-interval.",
      "CES 2.0: mean and share of 5–7 on 1–7, high is easy; t interval."
    ),
    (
      .methodImpact,
      "Gewicht van een thema: (nₜ / (N − nₜ)) · (Sₜ − S), in honderdsten van de toon: de gemiddelde toon van alles min die zonder het thema. Aandeel: de Shapley-waarde, die eerlijk verdeelt wat thema’s samen doen; van de twaalf meest genoemde.",
      "Impact of a theme: (nₜ / (N − nₜ)) · (Sₜ − S), in hundredths of tone: the mean tone of everything minus that without the theme. Part: the Shapley value, which divides fairly what themes do together; of the twelve most named."
    ),
    (
      .methodSmall,
      "Kleine aantallen: onder 5 verschillende mensen geen cijfers en geen woorden, en zo nodig een tweede cel verborgen zodat een totaal niets verraadt; onder 30 “indicatief”. Rangorde volgt de grens van het interval, nooit de schatting.",
      "Small numbers: below 5 distinct people no figures and no words, and a second cell withheld where a total would give it away; below 30 “indicative”. Ranking follows the bound of the interval, never the estimate."
    ),
    (
      .methodChange,
      "Verandering: z-toets, exacte toets van Fisher of Welch-toets per maat, gecorrigeerd volgens Benjamini–Hochberg over alle cellen; genoemd onder 0,05.",
      "Change: z test, Fisher’s exact test or Welch’s test per measure, corrected after Benjamini–Hochberg over all cells; named below 0.05."
    ),
    (
      .methodWeek, "Week: ISO 8601, maandag tot en met zondag, tijdzone {0}.",
      "Week: ISO 8601, Monday to Sunday, time zone {0}."
    ),
    (.methodSettings, "Lexicon: {0}.", "Lexicon: {0}."),
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
