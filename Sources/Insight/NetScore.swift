/// The share of good answers minus the share of bad ones, in points from -100 to 100: the Net
/// Promoter Score (Reichheld 2003) and the balance of expectation statements.
package struct NetScore: Hashable, Sendable {
  package let positive: Int
  package let negative: Int
  /// All answers, those in between included.
  package let count: Int
  /// `100·(positive - negative) / count`.
  package let value: Double
  /// Adjusted Wald: three answers are added, ¾ positive, ¾ negative and the rest in between, and the
  /// result is cut off at ±100 (Bonett & Price 2012; Rocks 2016).
  package let interval: Interval

  /// Nil where there are no answers or more good and bad ones than answers.
  ///
  ///     NetScore(positive: 24, negative: 12, of: 50)?.interval  // 0.8…44.5
  package init?(positive: Int, negative: Int, of count: Int) {
    guard count > 0, positive >= 0, negative >= 0, positive <= count,
      negative <= count - positive
    else { return nil }
    let adjusted = NetScore.adjusted(positive: positive, negative: negative, of: count)
    guard
      let interval = Interval(
        centre: 100 * adjusted.centre,
        halfWidth: 100 * Normal.z95 * adjusted.variance.squareRoot(), within: -100...100)
    else { return nil }
    self.positive = positive
    self.negative = negative
    self.count = count
    value = 100 * Double(positive - negative) / Double(count)
    self.interval = interval
  }

  /// Centre (in -1...1) of the adjusted score and the variance of that centre.
  var adjusted: (centre: Double, variance: Double) {
    NetScore.adjusted(positive: positive, negative: negative, of: count)
  }

  private static func adjusted(
    positive: Int, negative: Int, of count: Int
  ) -> (centre: Double, variance: Double) {
    let n = Double(count) + 3
    let good = (Double(positive) + 0.75) / n
    let bad = (Double(negative) + 0.75) / n
    let centre = good - bad
    return (centre, max(0, good + bad - centre * centre) / n)
  }
}
