import Feedback

/// Expectation against experience, split by one or more dimensions, with honest intervals and with
/// what is too small withheld.
///
///     let table = GapTable.make(observations: week, by: [.touchpoint, .channel])
///     table.ranked.first?.figures?.expressed?.balance  // the surest bad news
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

  /// The same table with the cells of `keys` withheld too.
  package func withholding(_ keys: [[Coordinate]: Suppression]) -> GapTable {
    let cells = cells.map { cell in
      guard let reason = keys[cell.key], cell.suppression == nil else { return cell }
      return Cell(key: cell.key, outcome: .withheld(reason))
    }
    return GapTable(dimensions: dimensions, cells: cells, total: total)
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
    var count = GapCount(dimensions: dimensions, zone: zone, themes: themes)
    for observation in observations.inItemOrder() { count.add(observation) }
    return count.table
  }
}

/// The counting behind ``GapTable/make(observations:by:zone:themes:)``.
private struct GapCount {
  private let dimensions: [Dimension]
  private let zone: Zone
  private var themesOfItem: [Int64: [Theme]] = [:]
  private var indexes: [CoordinateIndex]
  /// Paths through the dimensions, one level after the other; a path's end is a cell.
  private var paths = DistinctPairs()
  private var cellOfPath: [Int] = []
  private var keys: [[Coordinate]] = []
  private var tallies: [GapTally] = []
  private var peopleSeen = DistinctPairs(capacity: 1 << 12)

  /// The cell that holds everything.
  private static let total = 0

  init(dimensions: [Dimension], zone: Zone, themes: [ThemeObservation]) {
    self.dimensions = dimensions
    self.zone = zone
    indexes = dimensions.map { _ in CoordinateIndex() }
    keys = [[]]
    tallies = [GapTally()]
    guard dimensions.contains(.theme) else { return }
    for mention in themes where themesOfItem[mention.item]?.contains(mention.theme) != true {
      themesOfItem[mention.item, default: []].append(mention.theme)
    }
  }

  mutating func add(_ observation: Observation) {
    add(observation, to: GapCount.total)
    guard !dimensions.isEmpty else { return }
    if let themes = themesOfItem[observation.item] {
      for theme in themes { add(observation, to: cell(of: observation, theme: theme)) }
    } else {
      add(observation, to: cell(of: observation, theme: nil))
    }
  }

  private mutating func add(_ observation: Observation, to cell: Int) {
    tallies[cell].add(observation)
    if peopleSeen.number(of: cell, observation.person).isNew { tallies[cell].addPerson() }
  }

  private mutating func cell(of observation: Observation, theme: Theme?) -> Int {
    var path = -1
    for index in dimensions.indices {
      let coordinate = coordinate(of: observation, on: dimensions[index], theme: theme)
      let number = indexes[index].number(of: coordinate)
      let step = paths.number(of: path, Int64(number))
      if step.isNew { cellOfPath.append(-1) }
      path = step.number
    }
    if cellOfPath[path] < 0 {
      cellOfPath[path] = tallies.count
      tallies.append(GapTally())
      keys.append(dimensions.map { coordinate(of: observation, on: $0, theme: theme) })
    }
    return cellOfPath[path]
  }

  private func coordinate(
    of observation: Observation, on dimension: Dimension, theme: Theme?
  ) -> Coordinate {
    switch dimension {
    case .touchpoint: .touchpoint(observation.touchpoint)
    case .channel: .channel(observation.channel)
    case .segment: .segment(observation.segment)
    case .theme: .theme(theme)
    case .language: .language(observation.language)
    case .week: .week(Week(containing: observation.received, in: zone))
    }
  }

  var table: GapTable {
    let numbers = Array(1..<tallies.count)
    let reasons = SmallNumbers.suppressions(
      people: numbers.map { tallies[$0].people }, lines: lines)
    let cells = zip(numbers, reasons).map { number, reason in
      GapTable.Cell(
        key: keys[number],
        outcome: reason.map { .withheld($0) } ?? .figures(tallies[number].figures))
    }
    return GapTable(
      dimensions: dimensions, cells: cells, total: GapTable.Cell(key: [], outcome: totalOutcome))
  }

  private var totalOutcome: GapTable.Outcome {
    let total = tallies[GapCount.total]
    if total.isEmpty { return .empty }
    return total.people < SmallNumbers.leastPeople
      ? .withheld(.fewPeople) : .figures(total.figures)
  }

  /// The cells that a total is shown for: all of them, and with two dimensions or more those that
  /// share a coordinate.
  private var lines: [[Int]] {
    let cellKeys = keys.dropFirst()
    var lines = [Array(cellKeys.indices.map { $0 - 1 })]
    guard dimensions.count > 1 else { return lines }
    for index in dimensions.indices {
      let groups = Dictionary(grouping: cellKeys.indices) { cellKeys[$0][index] }
      lines += groups.values.map { $0.map { $0 - 1 } }.sorted { $0[0] < $1[0] }
    }
    return lines
  }
}
