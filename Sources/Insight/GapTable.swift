import Feedback

/// Expectation against experience, split by one or more dimensions, with honest intervals and with
/// what is too small withheld: whole cells, and in a larger cell each measure of too few people.
///
///     let table = GapTable.make(observations: week, by: [.touchpoint, .channel])
///     table.ranked.first?.figures?.expressed.value?.balance  // the surest bad news
package struct GapTable: Sendable, Equatable {
  package let dimensions: [Dimension]
  /// In the order in which they were met; see ``ranked``.
  package let cells: [Cell]
  /// Everything together, each item and person counted once.
  package let total: Cell

  /// One combination of coordinates.
  package struct Cell: Sendable, Equatable {
    /// One coordinate per dimension of the table, in its order; empty for the total.
    package let key: [Coordinate]
    package let outcome: Outcome

    /// Nil where they are withheld.
    package var figures: GapFigures? {
      if case .figures(let figures) = outcome { figures } else { nil }
    }

    /// Nil where the figures are given.
    package var suppression: Suppression? {
      if case .withheld(let reason) = outcome { reason } else { nil }
    }

    /// One measure of the cell, which is withheld with it.
    package func measured<Value>(
      _ measure: (GapFigures) -> Measured<Value>
    ) -> Measured<Value> {
      switch outcome {
      case .figures(let figures): measure(figures)
      case .withheld(let reason): .withheld(reason)
      case .empty: .nothing
      }
    }

    /// A cell that nothing was counted in.
    package static let nothing = Cell(key: [], outcome: .empty)
  }

  /// Either figures or the reason why not. Withheld figures are not in the table at all, so that no
  /// renderer can show them.
  package enum Outcome: Sendable, Equatable {
    case figures(GapFigures)
    case withheld(Suppression)
    /// There was nothing to count; only ever the total of an empty table.
    case empty
  }

  package var isEmpty: Bool { cells.isEmpty }

  /// Whether there are cells and every one of them is withheld.
  package var isAllWithheld: Bool { !cells.isEmpty && cells.allSatisfy { $0.suppression != nil } }

  /// Worst for certain first: by ``GapFigures/surestGap`` ascending, then cells without a gap by
  /// number of items, then what is withheld.
  package var ranked: [Cell] { ranked(by: \.surestGap) }

  /// The cells by the `bound` of one gap, the lowest first; those without it and those that are
  /// withheld last.
  package func ranked(by bound: (GapFigures) -> Double?) -> [Cell] {
    let ranks = cells.map { GapTable.rank($0, by: bound) }
    let order = cells.indices.sorted { a, b in
      if ranks[a].group != ranks[b].group { return ranks[a].group < ranks[b].group }
      if ranks[a].value != ranks[b].value { return ranks[a].value < ranks[b].value }
      return cells[a].key.map(\.id).lexicographicallyPrecedes(cells[b].key.map(\.id))
    }
    return order.map { cells[$0] }
  }

  /// The cells that have `coordinate`, without it in their keys; withheld cells stay as they are.
  ///
  /// - Parameter total: The cell that stands for all of them.
  package func row(_ coordinate: Coordinate, total: Cell) -> GapTable {
    let own = cells.filter { $0.key.contains(coordinate) }.map { cell in
      Cell(key: cell.key.filter { $0 != coordinate }, outcome: cell.outcome)
    }
    return GapTable(
      dimensions: dimensions.filter { $0 != coordinate.dimension }, cells: own, total: total)
  }

  private static func rank(
    _ cell: Cell, by bound: (GapFigures) -> Double?
  ) -> (group: Int, value: Double) {
    guard let figures = cell.figures else { return (2, 0) }
    if let bound = bound(figures) { return (0, bound) }
    return (1, -Double(figures.items))
  }

  /// Counts `observations` into cells.
  ///
  /// An item that stands at two touchpoints counts once in each touchpoint's cell and once in a
  /// channel's cell; its ratings likewise. With the dimension `theme` an item counts in each of its
  /// themes, and under no theme where `themes` does not name it.
  ///
  /// - Parameters:
  ///   - zone: Whose calendar decides the week; only used with the dimension `week`.
  ///   - themes: Which item speaks of which theme; only used with the dimension `theme`.
  package static func make(
    observations: [Observation], by dimensions: [Dimension], zone: Zone = .utc,
    themes: [ThemeObservation] = []
  ) -> GapTable {
    var count = GapCount(by: dimensions, zone: zone, themes: themes)
    var people = PersonNumbers()
    for observation in observations.inItemOrder() {
      count.add(observation, by: people.number(of: observation.person))
    }
    return count.table
  }
}
