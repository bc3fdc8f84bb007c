import Feedback

/// The counting behind ``ScoreCard``, for who counts one pass of observations into several cards.
package struct ScoreCount {
  private var items = 0
  private var lastItem: Int64 = 0
  private var people = PeopleSet()
  private var promoters = 0
  private var detractors = 0
  private var npsAnswers = 0
  private var npsPeople = PeopleSet()
  private var satisfied = 0
  private var csatAnswers = 0
  private var csatPeople = PeopleSet()
  private var effort: [Scale: (sample: Sample, easy: Int, people: Int)] = [:]
  private var effortPeople = PeopleSet()

  private struct Scale: Hashable {
    var lowest: Double
    var highest: Double
  }

  package init() {}

  /// Counts one observation; they come in the order of their items.
  ///
  /// - Parameter person: who wrote it, as ``PersonNumbers`` numbers them.
  package mutating func add(_ observation: Observation, by person: Int) {
    _ = people.insert(person)
    guard items == 0 || observation.item != lastItem else { return }
    items += 1
    lastItem = observation.item
    let ratings = observation.ratings
    if let nps = ratings.nps, nps.lowest == 0, nps.highest == 10 {
      add(recommendation: nps.value, by: person)
    }
    if let csat = ratings.csat { add(satisfaction: csat, by: person) }
    if let ces = ratings.ces { add(effort: ces, by: person) }
  }

  private mutating func add(recommendation value: Double, by person: Int) {
    npsAnswers += 1
    if value >= 9 { promoters += 1 }
    if value < 7 { detractors += 1 }
    _ = npsPeople.insert(person)
  }

  private mutating func add(satisfaction rating: Rating, by person: Int) {
    csatAnswers += 1
    if ScoreCard.isSatisfied(rating) { satisfied += 1 }
    _ = csatPeople.insert(person)
  }

  private mutating func add(effort rating: Rating, by person: Int) {
    let scale = Scale(lowest: rating.lowest, highest: rating.highest)
    let isNew = effortPeople.insert(person)
    effort[scale, default: (Sample(), 0, 0)].sample.add(rating.value)
    if rating.share > 0.6 { effort[scale]?.easy += 1 }
    if isNew { effort[scale]?.people += 1 }
  }

  /// The card of what was counted.
  package var card: ScoreCard {
    let least = SmallNumbers.leastPeople
    return ScoreCard(
      items: items, people: people.count,
      nps: npsPeople.count < least
        ? nil : NetScore(positive: promoters, negative: detractors, of: npsAnswers),
      csat: csatPeople.count < least ? nil : Share(satisfied, of: csatAnswers),
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
