import Feedback

/// The running sums of one cell of a ``GapTable``. Observations come in the order of their items, so
/// that the item taken in last is enough to count each once.
struct GapTally {
  private var items = 0
  private var itemsWithStatement = 0
  private var lastItem: Int64 = 0
  private var lastItemHasStatement = false
  private var peopleMet = PeopleSet()
  private var gap = Sample()
  private var expectation = Sample()
  private var perception = Sample()
  private var verdicts = VerdictSums()
  private var promises = PromiseTally()
  private var experience = Sample()
  private var statedPeople = PeopleSet()
  private var expressedPeople = PeopleSet()
  private var promisePeople = PeopleSet()
  private var outcomePeople = PeopleSet()
  private var experiencePeople = PeopleSet()

  var isEmpty: Bool { items == 0 }

  /// - Parameter person: who wrote it, as ``PersonNumbers`` numbers them.
  mutating func add(_ observation: Observation, by person: Int) {
    _ = peopleMet.insert(person)
    if items == 0 || observation.item != lastItem { begin(observation, by: person) }
    if let mood = observation.experience {
      experience.add(mood)
      _ = experiencePeople.insert(person)
    }
    if observation.promises != Observation.Promises() {
      promises.kept += Int(observation.promises.kept)
      promises.broken += Int(observation.promises.broken)
      promises.open += Int(observation.promises.open)
      _ = promisePeople.insert(person)
      if observation.promises.kept + observation.promises.broken > 0 {
        _ = outcomePeople.insert(person)
      }
    }
    guard observation.verdicts != Observation.Verdicts() else { return }
    verdicts.add(observation.verdicts)
    _ = expressedPeople.insert(person)
    if !lastItemHasStatement {
      lastItemHasStatement = true
      itemsWithStatement += 1
    }
  }

  var people: Int { peopleMet.count }

  /// How many distinct people a measure rests on. Promises rest on those who tell of an outcome, which
  /// the rate is of; where nobody does, on those who speak of one.
  func people(of measure: GapMeasure) -> Int {
    switch measure {
    case .expressed: expressedPeople.count
    case .stated: statedPeople.count
    case .promises: outcomePeople.count > 0 ? outcomePeople.count : promisePeople.count
    case .experience: experiencePeople.count
    }
  }

  /// Takes in what belongs to the item as a whole.
  private mutating func begin(_ observation: Observation, by person: Int) {
    items += 1
    lastItem = observation.item
    lastItemHasStatement = false
    guard let expected = observation.ratings.expectation,
      let perceived = observation.ratings.experience
    else { return }
    gap.add(100 * (perceived.share - expected.share))
    expectation.add(100 * expected.share)
    perception.add(100 * perceived.share)
    _ = statedPeople.insert(person)
  }

  /// Every measure, however few people it rests on.
  var figures: GapFigures {
    GapFigures(
      items: items, people: people, stated: Measured(stated), expressed: Measured(expressed),
      promises: Measured(promises.isEmpty ? nil : promises),
      experience: Measured(Mean(experience, within: -1...1)))
  }

  /// The measures that too few people are behind.
  var smallMeasures: [GapMeasure: Suppression] {
    var reasons: [GapMeasure: Suppression] = [:]
    for measure in GapMeasure.allCases where people(of: measure) < SmallNumbers.leastPeople {
      reasons[measure] = .fewPeople
    }
    return reasons
  }

  private var stated: StatedGap? {
    guard let gap = Mean(gap, within: -100...100),
      let expectation = Mean(expectation, within: 0...100),
      let perception = Mean(perception, within: 0...100)
    else { return nil }
    return StatedGap(gap: gap, expectation: expectation, experience: perception)
  }

  private var expressed: ExpressedGap? {
    guard let mean = Mean(verdicts.sample, within: -2...2),
      let coverage = Share(itemsWithStatement, of: items),
      let balance = NetScore(
        positive: verdicts.above, negative: verdicts.below, of: verdicts.count)
    else { return nil }
    return ExpressedGap(balance: balance, disconfirmation: mean, coverage: coverage)
  }
}

/// How many statements stand at each level of disconfirmation.
private struct VerdictSums {
  private var muchWorse = 0
  private var worse = 0
  private var met = 0
  private var better = 0
  private var muchBetter = 0

  mutating func add(_ verdicts: Observation.Verdicts) {
    muchWorse += Int(verdicts.muchWorse)
    worse += Int(verdicts.worse)
    met += Int(verdicts.met)
    better += Int(verdicts.better)
    muchBetter += Int(verdicts.muchBetter)
  }

  var below: Int { muchWorse + worse }
  var above: Int { better + muchBetter }
  var count: Int { below + met + above }

  /// The levels from -2 to 2, each as often as it stands.
  var sample: Sample {
    var sample = Sample()
    for (level, times) in [
      (-2, muchWorse), (-1, worse), (0, met), (1, better), (2, muchBetter),
    ] {
      sample.add(Double(level), times: times)
    }
    return sample
  }
}

extension [Observation] {
  /// The observations in the order of their items: themselves where they are already, as they come
  /// from an archive. The order in which they are given then never shows in a figure.
  package func inItemOrder() -> [Observation] {
    let isOrdered = indices.dropFirst().allSatisfy { self[$0 - 1].item <= self[$0].item }
    if isOrdered { return self }
    let order = indices.sorted { (self[$0].item, $0) < (self[$1].item, $1) }
    return order.map { self[$0] }
  }
}
