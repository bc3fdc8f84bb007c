import Feedback
import Language

/// The words of one language that tell where in the journey something happened
/// (`touchpoint-cues.tsv`) and what it is about (`theme-cues.tsv`), in one matcher: a clause is
/// walked once. A class, so that choosing a language copies one reference and not all tables.
final class TopicLexicon: Sendable {
  private let matcher: PhraseMatcher
  private let meanings: [Meaning]

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
    var matcher = PhraseMatcher()
    var meanings: [Meaning] = []
    let places = lexicons.library.table("\(folder)/touchpoint-cues.tsv")
    for row in places.rows.indices {
      try matcher.add(
        places.field(row, 0), as: meanings.count, at: (places, row), inflector: inflector)
      meanings.append(try Self.place(places, row, lexicons.taxonomy))
    }
    let subjects = lexicons.library.table("\(folder)/theme-cues.tsv")
    let themes = Set(lexicons.taxonomy.themes.map(\.id))
    for row in subjects.rows.indices {
      try matcher.add(
        subjects.field(row, 0), as: meanings.count, at: (subjects, row), inflector: inflector)
      let id = subjects.string(row, 1)
      guard themes.contains(id) else { throw subjects.error(row, "themes.tsv has no such id") }
      meanings.append(.subject(Theme(rawValue: id)))
    }
    self.matcher = matcher
    self.meanings = meanings
  }

  /// The matches inside `tokens`.
  func matches(in list: TokenList, _ tokens: Range<Int>) -> [PhraseMatcher.Match] {
    matcher.matches(in: list, tokens)
  }

  /// What the row says that a match was found by.
  func meaning(of match: PhraseMatcher.Match) -> Meaning { meanings[match.row] }

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
