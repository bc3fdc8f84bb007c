import Feedback
import Insight

/// Counts observations into the weeks of a report's lines and into the time before it, all in one
/// pass: the 13 weeks of a large company are a million of them.
struct WeekCount {
  /// One for each week, by touchpoint.
  private(set) var weeks: [Tally]
  /// The 12 weeks before the period, by touchpoint and channel.
  private(set) var earlier: Tally
  private let weekSpans: [Range<Timestamp>]
  private let earlierSpan: Range<Timestamp>
  private var people = PersonNumbers()
  /// The week of the observation before, in which the next one nearly always lies too.
  private var last = 0

  /// A table and a card of the same observations.
  struct Tally {
    fileprivate var gaps: GapCount
    fileprivate var scores = ScoreCount()

    var table: GapTable { gaps.table }
    var card: ScoreCard { scores.card }
    var period: Change.Period { Change.Period(table: table, scores: card) }

    fileprivate mutating func add(_ observation: Observation, by person: Int) {
      gaps.add(observation, by: person)
      scores.add(observation, by: person)
    }
  }

  init(weeks: [Week], earlier: ReportPeriod, zone: Zone) {
    self.weeks = weeks.map { _ in Tally(gaps: GapCount(by: [.touchpoint])) }
    self.earlier = Tally(gaps: GapCount(by: [.touchpoint, .channel]))
    weekSpans = weeks.map { $0.instants(in: zone) }
    earlierSpan = earlier.instants(in: zone)
  }

  /// Counts one observation; they come in the order of their items.
  mutating func add(_ observation: Observation) {
    let isEarlier = earlierSpan.contains(observation.received)
    let week = week(of: observation.received)
    guard isEarlier || week != nil else { return }
    let person = people.number(of: observation.person)
    if isEarlier { earlier.add(observation, by: person) }
    if let week { weeks[week].add(observation, by: person) }
  }

  private mutating func week(of instant: Timestamp) -> Int? {
    if weekSpans.indices.contains(last), weekSpans[last].contains(instant) { return last }
    guard let found = weekSpans.firstIndex(where: { $0.contains(instant) }) else { return nil }
    last = found
    return found
  }
}
