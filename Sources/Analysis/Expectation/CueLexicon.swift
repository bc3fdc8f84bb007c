import Feedback
import Language

/// The cues of one language: `expectation.tsv`, `promises.tsv` and `outcomes.tsv`, with the word
/// classes of `classes.tsv`. A class, so that choosing a language copies one reference and
/// not all tables.
final class CueLexicon: Sendable {
  /// Of cues that are a statement or may become one: most texts have none, and need no others.
  let bearing: PhraseTable
  private let others: PhraseMatcher
  private let cues: [Cue]
  private static let files = ["expectation.tsv", "promises.tsv", "outcomes.tsv"]

  /// - Throws: ``LexiconError`` at the first row with an unknown role, a wrong number or a pattern
  ///   that cannot be read.
  init(_ language: LanguageCode, lexicons: Lexicons) throws(LexiconError) {
    let folder = language.rawValue
    let classes = lexicons.classes(language)
    let inflector = lexicons.inflector(language)
    var bearing = PhraseTable()
    var others = PhraseTable()
    var cues: [Cue] = []
    for (rank, file) in Self.files.enumerated() {
      let table = lexicons.library.table("\(folder)/\(file)")
      for row in table.rows.indices {
        let cue = try Self.cue(table, row, rank: rank)
        let key = table.field(row, 0)
        let place = (table: table, row: row)
        if cue.role.isVerdict || cue.role.isAnchor {
          try bearing.add(
            key, as: cues.count, at: place, inflector: inflector, classes: classes)
        } else {
          try others.add(key, as: cues.count, at: place, inflector: inflector, classes: classes)
        }
        cues.append(cue)
      }
    }
    let frequencies = lexicons.library.table("\(folder)/frequencies.tsv")
    try bearing.fileUnderRareWords(frequencies)
    try others.fileUnderRareWords(frequencies)
    (self.bearing, self.others, self.cues) = (bearing, PhraseMatcher([others]), cues)
  }

  /// What the other cues know of a word that `hints` are wanted for.
  func look(
    upOther word: WordBook.Word, in book: WordBook, _ hints: inout PhraseHintTable
  ) -> PhraseHint {
    hints.look(up: word, in: book, by: others)
  }

  /// Adds the places of other cues in `tokens`.
  func findOthers(
    _ tokens: Range<Int>, of text: ParsedText, by hints: borrowing PhraseHints,
    into room: inout PhraseSearch.Room
  ) {
    others.find(in: text.tokens, tokens, by: hints, into: &room)
  }

  /// The cues at `matches`, in the order of their first tokens; of equals in the order of files, and of one file the
  /// later line first.
  func cues(of matches: ScratchArray<PhraseMatcher.Match>) -> [FoundCue] {
    guard !matches.isEmpty else { return [] }
    var found = matches.map { FoundCue(cue: cues[Int($0.row)], match: $0) }
    if found.count > 1 {
      found.sort {
        ($0.tokens.lowerBound, $0.cue.rank, $1.match.row)
          < ($1.tokens.lowerBound, $1.cue.rank, $0.match.row)
      }
    }
    return found
  }

  private static func cue(
    _ table: LexiconTable, _ row: Int, rank: Int
  ) throws(LexiconError) -> Cue {
    guard let role = Cue.Role(rawValue: table.string(row, 1)) else {
      throw table.error(row, "no role of that name; Lexicons/README.md lists them")
    }
    return Cue(
      role: role, strength: try number(table, row, 2) ?? 0, denied: try number(table, row, 3),
      rank: rank)
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
