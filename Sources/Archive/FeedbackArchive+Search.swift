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
      let run = try QueryRun(plan, db)
      let rows =
        order == .relevance && !plan.sought.isEmpty
        ? try RelevanceOrder(plan, terms).rows(run, db, limit: limit + 1, offset: offset)
        : Array(try run.rows(order, limit: offset + limit + 1).dropFirst(offset))
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
    return try reading { db in try QueryRun(plan, db).count() }
  }

  /// What the full-text index is asked for `query`, in FTS5's language: to set searches beside SQLite's
  /// own. Nil where no word must be there, or more than words.
  package func indexPattern(of query: SearchQuery) -> String? {
    let plan = QueryPlan(query, rules: terms, people: [:])
    return plan.rest.isEmpty ? plan.match?.text : nil
  }

  /// The ids of all items that fit `query`, in `order`; by relevance as newest first.
  package func ids(
    _ query: SearchQuery, order: SearchOrder = .newest, persons: [String: Int64] = [:]
  ) throws(ArchiveError) -> [ItemID] {
    let plan = QueryPlan(query, rules: terms, people: persons)
    return try reading { db in
      var facts = FactReader(db)
      return try QueryRun(plan, db).rows(order, limit: .max).compactMap { row in
        try facts.place(of: row).map { ItemID(key: $0.value(.key)) }
      }
    }
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
      passage: passages.passage(of: item.text, language: reading.language))
  }
}
