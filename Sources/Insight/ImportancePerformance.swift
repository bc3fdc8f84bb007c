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
    /// Whether both intervals lie on one side of their crosshair. Where not, the quadrant may be
    /// chance: touchpoints that differ by a point fall in four quadrants too.
    package let isClear: Bool
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

  /// The cells of `table` whose stated gap is shown; nil where fewer than two are, and nothing can be
  /// set against anything.
  package init?(_ table: GapTable) {
    let stated = table.cells.compactMap { cell in
      cell.figures?.stated.value.map { (key: cell.key, gap: $0) }
    }
    guard stated.count > 1 else { return nil }
    let importance = stated.reduce(0) { $0 + $1.gap.expectation.value } / Double(stated.count)
    let performance = stated.reduce(0) { $0 + $1.gap.experience.value } / Double(stated.count)
    meanImportance = importance
    meanPerformance = performance
    points = stated.map { key, gap in
      Point(
        key: key, importance: gap.expectation.value, performance: gap.experience.value,
        quadrant: Quadrant(
          isImportant: gap.expectation.value >= importance,
          isGood: gap.experience.value >= performance),
        isClear: gap.expectation.isClear(of: importance)
          && gap.experience.isClear(of: performance))
    }
  }
}

extension Mean {
  /// Whether the interval lies wholly on one side of `border`.
  fileprivate func isClear(of border: Double) -> Bool {
    interval.map { $0.upper < border || $0.lower > border } ?? false
  }
}
