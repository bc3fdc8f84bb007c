import Feedback

/// NPS, CSAT and CES of a set of observations, each item counted once.
package struct ScoreCard: Sendable, Equatable {
  package let items: Int
  package let people: Int
  /// Promoters 9–10 against detractors 0–6 on 0–10 (Reichheld 2003); nil where fewer than
  /// ``SmallNumbers/leastPeople`` people answered.
  package let nps: NetScore?
  /// Satisfied answers of all; see ``isSatisfied(_:)``.
  package let csat: Share?
  /// On the scale that most answers were given on; answers on other scales cannot be averaged with
  /// it and are left out.
  package let ces: CustomerEffort?

  /// CES 2.0 (Dixon, Toman & DeLisi 2013): how easy the company made it, high is easy.
  package struct CustomerEffort: Sendable, Equatable {
    package let lowest: Double
    package let highest: Double
    package let mean: Mean
    /// The answers in the upper part of the scale: 5–7 of 1–7.
    package let easy: Share
  }

  package init(observations: [Observation]) {
    var count = ScoreCount()
    var people = PersonNumbers()
    for observation in observations.inItemOrder() {
      count.add(observation, by: people.number(of: observation.person))
    }
    self = count.card
  }

  init(items: Int, people: Int, nps: NetScore?, csat: Share?, ces: CustomerEffort?) {
    self.items = items
    self.people = people
    self.nps = nps
    self.csat = csat
    self.ces = ces
  }

  /// Whether an answer counts as satisfied: the top 2 of 5 answers, the top 3 of 6 or 7, the upper 30
  /// % of a longer scale (8–10 of 1–10), the best answer of a shorter one (the best two of 4).
  package static func isSatisfied(_ rating: Rating) -> Bool {
    switch rating.highest - rating.lowest {
    case ..<3: rating.value >= rating.highest
    case ..<5: rating.value >= rating.highest - 1
    case ..<7: rating.value >= rating.highest - 2
    default: rating.share >= 0.7
    }
  }
}
