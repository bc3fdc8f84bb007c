/// A part of a whole with its uncertainty, such as the share of promises kept or of satisfied
/// answers.
package struct Share: Hashable, Sendable {
  package let part: Int
  package let whole: Int
  /// `part / whole`, in 0...1.
  package let value: Double
  /// Wilson's score interval without continuity correction (Wilson 1927; Newcombe 1998, method 3).
  package let interval: Interval

  /// Nil for an empty whole and for a part outside `0...whole`.
  ///
  ///     Share(42, of: 50)?.interval  // 0.7149…0.9166
  package init?(_ part: Int, of whole: Int) {
    guard whole > 0, (0...whole).contains(part) else { return nil }
    let n = Double(whole)
    let p = Double(part) / n
    let z = Normal.z95
    let spread = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    let centre = (p + z * z / (2 * n)) / scale
    // The ends are exact where the share is 0 or 1; rounding must not move them.
    let lower = part == 0 ? 0 : max(0, centre - spread / scale)
    let upper = part == whole ? 1 : min(1, centre + spread / scale)
    guard let interval = Interval(lower, upper) else { return nil }
    self.part = part
    self.whole = whole
    value = p
    self.interval = interval
  }
}
