import Language

/// The matchers that a card of ``WordFacts`` leads to.
enum HintPlace: Int {
  /// The phrases of all lexicons,
  case phrases
  /// but for cues that say something only beside others.
  case otherCues
}

/// What one language's lexicons say of the words of a book. A word costs one look at four bytes, which
/// lead to a row of hints where any lexicon knows the word; most different words lead to the row of
/// those that none knows. Cards of words that have a value are marked.
struct WordFacts: Sendable {
  /// Of each word of the book.
  private var cards: [PhraseCard] = []
  /// One a row, with the word's value for a note.
  private var phrases = PhraseHintTable()
  private(set) var otherCues = PhraseHintTable()
  /// Words that have a value by how they are made.
  private(set) var formed: [Finding] = []
  private var edition = 0
  private var matcher: JointMatcher?

  /// What the word of a card is worth.
  func value(_ card: PhraseCard) -> WordValue { WordValue(bits: phrases.hints[card.row].note) }

  /// Makes room for the words of `book`; forgets all where the book was emptied.
  mutating func open(_ book: WordBook) {
    if edition != book.edition { self = WordFacts() }
    edition = book.edition
    let new = book.words.count - cards.count
    if new > 0 { cards.append(contentsOf: repeatElement(.unread, count: new)) }
  }

  /// Looks up the words of the sentences that the clauses `clauses` make up, and finds their phrases.
  mutating func read(
    clauses: Range<Int>, of text: ParsedText, by lexicons: LanguageLexicons,
    _ laid: inout TokenCards, _ room: inout PhraseSearch.Room
  ) {
    let start = text.clauses[clauses.lowerBound].tokens.lowerBound
    let end = text.clauses[clauses.upperBound - 1].tokens.upperBound
    lay(start..<end, of: text, by: lexicons, &laid)
    lexicons.phrases.value(&matcher).find(
      clauses, of: text, by: PhraseHints(cards: laid, phrases), into: &room)
  }

  /// The same of tokens that are no sentence, where any of them may be part of a phrase.
  mutating func read(
    tokens: Range<Int>, of text: ParsedText, by lexicons: LanguageLexicons,
    _ laid: inout TokenCards, _ room: inout PhraseSearch.Room
  ) {
    guard hasAnchor(tokens, of: text, by: lexicons) else { return }
    lay(tokens, of: text, by: lexicons, &laid)
    lexicons.phrases.value(&matcher).find(
      tokens: tokens, of: text, by: PhraseHints(cards: laid, phrases), into: &room)
  }

  /// Lays down the cards of tokens.
  mutating func lay(
    _ range: Range<Int>, of text: ParsedText, by lexicons: LanguageLexicons,
    _ laid: inout TokenCards
  ) {
    var rest = range
    while let index = laid.lay(rest, of: text.tokens.tokens.span, by: cards.span) {
      learn(text.tokens[index].word, in: text.book, by: lexicons)
      rest = index..<range.upperBound
    }
  }

  /// Whether phrases are filed under any of the tokens.
  private mutating func hasAnchor(
    _ range: Range<Int>, of text: ParsedText, by lexicons: LanguageLexicons
  ) -> Bool {
    for index in range {
      let word = text.tokens[index].word
      if cards[Int(word)].isUnread { learn(word, in: text.book, by: lexicons) }
      if cards[Int(word)].isAnchor(of: HintPlace.phrases.rawValue) { return true }
    }
    return false
  }

  @inline(never)
  private mutating func learn(
    _ number: UInt32, in book: WordBook, by lexicons: LanguageLexicons
  ) {
    let word = book.words[Int(number)]
    let value = lexicons.sentiment?.value.value(of: word, in: book, &formed) ?? .none
    let hints = [
      lexicons.phrases.value(&matcher).look(up: word, in: book, &phrases),
      lexicons.cues?.value.look(upOther: word, in: book, &otherCues) ?? .none,
    ]
    if value.isNone, hints.allSatisfy(\.isNone) {
      cards[Int(number)] = .blank
    } else {
      cards[Int(number)] = PhraseCard(
        row: phrases.hints.count, hints: hints, isMarked: !value.isNone)
      phrases.append(hints[HintPlace.phrases.rawValue].noted(value.bits))
      otherCues.append(hints[HintPlace.otherCues.rawValue])
    }
  }
}
