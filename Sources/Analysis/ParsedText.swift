import Feedback
import Language

/// A text as the three analyses see it: tokens, the language of each sentence, and clauses.
package struct ParsedText: Sendable {
  package let tokens: TokenList
  /// Of the item as a whole.
  package let language: LanguageCode
  /// One for each of the tokens' sentences.
  package let sentenceLanguages: [LanguageCode]
  /// In order; together they cover all tokens.
  package let clauses: [Clause]

  package init(
    tokens: TokenList, language: LanguageCode, sentenceLanguages: [LanguageCode], clauses: [Clause]
  ) {
    self.tokens = tokens
    self.language = language
    self.sentenceLanguages = sentenceLanguages
    self.clauses = clauses
  }

  /// The bytes of a clause in the text as given, without the mark that ends it.
  package func span(of clause: Clause) -> Range<Int> {
    tokens.span(of: clause.tokens) ?? 0..<0
  }
}

/// A piece of a sentence that says one thing: between commas, connectives and sentence ends.
package struct Clause: Sendable, Equatable {
  /// Token indices; never empty. The connective that opens the clause belongs to it.
  package var tokens: Range<Int>
  /// Index of the sentence in ``TokenList/sentences``.
  package var sentence: Int
  /// How it hangs on to what stands before it.
  package var link: Link
  /// Whether its sentence ends in a question mark.
  package var isQuestion: Bool

  /// What a connective makes of the clause that it opens.
  package enum Link: String, Sendable, CaseIterable {
    /// Starts a sentence, or goes on after a comma.
    case none
    /// `maar`, `but`: what follows counts more, what stood before counts less.
    case contrast
    /// `hoewel`, `although`: what follows counts less.
    case concession
    /// `als`, `if`: what follows did not happen, or not yet.
    case condition
    /// `omdat`, `because`, and relative and time clauses.
    case addition
  }
}
