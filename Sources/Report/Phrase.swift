import Feedback

/// Everything that a report says in words of its own. The words themselves stand in
/// ``Phrase/table``, both languages side by side.
package enum Phrase: String, CaseIterable, Sendable {
  case voiceOfCustomer, week, weekTitle, period, keyFigures
  case leadNoItems, leadTooFew, leadExpressed, leadStated, leadNoGap
  case leadExpressedTotal, leadStatedTotal
  case actCheck, actRead, actTeam, actAnyone, actExplain, actFollowUp, actNothing
  case stepFollowUp, stepTheme, stepRead, joint, jointAfterAside, ofBroken, oneItem, someItems
  case quarterTitle, reportColumn, contents, volumeLine, gapTableIntro
  case lowerBound, upperBound, answers, noSpread, effortName, promisesIntro
  case gapHeading, gapIntro, expressedCaption, statedCaption, gapTable, legendExpectation
  case legendExperience, legendInterval, asExpected
  case touchpoint, channel, segment, theme, language, items, people, expressedGap, statedGap
  case promisesKept, experience, statements, coverage, interval, trend13, everything, balance
  case meanDisconfirmation, expectation, gap
  case counted, countedOfItems, indicative, fewPeople, complementary, shielded, shieldedNote
  case withheldCount, withheldNames, note, noGap
  case allWithheld, empty
  case promisesHeading, kept, broken, open, keptRate, promisedActual, sizes, noPromises
  case scoresHeading, scoresIntro, nps, csat, ces, effortEasy, now, before, before12, previously,
    noScores,
    measure
  case weekColumn, value, noMeasurement
  case changesHeading, changesIntro, noChanges, noComparison, against12, against1, change, chance
  case whyLink, costsMost, helpsMost, themesHeading, themesIntro, impact, sentiment, typical,
    strongest,
    counter, noThemes
  case searchesHeading, search, query
  case teamsHeading, noTeams, team, teamFollowUps, teamNoFollowUps, teamStartWords,
    teamStartRatings, restNotShown, moreThemes, teamNoGap,
    teamWithheld
  case followUpsHeading, followUpsIntro, followUpCounts, quotesCut, noFollowUps, reason, received,
    words, id, wordsWithheld
  case scoreAlone
  case moreFollowUps, itemsOfPeople, fairPart, noStatements, moreStatements, promiseKept
  case promiseBroken, promiseOpen, brokenPromise, threatToLeave, lowScore
  case volumesHeading, noItems, coverageWords
  case qualityHeading, highRatingNegativeText, lowRatingPositiveText, mismatchesHeading,
    noMismatches
  case importanceHeading, importanceIntro, importance, performance, advice
  case unclearQuadrant, importanceUnclear, concentrateHere, keepUp, lowPriority, possibleOverkill
  case skippedAs, rejected, duplicates, unknownTouchpoint, otherLanguage, count, kind, mixedReadings
  case autoreply, bounce, bulk, agent, emptyText
  case methodHeading, methodGap, methodExpressed, methodPromises, methodNps, methodCsat, methodCes
  case methodRank, methodCounting, methodTone, methodFollowUp, methodBasis, methodTeams
  case methodImpact, methodImportance, methodSmall, methodChange, methodWeek, methodSettings
  case email, survey, chat, phone, social, web, inperson
  case minutes, hours, days, workingDays, weeks, months, euros, dollars, pounds, piece
  case allReports, noReports, headlineColumn, revisedItems, revisedFigures, skipLink, none

  /// What a report is about; some phrases differ by it.
  package enum Scope: Sendable {
    case week
    /// Any other span of days.
    case days
  }

  /// In `language`; English where it is neither Dutch nor English.
  package func text(_ language: LanguageCode, _ scope: Scope = .week) -> String {
    let ofDays = scope == .days ? Phrase.wordsOfDays[self] : nil
    guard let words = ofDays ?? Phrase.table[self] else { return rawValue }
    return language == .dutch ? words.dutch : words.english
  }

  /// With the places filled by `values`.
  package func text(_ language: LanguageCode, _ values: String...) -> String {
    Phrase.filled(text(language), values)
  }

  /// With `{0}`, `{1}` … replaced by `values`, in one pass, so that a value is never taken for a
  /// place.
  static func filled(_ text: String, _ values: [String]) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      let afterDigit = rest.index(open, offsetBy: 2, limitedBy: rest.endIndex) ?? rest.endIndex
      let digit = Int(rest[rest.index(after: open)..<afterDigit])
      result += rest[..<open]
      guard let digit, values.indices.contains(digit), afterDigit < rest.endIndex else {
        result += "{"
        rest = rest[rest.index(after: open)...]
        continue
      }
      result += values[digit]
      rest = rest[rest.index(after: afterDigit)...]
    }
    return result + rest
  }
}
