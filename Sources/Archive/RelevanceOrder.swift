import Feedback
import GRDB

/// Orders what was found by how much of it the sought words are.
///
/// Not bm25: FTS5 computes that for every hit, a fifth of a second for a word in a fifth of a
/// million items, and its rare-word weight says little where all words must be there anyway.
/// Instead the newest ``window`` hits are weighed: how many different sought words stand in the
/// item, then how large a share of it they are, then how early the first stands. Older hits follow,
/// newest first.
struct RelevanceOrder {
  /// How many hits are weighed.
  static let window = 1000

  private let plan: QueryPlan
  private let rules: TermRules

  init(_ plan: QueryPlan, _ rules: TermRules) {
    self.plan = plan
    self.rules = rules
  }

  func rows(_ db: Database, limit: Int, offset: Int) throws -> [Int64] {
    let newest = try Int64.fetchAll(
      db, sql: plan.rows(order: .newest) + " LIMIT ?",
      arguments: plan.values + [max(Self.window, offset + limit)])
    var finder = PassageFinder(rules, sought: plan.sought)
    var weighed: [(row: Int64, weight: Double)] = []
    for row in newest.prefix(Self.window) {
      weighed.append((row, try weight(row, &finder, db)))
    }
    weighed.sort { ($0.weight, $0.row) > ($1.weight, $1.row) }
    let rows = weighed.map(\.row) + newest.dropFirst(Self.window)
    return Array(rows.dropFirst(offset).prefix(limit))
  }

  private func weight(
    _ row: Int64, _ finder: inout PassageFinder, _ db: Database
  ) throws -> Double {
    let select = try db.cachedStatement(
      sql: """
        SELECT content.text, word.text FROM content JOIN item USING(id)
        JOIN word ON word.code = item.language WHERE content.id = ?
        """)
    guard let found = try Row.fetchOne(select, arguments: [row]) else { return 0 }
    let text: String = found[0]
    let length = Double(max(64, text.utf8.count))
    let phrases = finder.matchesByPhrase(in: text, language: LanguageCode(rawValue: found[1]))
    return phrases.reduce(0) { weight, marks in
      guard let first = marks.first else { return weight }
      let share = Double(marks.reduce(0) { $0 + $1.count }) / length
      return weight + 1 + min(1, share * 4) / 2 + (1 - Double(first.lowerBound) / length) / 8
    }
  }
}
