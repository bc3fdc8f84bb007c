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
    try facets(query, by: [kind], zone: zone, persons: persons).flatMap { $0 }
  }

  /// Groups the items by several kinds at once, in the time of a single search; in the order of
  /// `kinds`.
  package func facets(
    _ query: SearchQuery, by kinds: [SearchFacet.Kind], zone: Zone,
    persons: [String: Int64] = [:]
  ) throws(ArchiveError) -> [[SearchFacet]] {
    return try reading { db in
      let plan = try QueryPlan(query, rules: terms, people: persons, db)
      var tallies = kinds.map { FacetTally($0, zone: zone) }
      try QueryRun(plan, db).forEach { item in
        for index in tallies.indices { tallies[index].add(item) }
        return .goOn
      }
      let names = try NameTable(db)
      return try tallies.map { try $0.facets(names) }
    }
  }
}

/// Adds up groups while rows go by; names are only looked up at the end.
private struct FacetTally {
  private struct Sum {
    var count = 0
    var sentiment = 0
    var gap = 0.0
    var verdicts = 0.0

    mutating func add(sentiment score: Int64, gap mean: Double?) {
      count += 1
      sentiment += Int(score)
      guard let mean else { return }
      gap += mean
      verdicts += 1
    }

    /// A touchpoint weighs as much as statements were made there.
    mutating func add(experience: Int64?, _ stated: Observation.Verdicts) {
      count += 1
      sentiment += Int(experience ?? 0)
      gap += Double(stated.sum)
      verdicts += Double(stated.count)
    }
  }

  private let kind: SearchFacet.Kind
  private let zone: Zone
  private var sums: [Sum] = []
  /// Where in `sums` a group is, by the number of its name: a word, a code, or the week's Monday.
  private var places: [Int64: Int] = [:]
  /// The group that was added to last, often the next too.
  private var last: (group: Int64, place: Int)?
  /// The week's Monday of each quarter of an hour that was met.
  private var mondays: [Int64: Int64] = [:]
  private var lastQuarter: (quarter: Int64, monday: Int64) = (.min, 0)

  init(_ kind: SearchFacet.Kind, zone: Zone) {
    self.kind = kind
    self.zone = zone
  }

  mutating func add(_ item: FactPlace) {
    switch kind {
    case .theme: addThemes(item)
    case .touchpoint: addTouchpoints(item)
    case .channel: add(item.value(.channel), item)
    case .language: add(item.value(.language), item)
    case .sentiment: add(Int64(item.chunk.flags(item.index).label), item)
    case .promise:
      let promise = item.chunk.flags(item.index).worstPromise
      if promise > 0 { add(Int64(promise), item) }
    case .week: if let received = item.received { add(monday(of: received), item) }
    }
  }

  private mutating func add(_ group: Int64, _ item: FactPlace) {
    let place = place(of: group)
    sums[place].add(sentiment: item.value(.sentiment), gap: item.gap)
  }

  private mutating func place(of group: Int64) -> Int {
    if let last, last.group == group { return last.place }
    let place = places[group] ?? sums.count
    if place == sums.count {
      sums.append(Sum())
      places[group] = place
    }
    last = (group, place)
    return place
  }

  private mutating func addThemes(_ item: FactPlace) {
    let gap = item.gap
    for subject in item.chunk.subjects(item.index) {
      let place = place(of: item.chunk.value(.subjectWord, subject))
      sums[place].add(sentiment: item.chunk.value(.subjectSentiment, subject), gap: gap)
    }
  }

  private mutating func addTouchpoints(_ item: FactPlace) {
    for place in item.chunk.places(item.index) {
      let experience = item.chunk.value(.placeExperience, place)
      let group = self.place(of: item.chunk.value(.placeWord, place))
      sums[group].add(
        experience: experience == FactColumn.none ? nil : experience,
        item.chunk.stated(place: place).verdicts)
    }
  }

  /// Worked out once for a quarter of an hour, since no zone's day begins within one.
  private mutating func monday(of received: Timestamp) -> Int64 {
    let quarter = received.seconds / 900
    if quarter == lastQuarter.quarter { return lastQuarter.monday }
    if let known = mondays[quarter] {
      lastQuarter = (quarter, known)
      return known
    }
    let day = zone.date(of: received).dayNumber
    let monday = Int64(day - (day + 3).modulo(7))
    mondays[quarter] = monday
    return monday
  }

  func facets(_ names: NameTable) throws -> [SearchFacet] {
    let all = try places.map { group, place in
      let sum = sums[place]
      return SearchFacet(
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
