import Language

/// What the lexicons say of the tokens of one text, each sentence by those of its own language: the
/// analyses find it side by side, token for token.
struct TextFacts: Sendable {
  private var dutch = WordFacts()
  private var english = WordFacts()
  /// Of each token, the row of its word in the facts of its sentence's language. As the next two, as
  /// long as the longest text so far.
  private var rows: [UInt32] = []
  /// The same in the facts of the other language, for the tokens that were asked for last.
  private var otherRows: [UInt32] = []
  /// Of each token, what its word is worth.
  private(set) var values: [WordValue] = []

  /// Looks up the words of `text`.
  mutating func read(_ text: ParsedText, by lexicons: BothLexicons) {
    dutch.open(text.book)
    english.open(text.book)
    let missing = text.tokens.count - rows.count
    if missing > 0 {
      rows.append(contentsOf: repeatElement(0, count: missing))
      otherRows.append(contentsOf: repeatElement(0, count: missing))
      values.append(contentsOf: repeatElement(.none, count: missing))
    }
    for sentence in text.tokens.sentences.indices {
      let range = text.tokens.sentences[sentence]
      switch text.tongues[sentence] {
      case .english: english.read(range, of: text, by: lexicons.english, &rows, &values)
      case .dutch, .undetermined: dutch.read(range, of: text, by: lexicons.dutch, &rows, &values)
      // Nobody asks.
      case .other: continue
      }
    }
  }

  /// Looks up the words of `range` in the language that its sentence is not read in.
  mutating func readOther(
    _ range: Range<Int>, of text: ParsedText, _ tongue: Tongue, by lexicons: BothLexicons
  ) {
    if tongue == .english {
      english.read(range, of: text, by: lexicons.english, &otherRows)
    } else {
      dutch.read(range, of: text, by: lexicons.dutch, &otherRows)
    }
  }

  /// The hints of one matcher of the language that sentences are read in.
  @_lifetime(borrow self)
  func hints(_ place: HintPlace, _ tongue: Tongue) -> PhraseHints {
    hints(place, tongue, rows.span)
  }

  /// The hints of one matcher of the language asked for last.
  @_lifetime(borrow self)
  func otherHints(_ place: HintPlace, _ tongue: Tongue) -> PhraseHints {
    hints(place, tongue, otherRows.span)
  }

  @_lifetime(borrow self, copy rows)
  private func hints(_ place: HintPlace, _ tongue: Tongue, _ rows: Span<UInt32>) -> PhraseHints {
    tongue == .english
      ? PhraseHints(rows: rows, table: english.hints.span, first: place.rawValue)
      : PhraseHints(rows: rows, table: dutch.hints.span, first: place.rawValue)
  }

  /// The words of a language that have a value by how they are made.
  func formed(_ tongue: Tongue) -> [Finding] {
    tongue == .english ? english.formed : dutch.formed
  }
}
