import Feedback
import Insight

/// What was promised and what became of it, per touchpoint, over any span of time.
package struct PromiseLedger: Sendable, Equatable {
  /// Whose figures the lines are from.
  package let touchpoints: GapTable
  /// The touchpoints that people spoke of a promise at, the surest bad news first.
  package let lines: [WeeklyReport.PromiseLine]
  /// The touchpoints that people spoke of a promise at, and too few to say more.
  package let withheld: [Withheld]

  package struct Withheld: Sendable, Equatable {
    package let touchpoint: Touchpoint
    package let reason: Suppression
  }

  package var isEmpty: Bool { lines.isEmpty && withheld.isEmpty }

  /// - Parameter quotes: of the same span; those from withheld cells are left out.
  package init(observations: [Observation], quotes: [Quote]) {
    let tables = TouchpointTables(observations: observations)
    self.init(
      touchpoints: tables.touchpoints, quotes: QuoteBook(quotes, cells: tables.cells))
  }

  init(touchpoints: GapTable, quotes: QuoteBook) {
    self.touchpoints = touchpoints
    lines = touchpoints.ranked.compactMap { quotes.promiseLine($0) }
    withheld = touchpoints.ranked.compactMap { cell in
      guard case .touchpoint(let touchpoint)? = cell.key.first,
        let reason = cell.figures?.promises.suppression
      else { return nil }
      return Withheld(touchpoint: touchpoint, reason: reason)
    }
  }
}
