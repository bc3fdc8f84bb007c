/// A mean with its uncertainty.
package struct Mean: Hashable, Sendable {
  package let count: Int
  package let value: Double
  /// The sample's variance, divided by `count - 1`; nil for a single value.
  package let variance: Double?
  /// `mean ± t·s/√n` with Student's t at `n - 1` degrees of freedom; nil where the sample shows no
  /// spread: a single value, or values that are all alike, of which the formula would make a
  /// certainty that a handful of answers does not have.
  package let interval: Interval?

  /// Nil where `sample` is empty. `limits` are the ends of the scale, beyond which no interval goes.
  package init?(_ sample: Sample, within limits: ClosedRange<Double>? = nil) {
    guard sample.count > 0, sample.mean.isFinite else { return nil }
    count = sample.count
    value = sample.mean
    guard sample.count > 1 else {
      variance = nil
      interval = nil
      return
    }
    let n = Double(sample.count)
    let variance = max(0, sample.squares) / (n - 1)
    self.variance = variance
    guard variance > 0 else {
      interval = nil
      return
    }
    interval = Interval(
      centre: value, halfWidth: StudentT.t95(degrees: n - 1) * (variance / n).squareRoot(),
      within: limits)
  }
}

/// Running count, mean and sum of squared deviations, in one pass and without cancellation (Welford
/// 1962).
package struct Sample: Hashable, Sendable {
  package private(set) var count = 0
  private(set) var mean = 0.0
  /// Of the deviations from the mean.
  private(set) var squares = 0.0

  package init() {}

  package init(_ values: some Sequence<Double>) {
    for value in values { add(value) }
  }

  /// Takes in one value; what is not finite is left out.
  package mutating func add(_ value: Double) {
    guard value.isFinite else { return }
    count += 1
    let deviation = value - mean
    mean += deviation / Double(count)
    squares += deviation * (value - mean)
  }

  /// Takes in `times` equal values at once (Chan, Golub & LeVeque 1979).
  package mutating func add(_ value: Double, times: Int) {
    guard value.isFinite, times > 0 else { return }
    let before = Double(count)
    let added = Double(times)
    count += times
    let deviation = value - mean
    mean += deviation * added / (before + added)
    squares += deviation * deviation * before * added / (before + added)
  }
}
