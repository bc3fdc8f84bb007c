import Feedback
import FoundationEssentials
import Insight

/// A report as JSON for other programs: schema `voc.report/1`. Figures are unrounded, ids are those
/// of the lexicons, and a cell without figures says why in `withheld`. Keys are in alphabetical order,
/// so that the same report gives the same bytes.
package struct JSONReport {
  private let report: WeeklyReport

  package init(_ report: WeeklyReport) { self.report = report }

  /// - Throws: `EncodingError` for a figure that is not finite, which no figure is.
  package func json() throws -> String { try JSONText.write(ReportDocument(report)) }
}

/// A gap table as JSON: schema `voc.gap/1`, the cells as in the report.
package struct JSONGapTable {
  private let table: GapTable

  package init(_ table: GapTable) { self.table = table }

  /// - Throws: `EncodingError` for a figure that is not finite, which no figure is.
  package func json() throws -> String { try JSONText.write(GapDocument(table)) }
}

/// The promise ledger as JSON: schema `voc.promises/1`.
package struct JSONPromises {
  private let ledger: PromiseLedger

  package init(_ ledger: PromiseLedger) { self.ledger = ledger }

  /// - Throws: `EncodingError` for a figure that is not finite, which no figure is.
  package func json() throws -> String { try JSONText.write(PromisesDocument(ledger)) }
}

/// A touchpoint's detail as JSON: schema `voc.touchpoint/1`.
package struct JSONTouchpoint {
  private let detail: TouchpointDetail

  package init(_ detail: TouchpointDetail) { self.detail = detail }

  /// - Throws: `EncodingError` for a figure that is not finite, which no figure is.
  package func json() throws -> String { try JSONText.write(TouchpointDocument(detail)) }
}

private enum JSONText {
  static func write(_ document: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
  }
}

private struct GapDocument: Encodable {
  let schema = "voc.gap/1"
  let by: [Dimension]
  let cells: [CellDocument]
  let total: CellDocument

  init(_ table: GapTable) {
    by = table.dimensions
    cells = table.ranked.map { CellDocument($0, dimensions: table.dimensions) }
    total = CellDocument(table.total, dimensions: [])
  }
}

private struct PromisesDocument: Encodable {
  let schema = "voc.promises/1"
  let promises: [PromiseDocument]
  /// Touchpoints that too few people spoke of a promise at.
  let withheld: [Withheld]

  init(_ ledger: PromiseLedger) {
    promises = ledger.lines.map(PromiseDocument.init)
    withheld = ledger.withheld.map { Withheld(touchpoint: $0.touchpoint, reason: $0.reason) }
  }

  struct Withheld: Encodable {
    let touchpoint: Touchpoint
    let reason: Suppression
  }
}

private struct TouchpointDocument: Encodable {
  let schema = "voc.touchpoint/1"
  let touchpoint: Touchpoint
  let total: CellDocument
  let channels: [CellDocument]
  let promises: PromiseDocument?
  let themes: [ThemeDocument]
  let statements: [StatementDocument]

  init(_ detail: TouchpointDetail) {
    touchpoint = detail.touchpoint
    total = CellDocument(detail.total, dimensions: [.touchpoint])
    channels = detail.channels.ranked.map {
      CellDocument($0, dimensions: detail.channels.dimensions)
    }
    promises = detail.promises.map(PromiseDocument.init)
    themes = detail.themes.map(ThemeDocument.init)
    statements = detail.statements.map(StatementDocument.init)
  }
}

private struct ReportDocument: Encodable {
  let schema = "voc.report/1"
  /// Left out where the report is not on an ISO week.
  let week: String?
  let from, to, zone, company, lexicon: String
  let team: String?
  let headline: [String: [String]]
  let gap: GapDocument
  let touchpoints: GapDocument
  let importance: ImportanceDocument?
  let scores: ScoresDocument
  let trends: [TrendDocument]
  let promises: [PromiseDocument]
  let changes: [ChangeDocument]
  let changesAgainst12Weeks: [ChangeDocument]
  let themes: [ThemeDocument]
  let searches: [SearchDocument]
  let teams: [TeamDocument]
  let followUps: [FollowUpDocument]
  let volumes: [VolumeDocument]
  let mismatches: [String: Int]
  let quality: QualityDocument

  init(_ report: WeeklyReport) {
    week = report.period.week?.description
    from = report.period.first.description
    to = report.period.last.description
    zone = report.zone.identifier
    company = report.company
    team = report.team
    lexicon = report.lexiconVersion
    let sentences = ReportLanguage.allCases.map { language in
      let text = FigureText(report, language: language.code)
      return (
        language.rawValue,
        [text.sentence(report.headline.first), text.sentence(report.headline.second)]
      )
    }
    headline = Dictionary(uniqueKeysWithValues: sentences)
    gap = GapDocument(report.cells)
    touchpoints = GapDocument(report.touchpoints)
    importance = report.importance.map(ImportanceDocument.init)
    scores = ScoresDocument(report.scores)
    trends = report.trends.map(TrendDocument.init)
    promises = report.promises.lines.map(PromiseDocument.init)
    changes = report.changes.map(ChangeDocument.init)
    changesAgainst12Weeks = report.longChanges.map(ChangeDocument.init)
    themes = report.themes.map(ThemeDocument.init)
    searches = report.searches.map(SearchDocument.init)
    teams = report.teams.map(TeamDocument.init)
    followUps = report.followUps.map(FollowUpDocument.init)
    volumes = report.volumes.map(VolumeDocument.init)
    mismatches = Dictionary(
      uniqueKeysWithValues: report.mismatches.map { ($0.kind.rawValue, $0.items) })
    quality = QualityDocument(report.quality)
  }
}
