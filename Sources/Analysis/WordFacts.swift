import Language

/// The lexicons of one language, as many as somebody reads with: what all of them say of a word is asked
/// at once.
struct LanguageLexicons: Sendable {
  let sentiment: ClauseCollector
  var cues: CueLexicon?
  var topics: TopicLexicon?
}

/// The lexicons of both languages that are analysed. A class, so that handing them on copies one
/// reference.
final class BothLexicons: Sendable {
  let dutch: LanguageLexicons
  let english: LanguageLexicons

  init(dutch: LanguageLexicons, english: LanguageLexicons) {
    (self.dutch, self.english) = (dutch, english)
  }
}

/// The places of the matchers' hints in a row of ``WordFacts``.
enum HintPlace: Int, CaseIterable {
  case sentiment, bearingCues, otherCues, topics
}

/// What one language's lexicons say of the words of a book. A word costs one look at four bytes, which
/// lead to a row of hints and a value where any lexicon knows the word; most different words lead to
/// the row of those that none knows.
struct WordFacts: Sendable {
  /// For each word of the book where its row begins; ``unread`` before the word was looked up.
  private var rows: [UInt32] = []
  /// The hints of all matchers, in the order of ``HintPlace``, row after row.
  private(set) var hints = Array(repeating: PhraseHint.none, count: Self.width)
  /// One a row.
  private var values = [WordValue.none]
  /// Words that have a value by how they are made.
  private(set) var formed: [Finding] = []
  private var edition = 0

  private static let unread = UInt32.max
  private static let width = HintPlace.allCases.count

  /// Makes room for the words of `book`; forgets all where the book was emptied.
  mutating func open(_ book: WordBook) {
    if edition != book.edition { self = WordFacts() }
    edition = book.edition
    let new = book.words.count - rows.count
    if new > 0 { rows.append(contentsOf: repeatElement(Self.unread, count: new)) }
  }

  /// Writes the rows of tokens to `found`.
  mutating func read(
    _ range: Range<Int>, of text: ParsedText, by lexicons: LanguageLexicons,
    _ found: inout [UInt32]
  ) {
    let tokens = text.tokens.tokens.span
    found.withUnsafeMutableBufferPointer { found in
      for index in range {
        let word = tokens[index].word
        let row = rows[Int(word)]
        found[index] = row == Self.unread ? learn(word, in: text.book, by: lexicons) : row
      }
    }
  }

  /// Writes the rows and the values of tokens.
  mutating func read(
    _ range: Range<Int>, of text: ParsedText, by lexicons: LanguageLexicons,
    _ found: inout [UInt32], _ worth: inout [WordValue]
  ) {
    read(range, of: text, by: lexicons, &found)
    let rows = found.span
    let values = values.span
    worth.withUnsafeMutableBufferPointer { worth in
      for index in range { worth[index] = values[Int(rows[index]) / Self.width] }
    }
  }

  @inline(never)
  private mutating func learn(
    _ number: UInt32, in book: WordBook, by lexicons: LanguageLexicons
  ) -> UInt32 {
    let word = book.words[Int(number)]
    let value = lexicons.sentiment.value(of: word, in: book, &formed)
    let row = [
      lexicons.sentiment.lexicon.phrases.hint(of: word, in: book),
      lexicons.cues?.bearing.hint(of: word, in: book) ?? .none,
      lexicons.cues?.others.hint(of: word, in: book) ?? .none,
      lexicons.topics?.matcher.hint(of: word, in: book) ?? .none,
    ]
    if value.isNone, row.allSatisfy(\.isNone) {
      rows[Int(number)] = 0
    } else {
      rows[Int(number)] = UInt32(hints.count)
      hints += row
      values.append(value)
    }
    return rows[Int(number)]
  }
}
