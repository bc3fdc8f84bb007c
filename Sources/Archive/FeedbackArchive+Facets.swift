import Feedback
import GRDB

extension FeedbackArchive {
  /// Groups the items that fit `query`, largest group first; weeks in order, the last first.
  ///
  /// - Parameters:
  ///   - zone: whose weeks are meant.
  ///   - persons: as in ``search(_:order:limit:offset:persons:)``.
  package func facets(
    _ query: SearchQuery, by kind: SearchFacet.Kind, zone: Zone, persons: [String: Int64] = [:]
  ) throws(ArchiveError) -> [SearchFacet] {
    let plan = QueryPlan(query, rules: terms, people: persons)
    return try reading { db in
      var tally = FacetTally(kind, zone: zone)
      let sql = "SELECT \(FacetTally.columns) " + plan.from(needsItem: true)
      let rows = try Row.fetchCursor(db, sql: sql, arguments: plan.values)
      while let row = try rows.next() { try tally.add(row) }
      return try tally.facets(NameTable(db))
    }
  }
}

/// Adds up groups while rows go by; names are only looked up at the end.
private struct FacetTally {
  static let columns = """
    item.received, item.channel, item.language, item.sentiment, item.label, item.promise, item.gap,
    item.facts
    """

  private struct Sum {
    var count = 0
    var sentiment = 0
    var gap = 0.0
    var verdicts = 0.0

    mutating func add(_ place: ItemFacts.Place) {
      count += 1
      sentiment += place.experience ?? 0
      let levels = place.verdicts
      let worse = -2 * Double(levels.muchWorse) - Double(levels.worse)
      gap += worse + Double(levels.better) + 2 * Double(levels.muchBetter)
      verdicts += Double(
        Int(levels.muchWorse) + Int(levels.worse) + Int(levels.met) + Int(levels.better)
          + Int(levels.muchBetter))
    }

    mutating func add(sentiment score: Int, gap mean: Int?) {
      count += 1
      sentiment += score
      guard let mean else { return }
      gap += Double(mean) / ItemFacts.scale
      verdicts += 1
    }
  }

  private let kind: SearchFacet.Kind
  private let zone: Zone
  /// By the number of the group's name: a word, a code, or the week's Monday.
  private var sums: [Int64: Sum] = [:]

  init(_ kind: SearchFacet.Kind, zone: Zone) {
    self.kind = kind
    self.zone = zone
  }

  mutating func add(_ row: Row) throws {
    switch kind {
    case .theme, .touchpoint: try addFacts(row)
    case .channel: add(row[1], row)
    case .language: add(row[2], row)
    case .sentiment: add(row[4], row)
    case .promise: if let promise: Int64 = row[5] { add(promise, row) }
    case .week:
      if let received: Int64 = row[0] {
        let day = zone.date(of: Timestamp(seconds: received)).dayNumber
        add(Int64(day - (day + 3).modulo(7)), row)
      }
    }
  }

  private mutating func add(_ group: Int64, _ row: Row) {
    var sum = sums[group] ?? Sum()
    sum.count += 1
    sum.sentiment += row[3] as Int
    if let gap: Int = row[6] {
      sum.gap += Double(gap) / ItemFacts.scale
      sum.verdicts += 1
    }
    sums[group] = sum
  }

  private mutating func addFacts(_ row: Row) throws {
    let isTheme = kind == .theme
    var found = sums
    sums = [:]
    let gap: Int? = row[6]
    _ = try row.withBytes(7) { bytes in
      try FactsCodec.unpack(
        bytes,
        place: { word, place in
          guard !isTheme else { return }
          found[word, default: Sum()].add(place)
        },
        subject: { word, sentiment in
          guard isTheme else { return }
          found[word, default: Sum()].add(sentiment: sentiment, gap: gap)
        })
    }
    sums = found
  }

  func facets(_ names: NameTable) throws -> [SearchFacet] {
    let all = try sums.map { group, sum in
      SearchFacet(
        name: try name(group, names), count: sum.count,
        sentiment: Double(sum.sentiment) / Double(sum.count) / ItemFacts.scale,
        gap: sum.verdicts > 0 ? sum.gap / sum.verdicts : nil)
    }
    return all.sorted { a, b in
      kind == .week ? a.name > b.name : (b.count, a.name) < (a.count, b.name)
    }
  }

  private func name(_ group: Int64, _ names: NameTable) throws -> String {
    switch kind {
    case .theme, .touchpoint, .language: try names[group]
    case .channel: Channel(code: Int(group))?.rawValue ?? "?"
    case .sentiment: SentimentLabel(code: Int(group))?.rawValue ?? "?"
    case .promise: PromiseState(code: Int(group))?.rawValue ?? "?"
    case .week: Week(containing: CivilDate(dayNumber: Int(group))).description
    }
  }
}

extension Int {
  /// The remainder in 0..<divisor, also of negative numbers.
  fileprivate func modulo(_ divisor: Int) -> Int {
    let rest = self % divisor
    return rest < 0 ? rest + divisor : rest
  }
}
