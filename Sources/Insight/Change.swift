import Feedback

/// How one measure of one cell differs between two periods, judged together with all its siblings.
package struct Change: Sendable, Equatable {
  package let measure: Measure
  /// As in ``GapTable/Cell/key``; empty for everything together.
  package let key: [Coordinate]
  package let before: Double
  package let after: Double
  /// Two-sided, of this test alone.
  package let pValue: Double
  /// After Benjamini and Hochberg, over all changes of the report.
  package internal(set) var adjustedPValue: Double

  package enum Measure: String, Sendable, Codable, CaseIterable {
    case balance, statedGap, promisesKept, experience, nps, csat, ces
  }

  /// Below this a change is called one.
  package static let threshold = 0.05

  package var isBeyondNoise: Bool { adjustedPValue < Change.threshold }

  /// All measurable changes from `before` to `after`, adjusted together, the surest first. Withheld
  /// cells and measures without enough data are not compared.
  package static func all(
    from before: Period, to after: Period
  ) -> [Change] {
    var changes = before.scores.changes(to: after.scores)
    changes += cellChanges([], before.table.total.figures, after.table.total.figures)
    let earlier = Dictionary(
      before.table.cells.map { ($0.key, $0.figures) }, uniquingKeysWith: { first, _ in first })
    for cell in after.table.cells {
      changes += cellChanges(cell.key, earlier[cell.key] ?? nil, cell.figures)
    }
    let adjusted = FalseDiscovery.adjusted(changes.map(\.pValue))
    for index in changes.indices { changes[index].adjustedPValue = adjusted[index] }
    return changes.enumerated()
      .sorted { ($0.element.pValue, $0.offset) < ($1.element.pValue, $1.offset) }
      .map(\.element)
  }

  /// What two periods are compared by.
  package struct Period: Sendable {
    package let table: GapTable
    package let scores: ScoreCard

    package init(table: GapTable, scores: ScoreCard) {
      self.table = table
      self.scores = scores
    }
  }

  init?(_ measure: Measure, _ key: [Coordinate], _ before: Double, _ after: Double, p: Double?) {
    guard let p, p.isFinite else { return nil }
    self.measure = measure
    self.key = key
    self.before = before
    self.after = after
    pValue = p
    adjustedPValue = p
  }

  private static func cellChanges(
    _ key: [Coordinate], _ a: GapFigures?, _ b: GapFigures?
  ) -> [Change] {
    guard let a, let b else { return [] }
    var changes: [Change?] = []
    if let x = a.expressed.value?.balance, let y = b.expressed.value?.balance {
      changes.append(
        Change(.balance, key, x.value, y.value, p: Significance.difference(x, y)))
    }
    if let x = a.stated.value?.gap, let y = b.stated.value?.gap {
      changes.append(
        Change(.statedGap, key, x.value, y.value, p: Significance.difference(x, y)))
    }
    if let x = a.promises.value?.keptRate, let y = b.promises.value?.keptRate {
      changes.append(
        Change(.promisesKept, key, x.value, y.value, p: Significance.difference(x, y)))
    }
    if let x = a.experience.value, let y = b.experience.value {
      changes.append(
        Change(.experience, key, x.value, y.value, p: Significance.difference(x, y)))
    }
    return changes.compactMap { $0 }
  }
}

extension ScoreCard {
  fileprivate func changes(to after: ScoreCard) -> [Change] {
    var changes: [Change?] = []
    if let x = nps, let y = after.nps {
      changes.append(Change(.nps, [], x.value, y.value, p: Significance.difference(x, y)))
    }
    if let x = csat, let y = after.csat {
      changes.append(Change(.csat, [], x.value, y.value, p: Significance.difference(x, y)))
    }
    if let x = ces, let y = after.ces, x.lowest == y.lowest, x.highest == y.highest {
      changes.append(
        Change(
          .ces, [], x.mean.value, y.mean.value, p: Significance.difference(x.mean, y.mean)))
    }
    return changes.compactMap { $0 }
  }
}
