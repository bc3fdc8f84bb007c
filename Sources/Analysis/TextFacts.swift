import Language

/// What the lexicons say of the tokens of one text, each sentence by those of its own language: the
/// analyses find it side by side, token for token.
struct TextFacts: Sendable {
  private var dutch = WordFacts()
  private var english = WordFacts()
  /// What the cues alone say of the words of sentences in the other language.
  private var dutchCues = WordFacts()
  private var englishCues = WordFacts()
  /// Of each token, the card of its word in the facts of its sentence's language. As the next two, as
  /// long as the longest text so far.
  private var cards: [PhraseCard] = []
  /// The same in the facts of the other language's cues, for the tokens that were asked for last.
  private var otherCards: [PhraseCard] = []
  /// Of each token, what its word is worth.
  private(set) var values: [WordValue] = []

  /// Looks up the words of `text`.
  mutating func read(_ text: ParsedText, by lexicons: BothLexicons) {
    dutch.open(text.book)
    english.open(text.book)
    let missing = text.tokens.count - cards.count
    if missing > 0 {
      cards.append(contentsOf: repeatElement(.blank, count: missing))
      otherCards.append(contentsOf: repeatElement(.blank, count: missing))
      values.append(contentsOf: repeatElement(.none, count: missing))
    }
    for sentence in text.tokens.sentences.indices {
      let range = text.tokens.sentences[sentence]
      switch text.tongues[sentence] {
      case .english: english.read(range, of: text, by: lexicons.english, &cards, &values)
      case .dutch, .undetermined: dutch.read(range, of: text, by: lexicons.dutch, &cards, &values)
      // Nobody asks.
      case .other: continue
      }
    }
  }

  /// Looks up the words of `range`, in the cues only, of the language that its sentence is not read in.
  mutating func readCues(
    _ range: Range<Int>, of text: ParsedText, _ tongue: Tongue, by lexicons: BothLexicons
  ) {
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
  @_lifetime(borrow self)
  func hints(_ place: HintPlace, _ tongue: Tongue) -> PhraseHints {
    tongue == .english
      ? PhraseHints(cards: cards.span, table: english.hints.span, matcher: place.rawValue)
      : PhraseHints(cards: cards.span, table: dutch.hints.span, matcher: place.rawValue)
  }

  /// The hints of one matcher of cues of the language that they were asked for in last.
  @_lifetime(borrow self)
  func otherHints(_ place: HintPlace, _ tongue: Tongue) -> PhraseHints {
    tongue == .english
      ? PhraseHints(cards: otherCards.span, table: englishCues.hints.span, matcher: place.rawValue)
      : PhraseHints(cards: otherCards.span, table: dutchCues.hints.span, matcher: place.rawValue)
  }

  /// The words of a language that have a value by how they are made.
  func formed(_ tongue: Tongue) -> [Finding] {
    tongue == .english ? english.formed : dutch.formed
  }
}
