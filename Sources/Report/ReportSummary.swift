import Feedback
import FoundationEssentials

/// The leading figures of a report that was written before, read back from its JSON: what an index of
/// reports lists, and what a new version is compared with.
package struct ReportSummary: Sendable, Equatable {
  package let period: ReportPeriod
  package let company: String
  /// The report's two sentences, by language.
  package let headline: [ReportLanguage: [String]]
  package let items: Int
  /// Of everything together; nil where there is none or it is withheld.
  package let balance: Double?
  package let promisesKept: Double?
  package let nps: Double?
  /// Items and balance of each cell that has figures, by its coordinates' ids.
  let cells: [[String]: Cell]

  struct Cell: Sendable, Equatable {
    let items: Int
    let balance: Double?
    let statedGap: Double?
  }

  /// Nil where `json` is no report of schema `voc.report/1`.
  package init?(json: [UInt8]) {
    guard let document = try? JSONDecoder().decode(Document.self, from: Data(json)),
      document.schema == "voc.report/1", let first = CivilDate(iso: document.from),
      let last = CivilDate(iso: document.to), let period = ReportPeriod(first: first, last: last)
    else { return nil }
    let total = document.touchpoints.total
    self.period = period
    company = document.company
    headline = Dictionary(
      ReportLanguage.allCases.compactMap { language in
        document.headline[language.rawValue].map { (language, $0) }
      }, uniquingKeysWith: { first, _ in first })
    items = document.scores.items
    balance = total.expressed?.balance.score
    promisesKept = total.promises?.rate?.share
    nps = document.scores.nps?.score
    cells = Dictionary(
      document.gap.cells.compactMap { cell in
        cell.items.map { items in
          (
            document.gap.by.compactMap { cell.key[$0] },
            Cell(
              items: items, balance: cell.expressed?.balance.score,
              statedGap: cell.stated?.gap.mean)
          )
        }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Only what is read of the report's JSON.
  private struct Document: Decodable {
    let schema, from, to, company: String
    let headline: [String: [String]]
    let gap, touchpoints: Table
    let scores: Scores
  }

  private struct Table: Decodable {
    let by: [String]
    let cells: [CellDocument]
    let total: CellDocument
  }

  private struct CellDocument: Decodable {
    let key: [String: String]
    let items: Int?
    let expressed: Expressed?
    let stated: Stated?
    let promises: Promises?
  }

  private struct Scores: Decodable {
    let items: Int
    let nps: Net?
  }

  private struct Expressed: Decodable { let balance: Net }
  private struct Stated: Decodable { let gap: MeanValue }
  private struct Promises: Decodable { let rate: Rate? }
  private struct Net: Decodable { let score: Double }
  private struct MeanValue: Decodable { let mean: Double }
  private struct Rate: Decodable { let share: Double }
}
