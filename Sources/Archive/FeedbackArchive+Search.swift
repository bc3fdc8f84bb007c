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
    let plan = QueryPlan(query, rules: terms, people: persons)
    let (limit, offset) = (max(0, min(limit, 1 << 30)), max(0, min(offset, 1 << 30)))
    return try reading { db in
      let rows =
        order == .relevance && !plan.sought.isEmpty
        ? try RelevanceOrder(plan, terms).rows(db, limit: limit + 1, offset: offset)
        : try Int64.fetchAll(
          db, sql: plan.rows(order: order) + " LIMIT ? OFFSET ?",
          arguments: plan.values + [limit + 1, offset])
      var hits = HitReader(db, rules: terms, sought: plan.sought)
      return SearchPage(
        hits: try rows.prefix(limit).map { try hits.hit(row: $0) },
        hasMore: rows.count > limit)
    }
  }

  /// How many items fit `query`.
  package func count(
    _ query: SearchQuery, persons: [String: Int64] = [:]
  ) throws(ArchiveError) -> Int {
    let plan = QueryPlan(query, rules: terms, people: persons)
    return try reading { db in
      try Int.fetchOne(
        db, sql: "SELECT count(*) " + plan.from(needsItem: false), arguments: plan.values) ?? 0
    }
  }

  /// The ids of all items that fit `query`, in `order`; by relevance as newest first.
  package func ids(
    _ query: SearchQuery, order: SearchOrder = .newest, persons: [String: Int64] = [:]
  ) throws(ArchiveError) -> [ItemID] {
    let plan = QueryPlan(query, rules: terms, people: persons)
    return try reading { db in
      try Int64.fetchAll(
        db, sql: "SELECT item.key " + plan.from(needsItem: true) + plan.sorted(by: order),
        arguments: plan.values
      ).map(ItemID.init(key:))
    }
  }
}

extension QueryPlan {
  /// The row numbers in `order`, without a limit.
  func rows(order: SearchOrder) -> String {
    "SELECT \(row) " + from(needsItem: Self.column(of: order) != nil) + sorted(by: order)
  }

  /// ` ORDER BY …`; what the index alone knows is newest first.
  func sorted(by order: SearchOrder) -> String {
    " ORDER BY " + (Self.column(of: order).map { $0 + ", " } ?? "") + row + " DESC"
  }

  private static func column(of order: SearchOrder) -> String? {
    switch order {
    case .newest, .relevance: nil
    case .worst: "item.sentiment"
    case .best: "item.sentiment DESC"
    case .gap: "item.gap IS NULL, item.gap, item.sentiment"
    }
  }
}

/// Reads what is shown of the items that were found.
struct HitReader: ~Copyable {
  private let db: Database
  private var words: WordBook
  private var passages: PassageFinder

  init(_ db: Database, rules: TermRules, sought: [SoughtWords]) {
    self.db = db
    words = WordBook(db)
    passages = PassageFinder(rules, sought: sought)
  }

  mutating func hit(row number: Int64) throws -> SearchHit {
    let select = try db.cachedStatement(sql: StoredRow.select + " WHERE item.id = ?")
    guard let row = try Row.fetchOne(select, arguments: [number]) else {
      throw PackedBytesError()
    }
    let stored = try StoredRow.item(row, &words)
    let (item, reading) = (stored.item, stored.reading)
    let facts = ItemFacts(item, reading: reading)
    return SearchHit(
      id: stored.id, row: number, received: item.received, channel: item.channel,
      language: reading.language, touchpoints: facts.places.map(\.touchpoint),
      themes: facts.subjects.map(\.theme), sentiment: reading.sentiment,
      expectation: reading.expectation, promise: item.worstPromise(with: reading),
      ratings: item.ratings,
      subject: item.subject,
      passage: passages.passage(of: item.text, language: reading.language))
  }
}
