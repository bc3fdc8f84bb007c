import Feedback
import GRDB

/// Carries out a plan on one snapshot.
struct QueryRun {
  private let db: Database
  private let match: IndexQuery?
  private let tests: [FactTest]
  private let bounds: ClosedRange<Int64>

  init(_ plan: QueryPlan, _ db: Database) throws {
    self.db = db
    match = plan.match
    tests = plan.tests
    bounds = try plan.bounds(db)
  }

  /// All items received in `range`, of any time where it is nil, that fit `tests`.
  init(_ tests: [FactTest], in range: Range<Timestamp>?, _ db: Database) throws {
    self.db = db
    match = nil
    let received = range.map {
      FactTest.received($0.lowerBound.seconds, $0.upperBound.seconds)
    }
    self.tests = (received.map { [$0] } ?? []) + tests
    bounds =
      try range.map {
        try RowNumber.bounds(from: $0.lowerBound, before: $0.upperBound, db)
      } ?? 0 ... .max
  }

  /// How many items fit.
  func count() throws -> Int {
    if let match, tests.isEmpty {
      let parts = try match.parts(db)
      if parts.count == 1, let only = parts.first, only.languages == nil {
        return try Int.fetchOne(
          db, sql: "SELECT count(*) FROM terms WHERE terms MATCH ?",
          arguments: [only.pattern.text]) ?? 0
      }
    }
    var count = 0
    try forEach { _ in
      count += 1
      return .goOn
    }
    return count
  }

  /// Hands every item that fits to `body`, from the last row number to the first: newest day first.
  func forEach(_ body: (FactPlace) throws -> Walk) throws {
    guard let match else { return try forEachOfAll(body) }
    let found = try FallingRows(match, in: bounds, db)
    var facts = FactReader(db)
    while let item = try found.next(&facts) {
      if try fits(item), try body(item) == .stop { return }
    }
  }

  private func forEachOfAll(_ body: (FactPlace) throws -> Walk) throws {
    try FactReader.forEachChunk(db, in: bounds, isDescending: true) { chunk in
      guard tests.allSatisfy({ $0.mayFit(chunk) }) else { return .goOn }
      for index in stride(from: chunk.count - 1, through: 0, by: -1) where !chunk.isErased(index) {
        let item = FactPlace(chunk: chunk, index: index)
        if try fits(item), try body(item) == .stop { return .stop }
      }
      return .goOn
    }
  }

  private func fits(_ item: FactPlace) throws -> Bool {
    for test in tests where try !test.fits(item) { return false }
    return true
  }

  // MARK: Orders

  /// The row numbers of the first `limit` that fit, in `order`; by relevance as newest first.
  func rows(_ order: SearchOrder, limit: Int) throws -> [Int64] {
    switch order {
    case .newest, .relevance: return try newest(limit)
    case .worst: return try first(limit) { Rank(Double($0.value(.sentiment)), of: $0) }
    case .best: return try first(limit) { Rank(-Double($0.value(.sentiment)), of: $0) }
    case .gap:
      return try first(limit) {
        Rank($0.gap ?? .infinity, then: Double($0.value(.sentiment)), of: $0)
      }
    }
  }

  private func newest(_ limit: Int) throws -> [Int64] {
    var rows: [Int64] = []
    guard limit > 0 else { return rows }
    try forEachNewest { item in
      rows.append(item.row)
      return rows.count < limit ? .goOn : .stop
    }
    return rows
  }

  /// Hands every item that fits to `body`, the newest first: a day at a time, since within a day row
  /// numbers say nothing.
  func forEachNewest(_ body: (FactPlace) throws -> Walk) throws {
    var day: [(rank: Rank, item: FactPlace)] = []
    var floor: Int64 = 0
    func closeDay() throws -> Walk {
      defer { day.removeAll(keepingCapacity: true) }
      for (_, item) in day.sorted(by: { $0.rank < $1.rank }) {
        if try body(item) == .stop { return .stop }
      }
      return .goOn
    }
    var walk = Walk.goOn
    try forEach { item in
      let next = RowNumber.floor(item.row)
      if next != floor {
        let isSameDay = try next + RowNumber.perDay == floor && RowNumber.isFull(before: floor, db)
        if !isSameDay { walk = try closeDay() }
        floor = next
      }
      if walk == .goOn, floor < RowNumber.dated {
        walk = try body(item)
      } else {
        day.append((Rank(0, of: item), item))
      }
      return walk
    }
    if walk == .goOn { _ = try closeDay() }
  }

  private func first(_ limit: Int, rank: (FactPlace) -> Rank) throws -> [Int64] {
    var ranks: [Rank] = []
    try forEach { item in
      ranks.append(rank(item))
      if ranks.count > Self.window, ranks.count / 2 > limit {
        ranks = Array(ranks.sorted().prefix(limit))
      }
      return .goOn
    }
    return ranks.sorted().prefix(limit).map(\.row)
  }

  /// How many are held, at least, before those that are past the limit are dropped.
  private static let window = 4096

  /// By what found items are ordered: the lowest first, the newest of those that are alike.
  private struct Rank: Comparable {
    let first: Double
    let second: Double
    let received: Int64
    let row: Int64

    init(_ first: Double, then second: Double = 0, of item: FactPlace) {
      self.first = first
      self.second = second
      received = item.value(.received)
      row = item.row
    }

    static func < (a: Rank, b: Rank) -> Bool {
      (a.first, a.second, b.received, b.row) < (b.first, b.second, a.received, a.row)
    }
  }
}
