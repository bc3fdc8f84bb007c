import Feedback
import Language

/// Reads what a customer says of expectation against experience (Oliver 1980): an expectation, a
/// promise, an announced term or a standard, *and* how it turned out.
///
/// Each sentence's cues come from the lexicons; a few rules make statements of them: cues that say it
/// all (``VerdictRule``), promises with their outcome (``PromiseRule``), standards from the past
/// (``PastStandardRule``) and "as good as always" (``StandingRule``). What is quoted or was said by an
/// agent is left out (``ForeignWords``).
package struct ExpectationReader: Sendable {
  private let dutch: CueLexicon
  private let english: CueLexicon
  private let dutchAmounts: AmountReader
  private let englishAmounts: AmountReader
  private let speakers: Speakers

  /// - Throws: ``LexiconError`` with file and line where a row cannot be used.
  package init(lexicons: Lexicons) throws(LexiconError) {
    dutch = try CueLexicon(.dutch, lexicons: lexicons)
    english = try CueLexicon(.english, lexicons: lexicons)
    let library = lexicons.library
    dutchAmounts = AmountReader(lexicon: try AmountLexicon(library.table("nl/amounts.tsv")))
    englishAmounts = AmountReader(lexicon: try AmountLexicon(library.table("en/amounts.tsv")))
    speakers = Speakers(library: library)
  }

  /// The statements of `text` in order, their touchpoints still unknown.
  package func statements(in text: ParsedText) -> [Statement] {
    let pieces = pieces(of: text)
    // Most texts state nothing, and need no scene.
    guard pieces.contains(where: { $0.lexicon.bearStatement($0.matches) }) else { return [] }
    let scene = scene(of: text, pieces)
    var statements: [Statement] = []
    for index in scene.sentences.indices {
      statements += self.statements(of: index, in: scene)
    }
    return statements
  }

  /// A sentence longer than this many tokens is read in pieces, so that the work grows with the
  /// length of the text.
  private static let longestSentence = 160
  /// "Disappointing." is too short to tell its language; its cue tells.
  private static let fewTokens = 8

  /// A sentence, or a piece of a long one, with the places of the cues in it.
  private struct Piece {
    let range: Range<Int>
    let language: LanguageCode
    var matches: [PhraseMatcher.Match] = []
    var lexicon: CueLexicon
  }

  private func pieces(of text: ParsedText) -> [Piece] {
    var pieces: [Piece] = []
    pieces.reserveCapacity(text.tokens.sentences.count)
    for (range, language) in zip(text.tokens.sentences, text.sentenceLanguages) {
      for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.longestSentence) {
        let end = min(start + Self.longestSentence, range.upperBound)
        pieces.append(piece(start..<end, of: text.tokens, language))
      }
    }
    return pieces
  }

  private func piece(
    _ range: Range<Int>, of list: TokenList, _ language: LanguageCode
  ) -> Piece {
    let (own, other) = language == .english ? (english, dutch) : (dutch, english)
    var piece = Piece(range: range, language: language, lexicon: own)
    guard LanguageCode.analysed.contains(language) else { return piece }
    piece.matches = own.matches(in: list, range)
    if range.count <= Self.fewTokens, !own.bearStatement(piece.matches) {
      let second = other.matches(in: list, range)
      if other.bearStatement(second) { (piece.matches, piece.lexicon) = (second, other) }
    }
    return piece
  }

  private func scene(of text: ParsedText, _ pieces: [Piece]) -> ExpectationScene {
    let foreign = ForeignWords(text.tokens, speakers: speakers)
    var sentences: [SentenceCues] = []
    var amounts: [[FoundAmount]] = []
    sentences.reserveCapacity(pieces.count)
    amounts.reserveCapacity(pieces.count)
    for piece in pieces {
      let cues = SentenceCues(
        piece.lexicon.cues(of: piece.matches), range: piece.range, silent: foreign.contains)
      let needsAmounts =
        !cues.anchors.isEmpty
        || sentences.suffix(PromiseRule.sentenceReach).contains { !$0.anchors.isEmpty }
      let reader = piece.language == .english ? englishAmounts : dutchAmounts
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
