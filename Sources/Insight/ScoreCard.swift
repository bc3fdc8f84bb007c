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
    var counter = ScoreCounter()
    for observation in observations.inItemOrder() { counter.add(observation) }
    self = counter.card
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

/// The counting behind ``ScoreCard``; observations come in the order of their items.
private struct ScoreCounter {
  private var items = 0
  private var lastItem: Int64 = 0
  private var people = DistinctPairs()
  /// The questions that each person answered, by the person's number in ``people``.
  private var answered: [Questions] = []
  private var promoters = 0
  private var detractors = 0
  private var npsAnswers = 0
  private var npsPeople = 0
  private var satisfied = 0
  private var csatAnswers = 0
  private var csatPeople = 0
  private var effort: [Scale: (sample: Sample, easy: Int, people: Int)] = [:]

  private struct Questions: OptionSet {
    let rawValue: UInt8
    static let nps = Questions(rawValue: 1)
    static let csat = Questions(rawValue: 2)
    static let ces = Questions(rawValue: 4)
  }

  private struct Scale: Hashable {
    var lowest: Double
    var highest: Double
  }

  mutating func add(_ observation: Observation) {
    let person = people.number(of: 0, observation.person)
    if person.isNew { answered.append([]) }
    guard items == 0 || observation.item != lastItem else { return }
    items += 1
    lastItem = observation.item
    let ratings = observation.ratings
    if let nps = ratings.nps, nps.lowest == 0, nps.highest == 10 {
      add(recommendation: nps.value, by: person.number)
    }
    if let csat = ratings.csat { add(satisfaction: csat, by: person.number) }
    if let ces = ratings.ces { add(effort: ces, by: person.number) }
  }

  private mutating func add(recommendation value: Double, by person: Int) {
    npsAnswers += 1
    if value >= 9 { promoters += 1 }
    if value < 7 { detractors += 1 }
    if answered[person].insert(.nps).inserted { npsPeople += 1 }
  }

  private mutating func add(satisfaction rating: Rating, by person: Int) {
    csatAnswers += 1
    if ScoreCard.isSatisfied(rating) { satisfied += 1 }
    if answered[person].insert(.csat).inserted { csatPeople += 1 }
  }

  private mutating func add(effort rating: Rating, by person: Int) {
    let scale = Scale(lowest: rating.lowest, highest: rating.highest)
    let isNew = answered[person].insert(.ces).inserted
    effort[scale, default: (Sample(), 0, 0)].sample.add(rating.value)
    if rating.share > 0.6 { effort[scale]?.easy += 1 }
    if isNew { effort[scale]?.people += 1 }
  }

  var card: ScoreCard {
    let least = SmallNumbers.leastPeople
    return ScoreCard(
      items: items, people: people.count,
      nps: npsPeople < least
        ? nil : NetScore(positive: promoters, negative: detractors, of: npsAnswers),
      csat: csatPeople < least ? nil : Share(satisfied, of: csatAnswers),
      ces: mostAskedEffort)
  }

  private var mostAskedEffort: ScoreCard.CustomerEffort? {
    let most = effort.max { a, b in
      (a.value.sample.count, a.key.highest, a.key.lowest)
        < (b.value.sample.count, b.key.highest, b.key.lowest)
    }
    guard let (scale, entry) = most, entry.people >= SmallNumbers.leastPeople,
      let mean = Mean(entry.sample, within: scale.lowest...scale.highest),
      let easy = Share(entry.easy, of: entry.sample.count)
    else { return nil }
    return ScoreCard.CustomerEffort(
      lowest: scale.lowest, highest: scale.highest, mean: mean, easy: easy)
  }
}
