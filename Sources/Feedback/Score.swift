/// A sentiment score: always inside [-1, 1], never NaN. Negative is bad news.
package struct Score: Hashable, Sendable, Comparable {
  package let value: Double

  /// Brings `value` into [-1, 1]; NaN becomes 0.
  package init(clamping value: Double) {
    self.value = value.isNaN ? 0 : min(1, max(-1, value))
  }

  package static let zero = Score(clamping: 0)

  package static func < (a: Score, b: Score) -> Bool { a.value < b.value }
}

/// The class of a ``Score`` once the neutral band has been applied.
package enum SentimentLabel: String, Sendable, Codable, CaseIterable, Hashable {
  case negative, neutral, positive
}

/// What a clause, a sentence or an item says of the customer's mood.
package struct Sentiment: Hashable, Sendable {
  package var score: Score
  package var label: SentimentLabel

  package init(score: Score, label: SentimentLabel) {
    self.score = score
    self.label = label
  }

  package static let neutral = Sentiment(score: .zero, label: .neutral)
}
