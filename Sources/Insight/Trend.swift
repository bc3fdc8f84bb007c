import Feedback

/// One measure over consecutive weeks. A week without data is a gap, never a zero and never bridged.
package struct Trend: Sendable, Equatable {
  package let points: [Point]

  package init(points: [Point]) { self.points = points }

  package struct Point: Sendable, Equatable {
    package let week: Week
    /// Nil where there was nothing, or too few people, to measure.
    package let value: Double?
    package let interval: Interval?

    package init(week: Week, value: Double?, interval: Interval? = nil) {
      self.week = week
      self.value = value
      self.interval = interval
    }
  }

  /// Whether at least one week could be measured.
  package var hasValues: Bool { points.contains { $0.value != nil } }

  /// The straight line through the measured weeks by least squares, weeks without data keeping their
  /// place; nil below four measured weeks, where a slope says nothing.
  package var slope: Slope? {
    let measured = points.enumerated().compactMap { index, point in
      point.value.map { (x: Double(index), y: $0) }
    }
    guard measured.count >= 4 else { return nil }
    let n = Double(measured.count)
    let meanX = measured.reduce(0) { $0 + $1.x } / n
    let meanY = measured.reduce(0) { $0 + $1.y } / n
    let xx = measured.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
    let xy = measured.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) }
    let perWeek = xy / xx
    let rest = measured.reduce(0) { sum, point in
      let deviation = point.y - meanY - perWeek * (point.x - meanX)
      return sum + deviation * deviation
    }
    let error = (rest / (n - 2) / xx).squareRoot()
    guard error > 0 else { return Slope(perWeek: perWeek, pValue: perWeek == 0 ? 1 : 0) }
    return Slope(
      perWeek: perWeek, pValue: StudentT.twoSided(perWeek / error, degrees: n - 2))
  }

  /// How fast a measure moves.
  package struct Slope: Sendable, Equatable {
    /// In the measure's unit per week.
    package let perWeek: Double
    /// Two-sided, of the slope being 0.
    package let pValue: Double
  }
}
