/// A bar that goes left from the middle of its box for what costs, right for what helps.
struct ImpactBar: Equatable {
  /// In SVG units; the box is ``boxWidth`` wide.
  let x: String
  let width: String
  let isBad: Bool

  /// In SVG units.
  static let boxWidth = 120.0

  /// - Parameters:
  ///   - impact: What is drawn.
  ///   - reach: The value at which a bar fills its half; nil where it is not above 0.
  init?(_ impact: Double, reach: Double) {
    guard reach > 0, impact.isFinite else { return nil }
    let half = ImpactBar.boxWidth / 2
    let length = min(half, half * abs(impact) / reach)
    x = Coordinates.text(impact < 0 ? half - length : half)
    width = Coordinates.text(length)
    isBad = impact < 0
  }
}
