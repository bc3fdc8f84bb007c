import Language

/// The lexicons of one language, as many as somebody reads with: what all of them say of a word is asked
/// at once.
struct LanguageLexicons: Sendable {
  var sentiment: Deferred<ClauseCollector>?
  var cues: Deferred<CueLexicon>?
  var topics: Deferred<TopicLexicon>?
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
/// the row of those that none knows. Cards of words that have a value are marked.
struct WordFacts: Sendable {
  /// Of each word of the book.
  private var cards: [PhraseCard] = []
  /// The hints of all matchers, in the order of ``HintPlace``, row after row.
  private(set) var hints = Array(repeating: PhraseHint.none, count: Self.width)
  /// One a row.
  private var values = [WordValue.none]
  /// Words that have a value by how they are made.
  private(set) var formed: [Finding] = []
  private var edition = 0

  private static let width = HintPlace.allCases.count

  /// What the word of a card is worth.
  func value(_ card: PhraseCard) -> WordValue { values[card.row / Self.width] }

  /// Makes room for the words of `book`; forgets all where the book was emptied.
  mutating func open(_ book: WordBook) {
    if edition != book.edition { self = WordFacts() }
    edition = book.edition
    let new = book.words.count - cards.count
    if new > 0 { cards.append(contentsOf: repeatElement(.unread, count: new)) }
  }

  /// Lays down the cards of tokens.
  mutating func read(
    _ range: Range<Int>, of text: ParsedText, by lexicons: LanguageLexicons,
    _ found: inout TokenCards
  ) {
    var rest = range
    while let index = found.lay(rest, of: text.tokens.tokens.span, by: cards.span) {
      learn(text.tokens[index].word, in: text.book, by: lexicons)
      rest = index..<range.upperBound
    }
  }

  @inline(never)
  private mutating func learn(
    _ number: UInt32, in book: WordBook, by lexicons: LanguageLexicons
  ) {
    let word = book.words[Int(number)]
    let sentiment = lexicons.sentiment?.value
    let value = sentiment?.value(of: word, in: book, &formed) ?? .none
    let cues = lexicons.cues?.value.hints(of: word, in: book)
    let row = [
      sentiment?.hint(of: word, in: book) ?? .none, cues?.bearing ?? .none, cues?.others ?? .none,
      lexicons.topics?.value.hint(of: word, in: book) ?? .none,
    ]
    if value.isNone, row.allSatisfy(\.isNone) {
      cards[Int(number)] = .blank
    } else {
      cards[Int(number)] = PhraseCard(row: hints.count, hints: row, isMarked: !value.isNone)
      hints += row
      values.append(value)
    }
  }
}
