import Language

/// The lexicons that share a matcher, as its matches have them for their part.
enum LexiconPart: UInt8 {
  /// Expressions of sentiment, found anywhere in a sentence.
  case sentiment
  /// Cues that are a statement or may become one, found in a sentence or a piece of a long one.
  case cues
  /// Touchpoints and themes, found in a clause or a piece of a long one.
  case topics
}

extension PhraseMatcher.Match {
  func isOf(_ lexicon: LexiconPart) -> Bool { part == lexicon.rawValue }
}

/// The phrases of one language's lexicons, found together. A class, so that handing it on copies one
/// reference.
final class JointMatcher: Sendable {
  private let matcher: PhraseMatcher

  /// Pieces of long sentences and clauses, in tokens, so that what is done with the matches of one grows
  /// with the length of the text.
  static let longestSentence = 160
  static let longestClause = 120

  init(sentiment: PhraseTable?, cues: PhraseTable?, topics: PhraseTable?) {
    matcher = PhraseMatcher([sentiment, cues, topics].map { $0 ?? PhraseTable() })
  }

  /// What all lexicons know of a word that `hints` are wanted for.
  func look(
    up word: WordBook.Word, in book: WordBook, _ hints: inout PhraseHintTable
  ) -> PhraseHint {
    hints.look(up: word, in: book, by: matcher)
  }

  /// Adds what is found in the sentences that the clauses `clauses` make up, sentence after sentence, in each
  /// in the order of the matches' anchors.
  func find(
    _ clauses: Range<Int>, of text: ParsedText, by hints: borrowing PhraseHints,
    into room: inout PhraseSearch.Room
  ) {
    matcher.find(clauses, of: text, by: hints, into: &room)
  }

  /// Adds what is found in `tokens`, whatever sentence they stand in.
  func find(
    tokens: Range<Int>, of text: ParsedText, by hints: borrowing PhraseHints,
    into room: inout PhraseSearch.Room
  ) {
    matcher.find(in: text.tokens, tokens, by: hints, into: &room)
  }
}

extension PhraseMatcher {
  /// Adds what is found in the sentences that the clauses `clauses` make up: cues in pieces of them, topics in
  /// clauses.
  fileprivate func find(
    _ clauses: Range<Int>, of text: ParsedText, by hints: borrowing PhraseHints,
    into room: inout PhraseSearch.Room
  ) {
    var search = PhraseSearch(for: self, in: text.tokens, by: hints)
    search.swapRoom(&room)
    var sentence = 0..<0
    var piece = sentence
    for index in clauses {
      let clause = text.clauses[index]
      if clause.tokens.lowerBound == sentence.upperBound || sentence.isEmpty {
        sentence = text.tokens.sentences[clause.sentence]
        piece = Self.piece(from: sentence.lowerBound, of: sentence, JointMatcher.longestSentence)
        search.open(sentence)
      }
      var scopes = PhraseScopes(sentence)
      var start = clause.tokens.lowerBound
      while start < clause.tokens.upperBound {
        if start == piece.upperBound {
          piece = Self.piece(from: start, of: sentence, JointMatcher.longestSentence)
        }
        let rest = Self.piece(from: start, of: clause.tokens, JointMatcher.longestClause)
        let tokens = start..<min(rest.upperBound, piece.upperBound)
        scopes[LexiconPart.cues.rawValue] = piece
        scopes[LexiconPart.topics.rawValue] = tokens
        search.look(tokens, within: scopes)
        start = tokens.upperBound
      }
    }
    search.swapRoom(&room)
  }

  private static func piece(from start: Int, of whole: Range<Int>, _ longest: Int) -> Range<Int> {
    start..<min(start + longest, whole.upperBound)
  }
}
