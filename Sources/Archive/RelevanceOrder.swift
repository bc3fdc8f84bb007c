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

  /// The row numbers of the first `limit`.
  func rows(_ run: QueryRun, _ db: Database, limit: Int) throws -> [Int64] {
    let newest = try run.rows(.newest, limit: max(Self.window, limit))
    var finder = PassageFinder(rules, sought: plan.sought)
    var facts = FactReader(db)
    var items = ItemReader(db)
    var weighed: [(row: Int64, weight: Double)] = []
    for row in newest.prefix(Self.window) {
      guard let place = try facts.place(of: row) else { continue }
      let words = try readable { try items.text(place) }
      weighed.append((row, words.map { Self.weight(of: $0.text, $0.language, &finder) } ?? 0))
    }
    weighed.sort { ($0.weight, $0.row) > ($1.weight, $1.row) }
    return Array((weighed.map(\.row) + newest.dropFirst(Self.window)).prefix(limit))
  }

  private static func weight(
    of text: String, _ language: LanguageCode, _ finder: inout PassageFinder
  ) -> Double {
    let length = Double(max(64, text.utf8.count))
    let phrases = finder.matchesByPhrase(in: text, language: language)
    return phrases.reduce(0) { weight, marks in
      guard let first = marks.first else { return weight }
      let share = Double(marks.reduce(0) { $0 + $1.count }) / length
      return weight + 1 + min(1, share * 4) / 2 + (1 - Double(first.lowerBound) / length) / 8
    }
  }
}
