/// One answer on a scale, the scale kept, so that a 7 of 10 is never mistaken for a 7 of 7.
package struct Rating: Hashable, Sendable {
  /// As the customer gave it, between ``lowest`` and ``highest``.
  package let value: Double
  package let lowest: Double
  package let highest: Double

  /// Nil where the value lies outside the scale or the scale is empty.
  package init?(_ value: Double, lowest: Double, highest: Double) {
    guard lowest < highest, value >= lowest, value <= highest else { return nil }
    self.value = value
    self.lowest = lowest
    self.highest = highest
  }

  /// The value on a common scale from 0 (lowest) to 1 (highest).
  package var share: Double { (value - lowest) / (highest - lowest) }
}

/// The ratings of one feedback item; nil where the source did not ask.
package struct Ratings: Hashable, Sendable {
  /// "How likely are you to recommend us?", 0–10 (Reichheld 2003).
  package var nps: Rating?
  /// Satisfaction; the scale differs by survey.
  package var csat: Rating?
  /// Customer effort (CES 2.0): high is easy.
  package var ces: Rating?
  /// What the customer says to have expected (SERVQUAL's E).
  package var expectation: Rating?
  /// What the customer says to have experienced (SERVQUAL's P).
  package var experience: Rating?

  package init(
    nps: Rating? = nil, csat: Rating? = nil, ces: Rating? = nil, expectation: Rating? = nil,
    experience: Rating? = nil
  ) {
    self.nps = nps
    self.csat = csat
    self.ces = ces
    self.expectation = expectation
    self.experience = experience
  }

  package var isEmpty: Bool { self == Ratings() }
}
