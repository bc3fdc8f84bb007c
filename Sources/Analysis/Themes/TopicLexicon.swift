import Feedback
import Language

/// The words of one language that tell where in the journey something happened
/// (`touchpoint-cues.tsv`) and what it is about (`theme-cues.tsv`), in one matcher, so that a clause
/// is walked once.
struct TopicLexicon: Sendable {
  private var matcher = PhraseMatcher()
  private var meanings: [Meaning] = []

  /// What a row of either file says.
  enum Meaning: Sendable {
    /// The touchpoint is the one at `number` in the taxonomy.
    case place(number: Int, weight: Double)
    case subject(Theme)
  }

  /// - Throws: ``LexiconError`` at the first row with an unknown id, a weight outside 0 to 5 or a
  ///   pattern that cannot be read.
  init(_ language: LanguageCode, lexicons: Lexicons) throws(LexiconError) {
    let folder = language.rawValue
    let inflector = lexicons.inflector(language)
    let taxonomy = lexicons.taxonomy
    try add(lexicons.library.table("\(folder)/touchpoint-cues.tsv"), inflector) {
      (table, row) throws(LexiconError) in try Self.place(table, row, taxonomy)
    }
    let themes = Set(taxonomy.themes.map(\.id))
    try add(lexicons.library.table("\(folder)/theme-cues.tsv"), inflector) {
      (table, row) throws(LexiconError) in
      let id = table.string(row, 1)
      guard themes.contains(id) else { throw table.error(row, "themes.tsv has no such id") }
      return .subject(Theme(rawValue: id))
    }
  }

  /// The matches inside `tokens`.
  func matches(in list: TokenList, _ tokens: Range<Int>) -> [PhraseMatcher.Match] {
    matcher.matches(in: list, tokens)
  }

  /// What the row says that a match was found by.
  func meaning(of match: PhraseMatcher.Match) -> Meaning { meanings[match.row] }

  private mutating func add(
    _ table: LexiconTable, _ inflector: Inflector,
    meaning: (LexiconTable, Int) throws(LexiconError) -> Meaning
  ) throws(LexiconError) {
    for row in table.rows.indices {
      try matcher.add(
        table.field(row, 0), as: meanings.count, at: (table, row), inflector: inflector)
      meanings.append(try meaning(table, row))
    }
  }

  private static func place(
    _ table: LexiconTable, _ row: Int, _ taxonomy: Taxonomy
  ) throws(LexiconError) -> Meaning {
    let id = table.string(row, 1)
    guard let number = taxonomy.touchpoints.firstIndex(where: { $0.id == id }) else {
      throw table.error(row, "touchpoints.tsv has no such id")
    }
    let weight = try table.number(row, 2)
    guard weight > 0, weight <= 5 else { throw table.error(row, "a weight is above 0, to 5") }
    return .place(number: number, weight: weight)
  }
}
