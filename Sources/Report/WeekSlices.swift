import Feedback
import Insight

/// A report's observations by time: the period it is about, what that is compared with, and the 13
/// weeks that lines are drawn over.
struct WeekSlices {
  let current: [Observation]
  let previous: [Observation]
  /// The 12 weeks before the current period.
  let earlier: Change.Period
  /// Of the current period.
  let currentTables: TouchpointTables
  private let weeks: [Week]
  /// By touchpoint, one for each week.
  private let tables: [GapTable]
  /// One for each week.
  private let cards: [ScoreCard]
  let currentThemes: [ThemeObservation]

  init(_ evidence: WeekEvidence) {
    let (period, zone) = (evidence.period, evidence.zone)
    let now = period.instants(in: zone)
    let before = period.before.instants(in: zone)
    current = evidence.observations.filter { now.contains($0.received) }
    previous = evidence.observations.filter { before.contains($0.received) }
    currentTables = TouchpointTables(observations: current, withholding: evidence.withheld)
    currentThemes = evidence.themes.filter { now.contains($0.received) }
    weeks = period.weeks
    var count = WeekCount(weeks: weeks, earlier: period.earlier, zone: zone)
    for observation in evidence.observations.inItemOrder() { count.add(observation) }
    tables = count.weeks.map(\.table)
    cards = count.weeks.map(\.card)
    earlier = count.earlier.period
  }

  /// The themes of the current period's items in the cell of `key`, the one that costs most first.
  func themes(in key: [Coordinate]) -> [ThemeImpact] {
    let own = current.filter { observation in
      key.allSatisfy {
        $0 == .touchpoint(observation.touchpoint) || $0 == .channel(observation.channel)
      }
    }
    let items = Set(own.map(\.item))
    return ThemeImpact.ranked(
      themes: currentThemes.filter { items.contains($0.item) }, observations: own)
  }

  /// Every measure that was measured at least once.
  var trends: [WeeklyReport.TrendLine] {
    let totals = tables.map(\.total.figures)
    let promises = totals.map { $0?.promises.value?.keptRate }
    let lines: [WeeklyReport.TrendLine] = [
      line(
        .balance,
        totals.map { $0?.expressed.value.map { ($0.balance.value, $0.balance.interval) } }),
      line(.statedGap, totals.map { $0?.stated.value.map { ($0.gap.value, $0.gap.interval) } }),
      line(.promisesKept, promises.map { $0.map { ($0.value, $0.interval) } }),
      line(.nps, cards.map { $0.nps.map { ($0.value, $0.interval) } }),
      line(.csat, cards.map { $0.csat.map { ($0.value, $0.interval) } }),
      line(.ces, sameScale(cards).map { $0.map { ($0.mean.value, $0.mean.interval) } }),
      line(.experience, totals.map { $0?.experience.value.map { ($0.value, $0.interval) } }),
    ]
    return lines.filter(\.trend.hasValues)
  }

  /// The effort of each week, left out where it was asked on another scale than in the last week
  /// that asked.
  private func sameScale(_ cards: [ScoreCard]) -> [ScoreCard.CustomerEffort?] {
    let last = cards.compactMap(\.ces).last
    return cards.map { card in
      guard let ces = card.ces, let last, ces.lowest == last.lowest, ces.highest == last.highest
      else { return nil }
      return ces
    }
  }

  private func line(
    _ measure: Change.Measure, _ values: [(value: Double, interval: Interval?)?]
  ) -> WeeklyReport.TrendLine {
    WeeklyReport.TrendLine(measure: measure, trend: trend(values))
  }

  private func trend(_ values: [(value: Double, interval: Interval?)?]) -> Trend {
    Trend(
      points: zip(weeks, values).map {
        Trend.Point(week: $0, value: $1?.value, interval: $1?.interval)
      })
  }

  /// The balance over the weeks of each touchpoint that has figures in the current period.
  var touchpointTrends: [Touchpoint: Trend] {
    let weekly = tables.map { table in
      Dictionary(
        table.cells.map { ($0.key, $0.figures) }, uniquingKeysWith: { first, _ in first })
    }
    var trends: [Touchpoint: Trend] = [:]
    for cell in currentTables.touchpoints.cells where cell.figures != nil {
      guard case .touchpoint(let touchpoint)? = cell.key.first else { continue }
      trends[touchpoint] = trend(
        weekly.map { week in
          (week[cell.key] ?? nil)?.expressed.value.map { ($0.balance.value, $0.balance.interval) }
        })
    }
    return trends
  }
}
