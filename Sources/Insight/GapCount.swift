import Feedback

/// The counting behind ``GapTable/make(observations:by:zone:themes:)``, for who counts one pass of
/// observations into several tables.
///
///     var count = GapCount(by: [.touchpoint])
///     count.add(observation, by: people.number(of: observation.person))
///     count.table.total.figures?.items  // 1
package struct GapCount {
  private let dimensions: [Dimension]
  private let zone: Zone
  private var themesOfItem: [Int64: [Theme]] = [:]
  private var indexes: [CoordinateIndex]
  /// Paths through the dimensions, one level after the other; a path's end is a cell.
  private var paths = DistinctPairs()
  private var cellOfPath: [Int] = []
  private var keys: [[Coordinate]] = []
  private var tallies: [GapTally] = []

  /// The cell that holds everything.
  private static let total = 0

  /// The parameters are those of ``GapTable/make(observations:by:zone:themes:)``.
  package init(by dimensions: [Dimension], zone: Zone = .utc, themes: [ThemeObservation] = []) {
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

  /// Counts one observation; they come in the order of their items.
  ///
  /// - Parameter person: who wrote it, as ``PersonNumbers`` numbers them.
  package mutating func add(_ observation: Observation, by person: Int) {
    tallies[GapCount.total].add(observation, by: person)
    guard !dimensions.isEmpty else { return }
    if !themesOfItem.isEmpty, let themes = themesOfItem[observation.item] {
      for theme in themes {
        tallies[cell(of: observation, theme: theme)].add(observation, by: person)
      }
    } else {
      tallies[cell(of: observation, theme: nil)].add(observation, by: person)
    }
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

  /// The table of what was counted.
  package var table: GapTable {
    let reasons = cellReasons
    let measures = MeasureReasons(tallies: cellTallies, cells: reasons, lines: lines)
    return table(withholding: reasons, measures: measures.reasons)
  }

  /// - Parameters:
  ///   - reasons: Why each cell is withheld.
  ///   - measures: Why measures of each cell are withheld.
  ///   - total: Why measures of everything together are withheld, besides those of too few people.
  func table(
    withholding reasons: [Suppression?], measures: [[GapMeasure: Suppression]],
    total: [GapMeasure: Suppression] = [:]
  ) -> GapTable {
    let cells = reasons.indices.map { cell in
      GapTable.Cell(
        key: keys[cell + 1],
        outcome: reasons[cell].map { .withheld($0) }
          ?? .figures(tallies[cell + 1].figures.withholding(measures[cell])))
    }
    return GapTable(
      dimensions: dimensions, cells: cells,
      total: GapTable.Cell(key: [], outcome: outcome(ofTotal: total)))
  }

  private func outcome(ofTotal reasons: [GapMeasure: Suppression]) -> GapTable.Outcome {
    let total = tallies[GapCount.total]
    if total.isEmpty { return .empty }
    if total.people < SmallNumbers.leastPeople { return .withheld(.fewPeople) }
    return .figures(
      total.figures.withholding(total.smallMeasures.merging(reasons) { small, _ in small }))
  }

  /// The cells, numbered from 0.
  var cellTallies: [GapTally] { Array(tallies.dropFirst()) }
  var cellKeys: [[Coordinate]] { Array(keys.dropFirst()) }

  /// Why each cell is withheld as a whole; nil where it is not.
  var cellReasons: [Suppression?] {
    SmallNumbers.suppressions(people: cellTallies.map(\.people), lines: lines)
  }

  /// The cells that a total is shown for: all of them, and with two dimensions or more those that
  /// share a coordinate.
  var lines: [[Int]] {
    [Array(keys.indices.dropLast())]
      + (dimensions.count > 1 ? dimensions.indices.flatMap { lines(alike: $0) } : [])
  }

  /// The cells that share a coordinate on the dimension of that index.
  func lines(alike dimension: Int) -> [[Int]] {
    let cellKeys = cellKeys
    return Dictionary(grouping: cellKeys.indices) { cellKeys[$0][dimension] }.values
      .sorted { $0[0] < $1[0] }
  }
}
