import Feedback
import Insight

/// What a report says otherwise than the version of it that was written before, as it does after late
/// items, an erasure, or a change of the lexicons.
package struct ReportRevision: Sendable, Equatable {
  package let itemsBefore: Int
  package let items: Int
  /// Cells with other figures than before, the largest shift of a gap first.
  package let cells: [Cell]

  package var isEmpty: Bool { itemsBefore == items && cells.isEmpty }

  package struct Cell: Sendable, Equatable {
    package let key: [Coordinate]
    package let measure: Change.Measure
    /// Nil where there was none, or it was withheld.
    package let before: Double?
    package let after: Measured<Double>

    /// In points; a figure that came or went counts as the whole scale.
    fileprivate var shift: Double {
      guard let before, let after = after.value else { return 100 }
      return abs(after - before)
    }
  }

  /// - Parameter earlier: the report on the same period as it was written before.
  package init(from earlier: ReportSummary, to report: WeeklyReport) {
    itemsBefore = earlier.items
    items = report.scores.items
    let cells = report.cells.cells.flatMap { cell -> [Cell] in
      let old = earlier.cells[cell.key.map(\.id)]
      return [
        Cell(
          key: cell.key, measure: .balance, before: old?.balance,
          after: cell.measured(\.expressed).map(\.balance.value)),
        Cell(
          key: cell.key, measure: .statedGap, before: old?.statedGap,
          after: cell.measured(\.stated).map(\.gap.value)),
      ]
    }
    self.cells = cells.enumerated()
      .filter { ReportRevision.isOther($0.element.before, $0.element.after.value) }
      .sorted { ($1.element.shift, $0.offset) < ($0.element.shift, $1.offset) }
      .map(\.element)
  }

  private static func isOther(_ a: Double?, _ b: Double?) -> Bool {
    guard let a, let b else { return (a == nil) != (b == nil) }
    return abs(a - b) > 1e-9
  }

  /// A line a difference, at most `limit` of them, then how many there are besides.
  package func lines(
    taxonomy: Taxonomy, language: ReportLanguage, limit: Int = 5
  ) -> [String] {
    guard !isEmpty else { return [] }
    let text = FigureText(taxonomy: taxonomy, language: language.code)
    let head =
      itemsBefore == items
      ? text.words(.revisedFigures, text.items(items))
      : text.words(.revisedItems, text.notation.whole(itemsBefore), text.items(items))
    let shown = cells.prefix(limit).map { cell in
      let before = cell.before.map { text.value($0, of: cell.measure) } ?? text.words(.none)
      let after =
        cell.after.value.map { text.value($0, of: cell.measure) }
        ?? cell.after.suppression.map { text.brief($0) } ?? text.words(.none)
      return "  \(text.name(cell.key)): \(text.name(cell.measure)) \(before) → \(after)"
    }
    let rest = cells.count - shown.count
    return [head] + shown
      + (rest > 0 ? [text.words(.moreStatements, text.notation.whole(rest))] : [])
  }
}
