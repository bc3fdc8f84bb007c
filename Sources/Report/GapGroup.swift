import Insight

/// A touchpoint with those of its channels that have figures. Where it has one channel only, the two
/// are the same, and `whole` is that channel's cell.
struct GapGroup: Sendable, Equatable {
  let whole: GapTable.Cell
  let parts: [GapTable.Cell]
}

extension WeeklyReport {
  /// The touchpoints that have figures, by the `bound` of a gap, the lowest first, and so their
  /// channels within them.
  func gapGroups(by bound: (GapFigures) -> Double?) -> [GapGroup] {
    let parts = Dictionary(grouping: cells.ranked(by: bound), by: \.key.first)
    return touchpoints.ranked(by: bound).filter { $0.figures != nil }.map { whole in
      let own = parts[whole.key.first] ?? []
      guard own.count == 1, own[0].figures != nil else {
        return GapGroup(whole: whole, parts: own.filter { $0.figures != nil })
      }
      return GapGroup(whole: own[0], parts: [])
    }
  }
}
