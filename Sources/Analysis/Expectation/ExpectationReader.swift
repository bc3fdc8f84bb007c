import Feedback
import Language

/// Reads what a customer says of expectation against experience (Oliver 1980): an expectation, a
/// promise, an announced term or a standard, *and* how it turned out.
///
/// Each sentence's cues come from the lexicons; a few rules make statements of them: cues that say it
/// all (``VerdictRule``), promises with their outcome (``PromiseRule``), standards from the past
/// (``PastStandardRule``) and "as good as always" (``StandingRule``). What is quoted or was said by an
/// agent is left out (``ForeignWords``).
final class ExpectationReader: Sendable {
  let dutch: Deferred<CueLexicon>
  let english: Deferred<CueLexicon>
  private let dutchAmounts: AmountReader
  private let englishAmounts: AmountReader
  private let speakers: Speakers

  /// - Throws: ``LexiconError`` with file and line where a row cannot be used.
  init(lexicons: Lexicons) throws(LexiconError) {
    dutch = try Deferred(in: lexicons.library) { () throws(LexiconError) in
      try CueLexicon(.dutch, lexicons: lexicons)
    }
    english = try Deferred(in: lexicons.library) { () throws(LexiconError) in
      try CueLexicon(.english, lexicons: lexicons)
    }
    let library = lexicons.library
    dutchAmounts = AmountReader(lexicon: try AmountLexicon(library.table("nl/amounts.tsv")))
    englishAmounts = AmountReader(lexicon: try AmountLexicon(library.table("en/amounts.tsv")))
    speakers = Speakers(lexicons: lexicons)
  }

  /// Memory that a reader uses again.
  struct Scratch: Sendable {
    fileprivate var dutch: CueLexicon?
    fileprivate var english: CueLexicon?
    /// Where cues that may make a statement are found, and where all cues of a piece.
    fileprivate var bearing = PhraseSearch.Room()
    fileprivate var all = PhraseSearch.Room()
    fileprivate var pieces = ScratchArray<Piece>()
    /// The first of the text's phrases that no piece has taken.
    fileprivate var next = 0
  }

  /// The statements of `text` in order, their touchpoints still unknown.
  func statements(
    in text: ParsedText, by facts: inout TextFacts, _ hits: LexiconHits,
    from lexicons: BothLexicons, _ scratch: inout Scratch
  ) -> [Statement] {
    scratch.bearing.found.removeAll()
    guard hits.has(.cues) || hasForeignCues(text, by: &facts, from: lexicons, &scratch) else {
      return []
    }
    scratch.bearing.found.removeAll()
    scratch.pieces.removeAll()
    scratch.next = 0
    for sentence in text.tokens.sentences.indices {
      cut(sentence, of: text, by: &facts, hits, from: lexicons, &scratch)
    }
    // Most texts state nothing, and need no scene.
    guard !scratch.bearing.found.isEmpty else { return [] }
    let scene = scene(of: text, by: &facts, hits, from: lexicons, &scratch)
    var statements: [Statement] = []
    for index in scene.sentences.indices {
      statements += self.statements(of: index, in: scene)
    }
    return statements
  }

  /// Whether a short sentence, or what is left of a long one, has a cue of the language that it is not read in.
  private func hasForeignCues(
    _ text: ParsedText, by facts: inout TextFacts, from lexicons: BothLexicons,
    _ scratch: inout Scratch
  ) -> Bool {
    for sentence in text.tokens.sentences.indices {
      let range = text.tokens.sentences[sentence]
      let tongue = text.tongues[sentence]
      let rest = range.count % JointMatcher.longestSentence
      guard tongue.isAnalysed, rest > 0, rest <= Self.fewTokens else { continue }
      facts.findForeignCues(
        range.upperBound - rest..<range.upperBound, of: text, tongue.opposite, by: lexicons,
        into: &scratch.bearing)
    }
    return !scratch.bearing.found.isEmpty
  }

  /// "Disappointing." is too short to tell its language; its cue tells.
  private static let fewTokens = 8

  /// A sentence, or a piece of a long one, with the cues in it that may make a statement.
  fileprivate struct Piece {
    let range: Range<Int>
    /// Of the sentence.
    let tongue: Tongue
    /// Of the cues.
    var cueTongue: Tongue
    var matches: Range<Int>
  }

