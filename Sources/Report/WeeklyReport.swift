import Feedback
import Insight

/// All that the report on one period says, in numbers and customers' words, before any language or format
/// is chosen. Renderers turn it into text and compute nothing.
package struct WeeklyReport: Sendable, Equatable {
  package let period: ReportPeriod
  package let company: String
  /// The one team that the report is for; nil for the whole report.
  package let team: String?
  /// Whose calendar the dates follow.
  package let zone: Zone
  package let lexiconVersion: String
  package let taxonomy: Taxonomy
  package let headline: Headline
  package let volumes: [ChannelVolume]
  /// Touchpoint × channel.
  package let cells: GapTable
  /// By touchpoint alone.
  package let touchpoints: GapTable
  /// What matters to customers against how it went, by touchpoint; nil where fewer than two were
  /// rated.
  package let importance: ImportancePerformance?
  /// The expressed balance of each touchpoint over 13 weeks.
  package let touchpointTrends: [Touchpoint: Trend]
  package let promises: PromiseLedger
  package let scores: ScoreCard
  package let trends: [TrendLine]
  /// Against the period before.
  package let changes: [Change]
  /// Against the 12 weeks before, taken together.
  package let longChanges: [Change]
  package let themes: [ThemeLine]
  /// In the order in which they are kept.
  package let searches: [SearchLine]
  package let teams: [TeamLine]
  package let followUps: [FollowUp]
  package let mismatches: [MismatchLine]
  package let quality: DataQuality

  /// What came in over one channel.
  package struct ChannelVolume: Sendable, Equatable {
    package let channel: Channel
    /// Nil in a team's part where too few people are behind it.
    package let items: Int?
    /// In the period before; nil as above.
    package let itemsBefore: Int?
    /// The items that set experience against expectation in words.
    package let coverage: Measured<Share>
  }

  /// The promises spoken of at one touchpoint.
  package struct PromiseLine: Sendable, Equatable {
    package let touchpoint: Touchpoint
    package let tally: PromiseTally
    package let isIndicative: Bool
    package let sizes: [PromiseSize]
    package let quotes: [Quote]
  }

  /// What was promised and what came of it, over the statements that give both in one unit, where at
  /// least ``SmallNumbers/leastPeople`` items do.
  package struct PromiseSize: Sendable, Equatable {
    package let unit: Statement.Unit
    package let count: Int
    package let medianPromised: Double
    package let medianActual: Double
  }

  /// One measure over the 13 weeks.
  package struct TrendLine: Sendable, Equatable {
    package let measure: Change.Measure
    package let trend: Trend
  }

  /// A theme with its weight and the words behind it.
  package struct ThemeLine: Sendable, Equatable {
    package let impact: ThemeImpact
    /// Nearest to the theme's mean sentiment.
    package let typical: Quote?
    /// Furthest in the direction in which the theme pulls.
    package let strongest: Quote?
    /// Furthest the other way.
    package let counter: Quote?
  }

  /// A search that the company keeps, and what it found.
  package struct SearchLine: Sendable, Equatable {
    package let name: String
    package let query: String
    /// Nil where it found something of fewer than ``SmallNumbers/leastPeople`` people.
    package let items: Int?
    /// In the period before; nil as above.
    package let itemsBefore: Int?
    /// Mean score in [-1, 1], in hundredths; nil where fewer than ``SmallNumbers/leastPeople`` people
    /// speak, or fewer are left that it did not find.
    package let sentiment: Double?
    package let isIndicative: Bool
  }

  /// A team with the touchpoints it answers for.
  package struct TeamLine: Sendable, Equatable {
    package let name: String
    /// As the settings give them.
    package let touchpoints: [Touchpoint]
    /// Cells of ``WeeklyReport/touchpoints``, the worst first.
    package let cells: [GapTable.Cell]
    package let followUps: [FollowUp]
  }

  /// A customer who should hear from someone.
  package struct FollowUp: Sendable, Equatable {
    package let quote: Quote
    package let reasons: [Reason]
    /// Whether the words may be shown: not where the cell they come from is withheld.
    package let showsWords: Bool

    /// The gravest first.
    package enum Reason: String, Sendable, Codable, CaseIterable {
      case brokenPromise, threatToLeave, lowScore
    }
  }

  /// How many items say one thing with a rating and the opposite in words.
  package struct MismatchLine: Sendable, Equatable {
    package let kind: RatingMismatch.Kind
    package let items: Int
  }

  /// A measure of everything together.
  package struct Figure: Sendable, Hashable {
    package let value: Double
    package let interval: Interval?
    /// Statements, answers or promises that it rests on.
    package let count: Int
  }

  /// What everything together comes to over the period.
  package func figure(of measure: Change.Measure) -> Measured<Figure> {
    switch measure {
    case .balance:
      total.measured(\.expressed).map { Figure($0.balance) }
    case .statedGap: total.measured(\.stated).map { Figure($0.gap) }
    case .promisesKept: kept
    case .experience: total.measured(\.experience).map { Figure($0) }
    case .nps: scores.nps.map { .value(Figure($0)) } ?? .nothing
    case .csat: scores.csat.map { .value(Figure($0)) } ?? .nothing
    case .ces: scores.ces.map { .value(Figure($0.mean)) } ?? .nothing
    }
  }

  /// Nothing where no promise has a known outcome.
  private var kept: Measured<Figure> {
    switch total.measured(\.promises) {
    case .value(let tally): tally.keptRate.map { .value(Figure($0)) } ?? .nothing
    case .nothing: .nothing
    case .withheld(let reason): .withheld(reason)
    }
  }

  /// The total of everything, as ``GapTable/total``.
  package var total: GapTable.Cell { touchpoints.total }
}

extension WeeklyReport.Figure {
  fileprivate init(_ score: NetScore) {
    self.init(value: score.value, interval: score.interval, count: score.count)
  }

  fileprivate init(_ mean: Mean) {
    self.init(value: mean.value, interval: mean.interval, count: mean.count)
  }

  fileprivate init(_ share: Share) {
    self.init(value: share.value, interval: share.interval, count: share.whole)
  }
}
