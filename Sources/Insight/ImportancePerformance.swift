/// Importance–performance analysis (Martilla & James 1977): what matters to customers against how it
/// went, in four quadrants around the means of all.
///
/// Importance is what customers stated to expect and performance what they stated to have
/// experienced, both in points of a common scale from 0 to 100 (``StatedGap``).
package struct ImportancePerformance: Sendable, Equatable {
  package let points: [Point]
  /// The crosshairs: the means over the points, each point counting once.
  package let meanImportance: Double
  package let meanPerformance: Double

  /// One subject, such as a touchpoint.
  package struct Point: Sendable, Equatable {
    /// As in ``GapTable/Cell/key``.
    package let key: [Coordinate]
    package let importance: Double
    package let performance: Double
    package let quadrant: Quadrant
  }

  package enum Quadrant: String, Sendable, Codable, CaseIterable {
    /// Important and below par: "concentrate here".
    case concentrateHere
    /// Important and good: "keep up the good work".
    case keepUp
    /// Neither important nor good: "low priority".
    case lowPriority
    /// Good where it matters less: "possible overkill".
    case possibleOverkill

    /// What lies on a crosshair counts as important, and as good.
    init(isImportant: Bool, isGood: Bool) {
      self =
        isImportant
        ? (isGood ? .keepUp : .concentrateHere) : (isGood ? .possibleOverkill : .lowPriority)
    }
  }

  /// The cells of `table` with a stated gap of at least ``SmallNumbers/leastPeople`` answers; nil where fewer than two do, and nothing can be
  /// set against anything.
  package init?(_ table: GapTable) {
    let stated = table.cells.compactMap { cell in
      cell.figures?.stated.flatMap {
        $0.gap.count < SmallNumbers.leastPeople ? nil : $0
      }.map { (cell.key, $0.expectation.value, $0.experience.value) }
    }
    guard stated.count > 1 else { return nil }
    let importance = stated.reduce(0) { $0 + $1.1 } / Double(stated.count)
    let performance = stated.reduce(0) { $0 + $1.2 } / Double(stated.count)
    meanImportance = importance
    meanPerformance = performance
    points = stated.map {
      Point(
        key: $0, importance: $1, performance: $2,
        quadrant: Quadrant(isImportant: $1 >= importance, isGood: $2 >= performance))
    }
  }
}
