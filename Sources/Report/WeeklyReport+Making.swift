import Feedback
import Insight

extension WeeklyReport {
  /// How many weeks a report's lines are drawn over.
  package static let weeksShown = 13

  /// Works out every number of the report. The same evidence gives the same report.
  package init(_ evidence: WeekEvidence) {
    let slices = WeekSlices(evidence)
    let now = slices.current
    let (cells, touchpoints) = (slices.currentTables.cells, slices.currentTables.touchpoints)
    let scores = ScoreCard(observations: now)
    let state = Change.Period(table: cells, scores: scores)
    let changes = Change.all(from: Change.Period(slices.previous), to: state)
    let quotes = QuoteBook(evidence.quotes, cells: cells)
    let followUps = quotes.followUps

    period = evidence.period
    company = evidence.company
    team = evidence.team
    zone = evidence.zone
    lexiconVersion = evidence.lexiconVersion
    taxonomy = evidence.taxonomy
    importance = ImportancePerformance(touchpoints)
    headline = Headline(
      tables: slices.currentTables, period: evidence.period, items: scores.items,
      findings: Headline.Findings(
        changes: changes, followUps: followUps, teams: evidence.teams, themes: slices.themes))
    volumes = WeeklyReport.volumes(now: now, before: slices.previous)
      .map { evidence.team == nil ? $0 : $0.withholding(evidence.withheld, of: evidence.teams) }
    self.cells = cells
    self.touchpoints = touchpoints
    touchpointTrends = slices.touchpointTrends
    promises = PromiseLedger(touchpoints: touchpoints, quotes: quotes)
    self.scores = scores
    trends = slices.trends
    self.changes = changes
    longChanges = Change.all(from: slices.earlier, to: state)
    themes = ThemeImpact.ranked(themes: slices.currentThemes, observations: now)
      .map { quotes.themeLine($0) }
    searches = evidence.searches.map { SearchLine($0, of: scores.people) }
    teams = evidence.teams.map {
      WeeklyReport.team($0, touchpoints: touchpoints, followUps: followUps)
    }
    self.followUps = followUps
    mismatches = WeeklyReport.mismatches(in: now)
    quality = evidence.quality
  }

  private static func volumes(now: [Observation], before: [Observation]) -> [ChannelVolume] {
    let counts = itemCounts(now)
    let countsBefore = itemCounts(before)
    let table = GapTable.make(observations: now, by: [.channel])
    return Channel.allCases.compactMap { channel in
      let items = counts[channel] ?? 0
      let itemsBefore = countsBefore[channel] ?? 0
      guard items + itemsBefore > 0 else { return nil }
      let cell = table.cells.first { $0.key == [.channel(channel)] }
      return ChannelVolume(
        channel: channel, items: items, itemsBefore: itemsBefore,
        coverage: cell?.measured(\.expressed).map(\.coverage) ?? .nothing)
    }
  }

  private static func itemCounts(_ observations: [Observation]) -> [Channel: Int] {
    var items: [Channel: Set<Int64>] = [:]
    for observation in observations {
      items[observation.channel, default: []].insert(observation.item)
    }
    return items.mapValues(\.count)
  }

  private static func team(
    _ team: WeekEvidence.Team, touchpoints: GapTable, followUps: [FollowUp]
  ) -> TeamLine {
    let own = Set(team.touchpoints)
    return TeamLine(
      name: team.name, touchpoints: team.touchpoints,
      cells: touchpoints.ranked.filter { cell in
        own.contains { cell.key == [.touchpoint($0)] }
      },
      followUps: followUps.filter { own.contains($0.quote.touchpoint) })
  }

  /// Empty where fewer than ``SmallNumbers/leastPeople`` people are behind all of them.
  private static func mismatches(in observations: [Observation]) -> [MismatchLine] {
    let found = RatingMismatch.find(in: observations)
    let items = Set(found.map(\.item))
    let people = Set(observations.lazy.filter { items.contains($0.item) }.map(\.person))
    guard people.count >= SmallNumbers.leastPeople else { return [] }
    return RatingMismatch.Kind.allCases.compactMap { kind in
      let count = found.count { $0.kind == kind }
      return count == 0 ? nil : MismatchLine(kind: kind, items: count)
    }
  }
}

extension WeeklyReport.ChannelVolume {
  /// Without the numbers where a cell of the team and this channel is withheld: they would be its
  /// size. Likewise without the coverage where its statements are.
  fileprivate func withholding(_ withheld: Withheld, of teams: [WeekEvidence.Team]) -> Self {
    let keys =
      teams.flatMap(\.touchpoints).map { [.touchpoint($0), .channel(channel)] }
      as [[Coordinate]]
    let whole = keys.lazy.compactMap { withheld.reason(for: $0) }.first
    let statements = keys.lazy.compactMap { withheld.reason(for: .expressed, of: $0) }.first
    return Self(
      channel: channel, items: whole == nil ? items : nil,
      itemsBefore: whole == nil ? itemsBefore : nil,
      coverage: statements.map { .withheld($0) } ?? coverage)
  }
}

extension WeeklyReport.SearchLine {
  /// - Parameter people: how many speak in the whole period.
  init(_ search: WeekEvidence.SavedSearch, of people: Int) {
    func count(_ found: WeekEvidence.SavedSearch.Found) -> Int? {
      (1..<SmallNumbers.leastPeople).contains(found.people) ? nil : found.items
    }
    let rest = people - search.now.people
    let isTold =
      search.now.people >= SmallNumbers.leastPeople
      && !(1..<SmallNumbers.leastPeople).contains(rest)
    self.init(
      name: search.name, query: search.query, items: count(search.now),
      itemsBefore: count(search.before),
      sentiment: isTold
        ? search.now.sentiment.map { ($0 * 100).rounded() / 100 } : nil,
      isIndicative: search.now.people < SmallNumbers.solidPeople)
  }
}

extension Change.Period {
  init(_ observations: [Observation]) {
    self.init(
      table: TouchpointTables(observations: observations).cells,
      scores: ScoreCard(observations: observations))
  }
}