  private func cut(
    _ sentence: Int, of text: ParsedText, by facts: inout TextFacts, _ hits: LexiconHits,
    from lexicons: BothLexicons, _ scratch: inout Scratch
  ) {
    let range = text.tokens.sentences[sentence]
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(start + JointMatcher.longestSentence, range.upperBound)
      add(
        start..<end, of: text, text.tongues[sentence], by: &facts, hits, from: lexicons,
        &scratch)
      start = end
    }
  }

  private func add(
    _ range: Range<Int>, of text: ParsedText, _ tongue: Tongue, by facts: inout TextFacts,
    _ hits: LexiconHits, from lexicons: BothLexicons, _ scratch: inout Scratch
  ) {
    let first = scratch.bearing.found.count
    var cueTongue = tongue
    if tongue.isAnalysed {
      hits.copy(
        .cues, in: range, from: &scratch.next, into: &scratch.bearing.found)
      if scratch.bearing.found.count == first, range.count <= Self.fewTokens {
        facts.findForeignCues(
          range, of: text, tongue.opposite, by: lexicons, into: &scratch.bearing)
        if scratch.bearing.found.count > first { cueTongue = tongue.opposite }
      }
    }
    scratch.pieces.append(
      Piece(
        range: range, tongue: tongue, cueTongue: cueTongue,
        matches: first..<scratch.bearing.found.count))
  }

  private func lexicon(_ tongue: Tongue, _ scratch: inout Scratch) -> CueLexicon {
    tongue == .english ? english.value(&scratch.english) : dutch.value(&scratch.dutch)
  }

  /// All cues of a piece.
  private func cues(
    of piece: Piece, in text: ParsedText, by facts: inout TextFacts, _ hits: LexiconHits,
    from lexicons: BothLexicons, _ scratch: inout Scratch
  ) -> [FoundCue] {
    guard piece.tongue.isAnalysed else { return [] }
    let lexicon = lexicon(piece.cueTongue, &scratch)
    scratch.all.found.removeAll()
    for place in piece.matches { scratch.all.found.append(scratch.bearing.found[place]) }
    if piece.cueTongue == piece.tongue {
      facts.findOtherCues(
        piece.range, of: text, piece.tongue, by: lexicon, hits.cards, into: &scratch.all)
    } else {
      facts.findOtherForeignCues(
        piece.range, of: text, piece.cueTongue, by: lexicon, from: lexicons, into: &scratch.all)
    }
    return lexicon.cues(of: scratch.all.found)
  }

  private func scene(
    of text: ParsedText, by facts: inout TextFacts, _ hits: LexiconHits,
    from lexicons: BothLexicons, _ scratch: inout Scratch
  ) -> ExpectationScene {
    let foreign = ForeignWords(text.tokens, speakers: speakers)
    var sentences: [SentenceCues] = []
    var amounts: [[FoundAmount]] = []
    sentences.reserveCapacity(scratch.pieces.count)
    amounts.reserveCapacity(scratch.pieces.count)
    // Other cues count in a sentence that may make a statement, and in those that its promise may reach.
    var reach = 0
    for piece in scratch.pieces {
      reach = piece.matches.isEmpty ? reach - 1 : PromiseRule.sentenceReach
      let cues = SentenceCues(
        reach < 0 ? [] : cues(of: piece, in: text, by: &facts, hits, from: lexicons, &scratch),
        range: piece.range, silent: foreign.contains)
      let needsAmounts =
        !cues.anchors.isEmpty
        || sentences.suffix(PromiseRule.sentenceReach).contains { !$0.anchors.isEmpty }
      let reader = piece.tongue == .english ? englishAmounts : dutchAmounts
      amounts.append(needsAmounts ? reader.amounts(in: text.tokens, piece.range) : [])
      sentences.append(cues)
    }
    return ExpectationScene(text: text, sentences: sentences, amounts: amounts)
  }

  private func statements(of index: Int, in scene: ExpectationScene) -> [Statement] {
    let sentence = scene.sentences[index]
    guard !sentence.verdicts.isEmpty || !sentence.anchors.isEmpty else { return [] }
    var statements = VerdictRule.statements(of: sentence, in: scene)
    if let promise = PromiseRule(scene: scene, index: index).statement() {
      merge(promise, into: &statements)
    } else {
      leaveOpen(&statements, sentence)
    }
    if statements.isEmpty {
      let next = index + 1 < scene.sentences.count ? scene.sentences[index + 1] : nil
      let past = PastStandardRule.statement(of: sentence, next: next, in: scene)
      if let other = past ?? StandingRule.statement(of: sentence, in: scene) {
        statements.append(other)
      }
    }
    if statements.count > 1 { statements.sort { $0.span.lowerBound < $1.span.lowerBound } }
    return statements
  }

  /// One sentence tells of one promise: what was measured or contradicted beats a mere "as agreed",
  /// any verdict beats an open promise, and a description that does not match is no promise.
  private func merge(_ promise: Statement, into statements: inout [Statement]) {
    let others = statements.filter { $0.promise != nil }
    if promise.promise == .open, !statements.isEmpty { return }
    if promise.actual == nil, statements.contains(where: { $0.kind == .sourceMismatch }) { return }
    if promise.promise == nil {
      if statements.isEmpty { statements.append(promise) }
      return
    }
    if !others.isEmpty { statements.removeAll { $0.promise != nil } }
    statements.append(promise)
  }

  /// "As agreed the engineer comes on Tuesday": what is still to come is neither kept nor broken.
  private func leaveOpen(_ statements: inout [Statement], _ sentence: SentenceCues) {
    guard sentence.first(.open, from: sentence.range.lowerBound) != nil else { return }
    for index in statements.indices where statements[index].kind == .promiseKept {
      statements[index].kind = .promiseOpen
      statements[index].promise = .open
      statements[index].disconfirmation = nil
    }
  }
}
