import Feedback
import GRDB

extension FeedbackArchive {
  /// A page of the items that fit `query`.
  ///
  /// - Parameters:
  ///   - persons: for each value in ``SearchQuery/customers`` the pseudonym that it stands for; a
  ///     customer that is missing here fits nothing.
  package func search(
    _ query: SearchQuery, order: SearchOrder = .newest, limit: Int = 20, offset: Int = 0,
    persons: [String: Int64] = [:]
  ) throws(ArchiveError) -> SearchPage {
    let (limit, offset) = (max(0, min(limit, 1 << 30)), max(0, min(offset, 1 << 30)))
    return try reading { db in
      let plan = try QueryPlan(query, rules: terms, people: persons, db)
      let rows = try plan.rows(order, limit: limit + 1, offset: offset, terms, db)
      var hits = HitReader(db, rules: terms, sought: plan.sought)
      let shown = Array(rows.prefix(limit))
      let found = try shown.inStoredOrder { row in try readable { try hits.hit(row: row) } }
      return SearchPage(
        hits: found, hasMore: rows.count > limit, unreadable: shown.count - found.count)
    }
  }

  /// How many items fit `query`.
  package func count(
    _ query: SearchQuery, persons: [String: Int64] = [:]
  ) throws(ArchiveError) -> Int {
    return try reading { db in
      try QueryRun(QueryPlan(query, rules: terms, people: persons, db), db).count()
    }
  }

  /// What the full-text index is asked for `query`, in FTS5's language: to set searches beside SQLite's
  /// own. Nil where no word must be there, or more than words.
  package func indexPattern(of query: SearchQuery) throws(ArchiveError) -> String? {
    try reading { db in
      let plan = try QueryPlan(query, rules: terms, people: [:], db)
      return plan.tests.isEmpty ? plan.match?.combined.text : nil
    }
  }

  /// The ids of the items that fit `query`, in `order`.
  package func ids(
    _ query: SearchQuery, order: SearchOrder = .newest, limit: Int = .max, offset: Int = 0,
    persons: [String: Int64] = [:]
  ) throws(ArchiveError) -> [ItemID] {
    try reading { db in
      let plan = try QueryPlan(query, rules: terms, people: persons, db)
      var facts = FactReader(db)
      return try plan.rows(order, limit: limit, offset: offset, terms, db).inStoredOrder { row in
        try facts.place(of: row).map { ItemID(key: $0.value(.key)) }
      }
    }
  }

  /// Hands the items that fit `query` to `body`, in `order`, from one snapshot, in bounded memory.
  ///
  /// - Returns: how many were left out, since what is stored of them is damaged.
  @discardableResult
  package func forEachItem(
    of query: SearchQuery, order: SearchOrder = .newest, limit: Int = .max, offset: Int = 0,
    persons: [String: Int64] = [:], _ body: (ArchivedItem) throws -> Void
  ) throws(ArchiveError) -> Int {
    try reading { db in
      let plan = try QueryPlan(query, rules: terms, people: persons, db)
      let rows = try plan.rows(order, limit: limit, offset: offset, terms, db)
      var items = ItemReader(db)
      var unreadable = 0
      for start in stride(from: 0, to: rows.count, by: Self.readAtOnce) {
        let some = Array(rows[start..<min(rows.count, start + Self.readAtOnce)])
        let found = try some.inStoredOrder { row in try readable { try items.item(row: row) } }
        unreadable += some.count - found.count
        try found.forEach(body)
      }
      return unreadable
    }
  }

  /// How many whole items are held at once.
  private static let readAtOnce = 2048
}

extension QueryPlan {
  /// The row numbers of what fits, in `order`, without the first `offset`.
  fileprivate func rows(
    _ order: SearchOrder, limit: Int, offset: Int, _ rules: TermRules, _ db: Database
  ) throws -> [Int64] {
    let run = try QueryRun(self, db)
    let last = limit < .max - offset ? offset + limit : .max
    if order == .relevance, !sought.isEmpty {
      return Array(
        try RelevanceOrder(self, rules).rows(run, db, limit: last).dropFirst(offset))
    }
    return Array(try run.rows(order, limit: last).dropFirst(offset))
  }
}

/// What `read` gives; nil where what is stored is damaged, so that one bad item stops no search.
func readable<Value>(_ read: () throws -> Value) throws -> Value? {
  do { return try read() } catch is PackedBytesError { return nil } catch is RowDecodingError {
    return nil
  }
}

extension [Int64] {
  /// What `read` gives for each row number, in the order of this list; without
  /// those for which it gives nothing. Items of one time lie together,
  /// so they are read in the order in which they are stored: in an order of their own, a block of
  /// dozens would be unpacked for each.
  fileprivate func inStoredOrder<Value>(_ read: (Int64) throws -> Value?) rethrows -> [Value] {
    var values = [Value?](repeating: nil, count: count)
    for place in indices.sorted(by: { self[$0] > self[$1] }) {
      values[place] = try read(self[place])
    }
    return values.compactMap { $0 }
  }
}

/// Reads what is shown of the items that were found.
struct HitReader: ~Copyable {
  private var items: ItemReader
  private var passages: PassageFinder

  init(_ db: Database, rules: TermRules, sought: [SoughtWords]) {
    items = ItemReader(db)
    passages = PassageFinder(rules, sought: sought)
  }

  mutating func hit(row number: Int64) throws -> SearchHit {
    let stored = try items.item(row: number)
    let (item, reading) = (stored.item, stored.reading)
    let facts = ItemFacts(item, reading: reading)
    return SearchHit(
      id: stored.id, row: number, received: item.received, channel: item.channel,
      language: reading.language, touchpoints: facts.places.map(\.touchpoint),
      themes: facts.subjects.map(\.theme), sentiment: reading.sentiment,
      expectation: reading.expectation, promise: item.worstPromise(with: reading),
      ratings: item.ratings,
      subject: item.subject,
      subjectMarks: item.subject.map { passages.matches(in: $0, language: reading.language) } ?? [],
      passage: passages.passage(of: item.text, language: reading.language))
  }
}
