import Feedback
import Insight

/// What was promised and what became of it, per touchpoint, over any span of time.
package struct PromiseLedger: Sendable, Equatable {
  /// Whose figures the lines are from.
  package let touchpoints: GapTable
  /// The touchpoints that people spoke of a promise at, the surest bad news first.
  package let lines: [WeeklyReport.PromiseLine]

  package var isEmpty: Bool { lines.isEmpty }

  /// - Parameter quotes: of the same span; those from withheld cells are left out.
  package init(observations: [Observation], quotes: [Quote]) {
    let cells = GapTable.make(observations: observations, by: [.touchpoint, .channel])
    self.init(
      touchpoints: GapTable.make(observations: observations, by: [.touchpoint]),
      quotes: QuoteBook(quotes, cells: cells))
  }

  init(touchpoints: GapTable, quotes: QuoteBook) {
    self.touchpoints = touchpoints
    lines = touchpoints.ranked.compactMap { quotes.promiseLine($0) }
  }
}
