import Feedback
import Insight

extension ReportPage {
  /// How many touchpoints a chart and rows the follow-up list show; the tables and the JSON file
  /// have them all.
  private static let chartGroups = 8
  private static let followUpRows = 25
  /// The table shows so many of the themes that cost most, and of those that help most.
  private static let themesAtEachEnd = 8
  /// Of so many themes words are shown.
  private static let costliestThemes = 5
  private static let kindestThemes = 3

  /// A row for each touchpoint, and one for each of its channels below it.
  private static func rows<Row>(
    _ groups: ArraySlice<GapGroup>, _ row: (GapTable.Cell, _ isPart: Bool) -> Row?
  ) -> [Row] {
    groups.flatMap { group in
      [row(group.whole, false)] + group.parts.map { row($0, true) }
    }.compactMap { $0 }
  }

  init(_ report: WeeklyReport, language: LanguageCode) {
    let text = FigureText(report, language: language)
    let notation = text.notation
    self.language = language == .dutch ? "nl" : "en"
    title =
      text.title(report.period) + (report.team.map { " · " + TerminalText.visible($0) } ?? "")
    company = TerminalText.visible(report.company)
    let days = text.days(report.period)
    period = days == text.title(report.period) ? nil : days
    lead = text.sentence(report.headline.first)
    action = text.sentence(report.headline.second)
    volume = text.volume(report)
    tiles = text.tiles(report)
    expressed = ReportPage.rows(
      report.gapGroups(by: \.expressed.value?.balance.interval.upper).prefix(
        ReportPage.chartGroups),
      text.expressedDumbbell)
    stated = ReportPage.rows(
      report.gapGroups(by: \.stated.value?.gap.interval?.upper).prefix(ReportPage.chartGroups),
      text.statedDumbbell)
    gapRows = ReportPage.rows(report.gapGroups(by: \.surestGap)[...], text.gapRow)
    gapNote = text.note(naming: report.cells)
    shieldedNote =
      (report.cells.cells + report.touchpoints.cells).contains {
        $0.figures?.withheldMeasures.values.contains(.complementary) == true
      } ? text.words(.shieldedNote) : nil
    importance = text.importanceRows(report.importance)
    importanceNote =
      report.importance?.points.contains { $0.isClear } == false
      ? text.words(.importanceUnclear) : nil
    promises =
      report.promises.lines.map { text.promiseRow($0) }
      + report.promises.withheld.map { text.promiseRow($0) }
    promiseNote = text.promiseNote(on: report.promises)
    multiples = report.trends.compactMap { text.multiple($0) }
    weekColumns = report.trends.map { text.name($0.measure) }
    weekRows = text.weekRows(report.trends)
    effortNote = text.effortNote(report.scores.ces)
    changes = report.changes.filter(\.isBeyondNoise).map { text.changeRow($0) }
    longChanges = report.longChanges.filter(\.isBeyondNoise).map { text.changeRow($0) }
    changesIntro =
      report.changes.isEmpty && report.longChanges.isEmpty
      ? nil
      : text.words(
        .changesIntro, notation.whole(report.changes.count),
        notation.whole(report.longChanges.count))
    changeNote = text.note(on: report.changes)
    longChangeNote = text.note(on: report.longChanges)
    let reach = report.themes.compactMap { $0.impact.impact.map(abs) }.max() ?? 0
    let all = report.themes.map { text.themeRow($0, reach: reach) }
    let ends = ReportPage.themesAtEachEnd
    themes = all.count > 2 * ends ? Array(all.prefix(ends) + all.suffix(ends)) : all
    moreThemes =
      all.count > themes.count
      ? text.words(.moreThemes, notation.whole(all.count - themes.count)) : nil
    let told = zip(report.themes, all).filter { !$1.quotes.isEmpty }
    costliest = told.filter { ($0.0.impact.impact ?? 0) < 0 }
      .prefix(ReportPage.costliestThemes).map(\.1)
    kindest = told.filter { ($0.0.impact.impact ?? 0) > 0 }
      .suffix(ReportPage.kindestThemes).reversed().map(\.1)
    searches = report.searches.map { text.searchRow($0) }
    teams = report.teams.map { text.teamRow($0, trends: report.touchpointTrends) }
    followUps = report.followUps.prefix(ReportPage.followUpRows).map {
      text.followUpRow($0, zone: report.zone)
    }
    followUpCounts = text.counts(of: report.followUps)
    quotesNote = report.quality.newestQuotes.map { text.words(.quotesCut, notation.whole($0)) }
    let rest = report.followUps.count - ReportPage.followUpRows
    moreFollowUps =
      rest > 0 ? text.words(.moreFollowUps, notation.whole(rest)) : nil
    volumes = report.volumes.map { text.volumeRow($0) }
    mismatches = report.mismatches.map { line in
      let name = Phrase(rawValue: line.kind.rawValue) ?? .mismatchesHeading
      return CountRow(name: name.text(language), count: notation.whole(line.items))
    }
    quality = text.qualityRows(report.quality)
    qualityNote = text.note(on: report.quality)
    method = text.method(report)
    words = Dictionary(
      uniqueKeysWithValues: Phrase.allCases.map { ($0.rawValue, text.words($0)) })
  }
}

