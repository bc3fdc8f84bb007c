import Feedback
import Insight

extension ReportPage {
  /// How many touchpoints a chart and rows the follow-up list show; the tables and the JSON file
  /// have them all.
  private static let chartGroups = 8
  private static let followUpRows = 25

  /// A row for each touchpoint, and one for each of its channels below it.
  private static func rows<Row>(
    _ groups: ArraySlice<GapGroup>, _ row: (GapTable.Cell, _ isPart: Bool) -> Row?
  ) -> [Row] {
    groups.flatMap { group in
      [row(group.whole, false)] + group.parts.map { row($0, true) }
    }.compactMap { $0 }
  }

  init(_ report: WeeklyReport, language: LanguageCode) {
    let (period, week) = (report.period, report.period.week)
    let text = FigureText(report, language: language)
    let notation = text.notation
    self.language = language == .dutch ? "nl" : "en"
    let days = text.words(.period, notation.date(period.first), notation.date(period.last))
    let subject = week.map { text.words(.weekTitle, "\($0.number)", "\($0.year)") } ?? days
    title = subject + (report.team.map { " · " + $0 } ?? "")
    company = report.company
    self.period = days
    lead = text.sentence(report.headline.first)
    follow = text.sentence(report.headline.second)
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
    promises =
      report.promises.lines.map { text.promiseRow($0) }
      + report.promises.withheld.map { text.promiseRow($0) }
    promiseNote = text.promiseNote(on: report.promises)
    multiples = report.trends.compactMap { text.multiple($0) }
    weekColumns = report.trends.map { text.name($0.measure) }
    weekRows = text.weekRows(report.trends)
    changes = report.changes.filter(\.isBeyondNoise).map { text.changeRow($0) }
    longChanges = report.longChanges.filter(\.isBeyondNoise).map { text.changeRow($0) }
    changesIntro = text.words(
      .changesIntro, notation.whole(report.changes.count + report.longChanges.count))
    changeNote = text.note(on: report.changes)
    longChangeNote = text.note(on: report.longChanges)
    themes = report.themes.map { text.themeRow($0) }
    searches = report.searches.map { text.searchRow($0) }
    teams = report.teams.map { text.teamRow($0, trends: report.touchpointTrends) }
    followUps = report.followUps.prefix(ReportPage.followUpRows).map {
      text.followUpRow($0, zone: report.zone)
    }
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

  func weekRows(_ trends: [WeeklyReport.TrendLine]) -> [ReportPage.WeekRow] {
    guard let weeks = trends.first?.trend.points.map(\.week) else { return [] }
    return weeks.enumerated().reversed().map { index, week in
      ReportPage.WeekRow(
        week: week.description,
        values: trends.map { line in
          let point = line.trend.points[index]
          return cell(
            point.value.map { value($0, of: line.measure) },
            detail: interval(point.interval, of: line.measure))
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
      .methodImpact, .methodImportance, .methodSmall, .methodChange,
    ]
    return formulas.map { words($0) } + [
      words(.methodWeek, report.zone.identifier),
      words(.methodSettings, report.lexiconVersion),
    ]
  }
}
