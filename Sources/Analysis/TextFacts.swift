import Language

/// What the lexicons say of words, each sentence's by those of its own language.
struct TextFacts: Sendable {
  private var dutch = WordFacts()
  private var english = WordFacts()
  /// What the cues alone say of the words of sentences in the other language.
  private var dutchCues = WordFacts()
  private var englishCues = WordFacts()
  /// The cards of tokens in the facts of those, for the tokens that they were asked for last.
  private var foreign = TokenCards()

  /// Looks up the words of `text`, lays down the cards of its tokens and finds its phrases.
  mutating func read(
    _ text: ParsedText, by lexicons: BothLexicons, _ hits: inout LexiconHits
  ) {
    dutch.open(text.book)
    english.open(text.book)
    hits.cards.makeRoom(for: text.tokens.count)
    hits.room.found.removeAll()
    var start = 0
    while start < text.clauses.count {
      let tongue = text.tongue(ofClause: start)
      var end = start + 1
      while end < text.clauses.count, text.tongue(ofClause: end) == tongue { end += 1 }
      switch tongue {
      case .english:
        english.read(
          clauses: start..<end, of: text, by: lexicons.english, &hits.cards, &hits.room)
      case .dutch, .undetermined:
        dutch.read(clauses: start..<end, of: text, by: lexicons.dutch, &hits.cards, &hits.room)
      // Nobody asks.
      case .other: break
      }
      start = end
    }
    hits.close()
  }

  /// Adds the cues of a language in tokens of a sentence that is not read in it.
  mutating func findForeignCues(
    _ tokens: Range<Int>, of text: ParsedText, _ tongue: Tongue, by lexicons: BothLexicons,
    into room: inout PhraseSearch.Room
  ) {
    foreign.makeRoom(for: text.tokens.count)
    if tongue == .english {
      englishCues.open(text.book)
      englishCues.read(tokens: tokens, of: text, by: lexicons.englishCues, &foreign, &room)
    } else {
      dutchCues.open(text.book)
      dutchCues.read(tokens: tokens, of: text, by: lexicons.dutchCues, &foreign, &room)
    }
  }

  /// Adds the other cues of the language that sentences are read in.
  func findOtherCues(
    _ tokens: Range<Int>, of text: ParsedText, _ tongue: Tongue, by lexicon: CueLexicon,
    _ cards: TokenCards, into room: inout PhraseSearch.Room
  ) {
    if tongue == .english {
      lexicon.findOthers(tokens, of: text, by: Self.otherCues(english, cards), into: &room)
    } else {
      lexicon.findOthers(tokens, of: text, by: Self.otherCues(dutch, cards), into: &room)
    }
  }

  /// The same of a language that tokens are not read in.
  mutating func findOtherForeignCues(
    _ tokens: Range<Int>, of text: ParsedText, _ tongue: Tongue, by lexicon: CueLexicon,
    from lexicons: BothLexicons, into room: inout PhraseSearch.Room
  ) {
    foreign.makeRoom(for: text.tokens.count)
    if tongue == .english {
      englishCues.lay(tokens, of: text, by: lexicons.englishCues, &foreign)
      lexicon.findOthers(tokens, of: text, by: Self.otherCues(englishCues, foreign), into: &room)
    } else {
      dutchCues.lay(tokens, of: text, by: lexicons.dutchCues, &foreign)
      lexicon.findOthers(tokens, of: text, by: Self.otherCues(dutchCues, foreign), into: &room)
    }
  }

  @_lifetime(borrow words, borrow cards)
  private static func otherCues(
    _ words: borrowing WordFacts, _ cards: borrowing TokenCards
  ) -> PhraseHints {
    PhraseHints(cards: cards, words.otherCues, matcher: HintPlace.otherCues.rawValue)
  }

  /// What the word of a card is worth in the language that its sentence is read in.
  @inline(__always)
  func value(_ card: PhraseCard, _ tongue: Tongue) -> WordValue {
    tongue == .english ? english.value(card) : dutch.value(card)
  }

  /// A word that has its value by how it is made, its place left open.
  func formed(_ value: WordValue, _ tongue: Tongue) -> Finding {
    tongue == .english ? english.formed[value.place] : dutch.formed[value.place]
  }
}
