import Feedback
import Insight

/// The two sentences that a report opens with, as findings; ``Phrase`` puts them in words.
package struct Headline: Sendable, Equatable {
  package let first: Lead
  package let second: Follow

  /// What stands out this week.
  package enum Lead: Sendable, Equatable {
    case noItems
    /// Everything is withheld.
    case tooFew(items: Int)
    /// The surest bad gap of all cells, in words.
    case widestExpressed(key: [Coordinate], balance: NetScore)
    /// The same, in ratings.
    case widestStated(key: [Coordinate], gap: Mean)
    /// Nowhere is the gap worse than chance.
    case noClearGap
  }

  /// What comes next in weight.
  package enum Follow: Sendable, Equatable {
    case nothing
    case promises(Share)
    /// The surest change against the week before.
    case change(Change)
    case noChange
  }

  /// Picks the findings: the cell or whole touchpoint whose interval lies furthest below 0, then the
  /// promises where any were broken, else the surest change. Where none is clear by itself, everything
  /// together may be.
  init(cells: GapTable, touchpoints: GapTable, items: Int, changes: [Change]) {
    first = Headline.lead(cells: cells, touchpoints: touchpoints, items: items)
    second = Headline.follow(total: touchpoints.total, changes: changes, items: items)
  }

  private static func lead(cells: GapTable, touchpoints: GapTable, items: Int) -> Lead {
    guard items > 0 else { return .noItems }
    let parts = [touchpoints.ranked.first, cells.ranked.first].compactMap { $0 }
      .filter { $0.figures != nil }
    let total = touchpoints.total
    guard !parts.isEmpty || total.figures != nil else { return .tooFew(items: items) }
    func surest(_ cell: GapTable.Cell) -> Double { cell.figures?.surestGap ?? 0 }
    let worst = parts.min { surest($0) < surest($1) }.flatMap { surest($0) < 0 ? $0 : nil }
    let clear = worst ?? (surest(total) < 0 ? total : nil)
    return clear.map(widest) ?? .noClearGap
  }

  private static func widest(_ cell: GapTable.Cell) -> Lead {
    guard let figures = cell.figures, let surest = figures.surestGap else { return .noClearGap }
    if let balance = figures.expressed.value?.balance, balance.interval.upper == surest {
      return .widestExpressed(key: cell.key, balance: balance)
    }
    guard let gap = figures.stated.value?.gap else { return .noClearGap }
    return .widestStated(key: cell.key, gap: gap)
  }

  private static func follow(
    total: GapTable.Cell, changes: [Change], items: Int
  ) -> Follow {
    guard items > 0, let figures = total.figures else { return .nothing }
    if let tally = figures.promises.value, let rate = tally.keptRate, tally.broken > 0 {
      return .promises(rate)
    }
    if let change = changes.first(where: \.isBeyondNoise) { return .change(change) }
    return changes.isEmpty ? .nothing : .noChange
  }
}
