/// The middle of a list of numbers.
package enum Median {
  /// The middle value, or the mean of the middle two; nil for an empty list. What is not finite is
  /// left out.
  package static func of(_ values: [Double]) -> Double? {
    let sorted = values.filter(\.isFinite).sorted()
    guard !sorted.isEmpty else { return nil }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1
      ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2
  }
}
