/// The hints of one matcher, row by row, for the words that somebody met.
package struct PhraseHintTable: Sendable {
  package private(set) var hints = [PhraseHint.none]
  /// The lists of links of words that patterns are filed under by how they begin or end, or as numbers: what
  /// of a matcher's lists fits the word.
  private(set) var links: [PhraseMatcher.Link] = []

  /// A table whose first row is of words that the matcher does not know.
  package init() {}

  /// What `matcher` knows of a word. To be looked up once for each word.
  package mutating func look(
    up word: WordBook.Word, in book: WordBook, by matcher: PhraseMatcher
  ) -> PhraseHint {
    matcher.hint(of: word, in: book, own: &links)
  }

  /// Adds a row.
  package mutating func append(_ hint: PhraseHint) { hints.append(hint) }
}
