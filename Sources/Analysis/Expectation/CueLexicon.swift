import Feedback
import Language

/// The cues of one language: `expectation.tsv`, `promises.tsv` and `outcomes.tsv`, with the word
/// classes of `expectation-classes.tsv`.
struct CueLexicon: Sendable {
  private var tables: [(matcher: PhraseMatcher, cues: [Cue])] = []
  private static let files = ["expectation.tsv", "promises.tsv", "outcomes.tsv"]

  /// - Throws: ``LexiconError`` at the first row with an unknown role, a wrong number or a pattern
  ///   that cannot be read.
  init(_ language: LanguageCode, lexicons: Lexicons) throws(LexiconError) {
    let folder = language.rawValue
    let classes = Self.classes(lexicons.library.table("\(folder)/expectation-classes.tsv"))
    let inflector = lexicons.inflector(language)
    for file in Self.files {
      let table = lexicons.library.table("\(folder)/\(file)")
      let matcher = try PhraseMatcher(table, inflector: inflector, classes: classes)
      tables.append((matcher, try Self.cues(table)))
    }
  }

  /// All cues inside `range`, in the order of their first tokens.
  func cues(in list: TokenList, _ range: Range<Int>) -> [FoundCue] {
    var found: [FoundCue] = []
    for (matcher, cues) in tables {
      for match in matcher.matches(in: list, range) {
        found.append(FoundCue(cue: cues[match.row], match: match))
      }
    }
    return found.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  static func classes(_ table: LexiconTable) -> [String: [UInt64]] {
    var classes: [String: [UInt64]] = [:]
    for row in table.rows.indices {
      classes[table.string(row, 0), default: []] += table.field(row, 1).split(separator: 0x20)
        .map { WordHash.of(Tokenizer.normalise($0)) }
    }
    return classes
  }

  private static func cues(_ table: LexiconTable) throws(LexiconError) -> [Cue] {
    var cues: [Cue] = []
    for row in table.rows.indices {
      guard let role = Cue.Role(rawValue: table.string(row, 1)) else {
        throw table.error(row, "no role of that name; Lexicons/README.md lists them")
      }
      cues.append(
        Cue(
          role: role, strength: try number(table, row, 2) ?? 0, denied: try number(table, row, 3)))
    }
    return cues
  }

  private static func number(
    _ table: LexiconTable, _ row: Int, _ column: Int
  ) throws(LexiconError) -> Int? {
    guard !table.field(row, column).isEmpty else { return nil }
    let number = try table.number(row, column)
    guard (-2...2).contains(number) else { throw table.error(row, "a verdict is -2 to 2") }
    return Int(number)
  }
}
