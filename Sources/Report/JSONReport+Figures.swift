import Feedback
import Insight

/// One cell of a gap table: its coordinates by dimension, then figures or the reason why not.
struct CellDocument: Encodable {
  let key: [String: String]
  let withheld: String?
  let items, people: Int?
  let indicative: Bool?
  let expressed: ExpressedDocument?
  let stated: StatedDocument?
  let promises: TallyDocument?
  let experience: MeanDocument?
  /// Why a measure is left out although something was said; without those of which nothing was.
  let withheldMeasures: [String: Suppression]?

  init(_ cell: GapTable.Cell, dimensions: [Dimension]) {
    key = Dictionary(
      zip(dimensions, cell.key).map { ($0.rawValue, $1.id) }, uniquingKeysWith: { a, _ in a })
    let figures = cell.figures
    withheld =
      cell.suppression?.rawValue ?? (cell.outcome == .empty ? "empty" : nil)
    items = figures?.items
    people = figures?.people
    indicative = figures?.isIndicative
    expressed = figures?.expressed.value.map(ExpressedDocument.init)
    stated = figures?.stated.value.map(StatedDocument.init)
    promises = figures?.promises.counts.map(TallyDocument.init)
    experience = figures?.experience.value.map(MeanDocument.init)
    let reasons = figures?.withheldMeasures ?? [:]
    withheldMeasures =
      reasons.isEmpty
      ? nil : Dictionary(uniqueKeysWithValues: reasons.map { ($0.key.rawValue, $0.value) })
  }
}

struct MeanDocument: Encodable {
  let n: Int
  let mean: Double
  /// Lower and upper end.
  let interval: [Double]?

  init(_ mean: Mean) {
    n = mean.count
    self.mean = mean.value
    interval = mean.interval.map { [$0.lower, $0.upper] }
  }
}

struct ShareDocument: Encodable {
  let part, whole: Int
  let share: Double
  let interval: [Double]

  init(_ share: Share) {
    part = share.part
    whole = share.whole
    self.share = share.value
    interval = [share.interval.lower, share.interval.upper]
  }
}

struct NetDocument: Encodable {
  let n, positive, negative: Int
  let score: Double
  let interval: [Double]

  init(_ score: NetScore) {
    n = score.count
    positive = score.positive
    negative = score.negative
    self.score = score.value
    interval = [score.interval.lower, score.interval.upper]
  }
}

struct ExpressedDocument: Encodable {
  let balance: NetDocument
  let disconfirmation: MeanDocument
  let coverage: ShareDocument

  init(_ gap: ExpressedGap) {
    balance = NetDocument(gap.balance)
    disconfirmation = MeanDocument(gap.disconfirmation)
    coverage = ShareDocument(gap.coverage)
  }
}

struct StatedDocument: Encodable {
  let gap, expectation, experience: MeanDocument

  init(_ stated: StatedGap) {
    gap = MeanDocument(stated.gap)
    expectation = MeanDocument(stated.expectation)
    experience = MeanDocument(stated.experience)
  }
}

struct TallyDocument: Encodable {
  let kept, broken, open: Int
  let rate: ShareDocument?

  init(_ tally: PromiseTally) {
    kept = tally.kept
    broken = tally.broken
    open = tally.open
    rate = tally.keptRate.map(ShareDocument.init)
  }
}

struct ScoresDocument: Encodable {
  let items, people: Int
  let nps: NetDocument?
  let csat: ShareDocument?
  let ces: EffortDocument?

  init(_ card: ScoreCard) {
    items = card.items
    people = card.people
    nps = card.nps.map(NetDocument.init)
    csat = card.csat.map(ShareDocument.init)
    ces = card.ces.map(EffortDocument.init)
  }

  struct EffortDocument: Encodable {
    let lowest, highest: Double
    let mean: MeanDocument
    let easy: ShareDocument

    init(_ effort: ScoreCard.CustomerEffort) {
      lowest = effort.lowest
      highest = effort.highest
      mean = MeanDocument(effort.mean)
      easy = ShareDocument(effort.easy)
    }
  }
}

/// Importance and performance on a scale from 0 to 100; the means are the crosshairs.
struct ImportanceDocument: Encodable {
  let meanImportance, meanPerformance: Double
  let touchpoints: [Point]

  init(_ analysis: ImportancePerformance) {
    meanImportance = analysis.meanImportance
    meanPerformance = analysis.meanPerformance
    touchpoints = analysis.points.map(Point.init)
  }

  struct Point: Encodable {
    let touchpoint: String
    let importance, performance: Double
    let quadrant: ImportancePerformance.Quadrant
    let clear: Bool

    init(_ point: ImportancePerformance.Point) {
      touchpoint = point.key.map(\.id).joined()
      importance = point.importance
      performance = point.performance
      quadrant = point.quadrant
      clear = point.isClear
    }
  }
}

struct TrendDocument: Encodable {
  let measure: Change.Measure
  let weeks: [Point]
  /// By least squares, with its p-value; left out below four measured weeks.
  let slopePerWeek, slopeP: Double?

  init(_ line: WeeklyReport.TrendLine) {
    measure = line.measure
    weeks = line.trend.points.map(Point.init)
    slopePerWeek = line.trend.slope?.perWeek
    slopeP = line.trend.slope?.pValue
  }

  struct Point: Encodable {
    let week: String
    let value: Double?
    let interval: [Double]?

    init(_ point: Trend.Point) {
      week = point.week.description
      value = point.value
      interval = point.interval.map { [$0.lower, $0.upper] }
    }
  }
}
