import Language

/// What the lexicons say of words, each sentence's by those of its own language: the analyses find it by
/// the cards of its tokens.
struct TextFacts: Sendable {
  private var dutch = WordFacts()
  private var english = WordFacts()
  /// What the cues alone say of the words of sentences in the other language.
  private var dutchCues = WordFacts()
  private var englishCues = WordFacts()
  /// The cards of tokens in the facts of the other language's cues, for those that were asked for last.
  private var otherCards = TokenCards()

  /// Looks up the words of `text` and lays down the cards of its tokens.
  mutating func read(
    _ text: ParsedText, by lexicons: BothLexicons, _ cards: inout TokenCards
  ) {
    dutch.open(text.book)
    english.open(text.book)
    cards.makeRoom(for: text.tokens.count)
    for sentence in text.tokens.sentences.indices {
      let range = text.tokens.sentences[sentence]
      switch text.tongues[sentence] {
      case .english: english.read(range, of: text, by: lexicons.english, &cards)
      case .dutch, .undetermined: dutch.read(range, of: text, by: lexicons.dutch, &cards)
      // Nobody asks.
      case .other: continue
      }
    }
  }

  /// Looks up the words of `range`, in the cues only, of the language that its sentence is not read in.
  mutating func readCues(
    _ range: Range<Int>, of text: ParsedText, _ tongue: Tongue, by lexicons: BothLexicons
  ) {
    otherCards.makeRoom(for: text.tokens.count)
    if tongue == .english {
      englishCues.open(text.book)
      let lexicons = LanguageLexicons(cues: lexicons.english.cues)
      englishCues.read(range, of: text, by: lexicons, &otherCards)
    } else {
      dutchCues.open(text.book)
      let lexicons = LanguageLexicons(cues: lexicons.dutch.cues)
      dutchCues.read(range, of: text, by: lexicons, &otherCards)
    }
  }

  /// The hints of one matcher of the language that sentences are read in.
  @_lifetime(borrow self, borrow cards)
  func hints(
    _ place: HintPlace, _ tongue: Tongue, of cards: borrowing TokenCards
  ) -> PhraseHints {
    tongue == .english
      ? PhraseHints(cards: cards, table: english.hints.span, matcher: place.rawValue)
      : PhraseHints(cards: cards, table: dutch.hints.span, matcher: place.rawValue)
  }

  /// The hints of one matcher of cues of the language that they were asked for in last.
  @_lifetime(borrow self)
  func otherHints(_ place: HintPlace, _ tongue: Tongue) -> PhraseHints {
    tongue == .english
      ? PhraseHints(cards: otherCards, table: englishCues.hints.span, matcher: place.rawValue)
      : PhraseHints(cards: otherCards, table: dutchCues.hints.span, matcher: place.rawValue)
  }

  /// What the lexicons of a language that sentences are read in say of words.
  func words(_ tongue: Tongue) -> WordFacts { tongue == .english ? english : dutch }
}
