import Feedback
import Insight

extension ReportPage {
  /// How many rows a chart or the follow-up list shows; the tables and the JSON file have them all.
  private static let chartRows = 12
  private static let followUpRows = 25

  init(_ report: WeeklyReport, language: LanguageCode) {
    let (period, week) = (report.period, report.period.week)
    let text = FigureText(
      taxonomy: report.taxonomy, language: language, scope: week == nil ? .days : .week)
    let notation = text.notation
    self.language = language == .dutch ? "nl" : "en"
    let days = text.words(.period, notation.date(period.first), notation.date(period.last))
    title = week.map { text.words(.weekTitle, "\($0.number)", "\($0.year)") } ?? days
    company = report.company
    self.period = days
    lead = text.sentence(report.headline.first)
    follow = text.sentence(report.headline.second)
    tiles = text.tiles(report)
    let ranked = report.cells.ranked
    expressed = report.cells.ranked(by: \.expressed?.balance.interval.upper)
      .prefix(ReportPage.chartRows).compactMap { text.expressedDumbbell($0) }
    stated = report.cells.ranked(by: \.stated?.gap.interval?.upper)
      .prefix(ReportPage.chartRows).compactMap { text.statedDumbbell($0) }
    gapRows = ranked.map { text.gapRow($0) }
    gapNote = text.note(on: report.cells)
    importance = text.importanceRows(report.importance)
    promises = report.promises.lines.map { text.promiseRow($0) }
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