extension FigureText {
  func note(on table: GapTable) -> String? {
    if table.isEmpty { return words(.empty) }
    if table.isAllWithheld { return words(.allWithheld) }
    let withheld = table.cells.count { $0.suppression != nil }
    return withheld == 0 ? nil : words(.withheldCount, notation.whole(withheld))
  }

  /// The same, with the cells that are withheld by name.
  func note(naming table: GapTable) -> String? {
    let withheld = table.cells.filter { $0.suppression != nil }.map { name($0.key) }.sorted()
    guard !withheld.isEmpty, !table.isAllWithheld else { return note(on: table) }
    let named = withheld.prefix(FigureText.namedCells).joined(separator: "; ")
    let rest = withheld.count - FigureText.namedCells
    let more = rest > 0 ? "; " + words(.moreStatements, notation.whole(rest)) : ""
    return words(.withheldNames, notation.whole(withheld.count), named + more)
  }

  private static let namedCells = 40

  /// Why the ledger is empty: nothing was said, or too few people said it.
  func promiseNote(on ledger: PromiseLedger) -> String {
    words(ledger.touchpoints.isAllWithheld ? .allWithheld : .noPromises)
  }

  /// Why no change is named: none was beyond noise, or nothing could be compared.
  func note(on changes: [Change]) -> String {
    words(changes.isEmpty ? .noComparison : .noChanges)
  }

  /// `84 reacties van 78 mensen: e-mail 37, enquête 40, chat 7.`
  func volume(_ report: WeeklyReport) -> String? {
    let (count, people) = (report.scores.items, report.scores.people)
    guard count > 0 else { return nil }
    let whole =
      people < SmallNumbers.leastPeople
      ? items(count) : words(.volumeLine, items(count), notation.whole(people))
    let channels = report.volumes.compactMap { volume in
      volume.items.map { "\(name(volume.channel)) \(notation.whole($0))" }
    }
    guard !channels.isEmpty else { return whole + "." }
    let rest = report.volumes.contains { $0.items == nil } ? [words(.restNotShown)] : []
    return whole + ": " + (channels + rest).joined(separator: ", ") + "."
  }

  /// Nil where there is nothing to follow up.
  func counts(of followUps: [WeeklyReport.FollowUp]) -> String? {
    func count(_ reason: WeeklyReport.FollowUp.Reason) -> String {
      notation.whole(followUps.count { $0.reasons.contains(reason) })
    }
    return followUps.isEmpty
      ? nil
      : words(
        .followUpCounts, items(followUps.count), count(.brokenPromise), count(.threatToLeave),
        count(.lowScore))
  }

  func weekRows(_ trends: [WeeklyReport.TrendLine]) -> [ReportPage.WeekRow] {
    guard let weeks = trends.first?.trend.points.map(\.week) else { return [] }
    return weeks.enumerated().reversed().map { index, week in
      ReportPage.WeekRow(
        week: week.description,
        values: trends.map { line in
          let point = line.trend.points[index]
          return ReportPage.WeekRow.Labelled(
            label: name(line.measure),
            cell: cell(
              point.value.map { value($0, of: line.measure) },
              detail: interval(point.interval, of: line.measure)))
        })
    }
  }

  /// Whether the figures rest on readings of one make.
  func note(on quality: DataQuality) -> String? {
    quality.lexiconVersions > 1
      ? words(.mixedReadings, notation.whole(quality.lexiconVersions)) : nil
  }

  func qualityRows(_ quality: DataQuality) -> [ReportPage.CountRow] {
    let skipped = FeedbackItem.Kind.allCases.compactMap { kind -> ReportPage.CountRow? in
      guard let count = quality.skipped[kind], count > 0 else { return nil }
      let name = kind == .empty ? Phrase.emptyText : Phrase(rawValue: kind.rawValue) ?? .none
      return ReportPage.CountRow(
        name: words(.skippedAs, name.text(language)), count: notation.whole(count))
    }
    let languages = quality.otherLanguages.sorted { $0.key.rawValue < $1.key.rawValue }.map {
      ReportPage.CountRow(
        name: Phrase.otherLanguage.text(language, $0.key.rawValue),
        count: notation.whole($0.value))
    }
    let plain: [(Phrase, Int)] = [
      (.rejected, quality.rejected), (.duplicates, quality.duplicates),
      (.unknownTouchpoint, quality.unknownTouchpoint),
    ]
    return plain.map { ReportPage.CountRow(name: words($0), count: notation.whole($1)) }
      + skipped + languages
  }

  func method(_ report: WeeklyReport) -> [String] {
    let formulas: [Phrase] = [
      .methodExpressed, .methodGap, .methodPromises, .methodNps, .methodCsat, .methodCes,
      .methodTone, .methodImpact, .methodImportance, .methodFollowUp, .methodCounting,
      .methodSmall, .methodRank, .methodChange,
    ]
    let (items, people) = (report.scores.items, report.scores.people)
    let basis =
      people < SmallNumbers.leastPeople
      ? [] : [words(.methodBasis, self.items(items), notation.whole(people))]
    let teams = report.teams.map { team in
      TerminalText.visible(team.name) + " ("
        + team.touchpoints.map { name($0) }.joined(separator: ", ") + ")"
    }
    return basis + formulas.map { words($0) } + [words(.methodWeek, report.zone.identifier)]
      + (teams.isEmpty ? [] : [words(.methodTeams, teams.joined(separator: "; "))])
      + [words(.methodSettings, report.lexiconVersion)]
  }
}
