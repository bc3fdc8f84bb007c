/// A 95 % confidence interval, both ends included. Always finite and never the wrong way round.
package struct Interval: Hashable, Sendable {
  package let lower: Double
  package let upper: Double

  /// Nil where an end is not a finite number or the ends are the wrong way round.
  package init?(_ lower: Double, _ upper: Double) {
    guard lower.isFinite, upper.isFinite, lower <= upper else { return nil }
    self.lower = lower
    self.upper = upper
  }

  /// `centre ± halfWidth`, cut off at the ends of `limits`.
  init?(centre: Double, halfWidth: Double, within limits: ClosedRange<Double>? = nil) {
    guard let limits else {
      self.init(centre - halfWidth, centre + halfWidth)
      return
    }
    self.init(
      max(limits.lowerBound, centre - halfWidth), min(limits.upperBound, centre + halfWidth))
  }
}
