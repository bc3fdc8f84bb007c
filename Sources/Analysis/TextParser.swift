import Feedback
import Language

/// Makes a ``ParsedText`` of a text: the first step of every analysis.
package struct TextParser: Sendable {
  private let tokenizer: Tokenizer
  private let identifier: LanguageIdentifier
  private let segmenter: ClauseSegmenter
  private let dutch: SpellingVariants
  private let english: SpellingVariants
  /// How far the votes of a sentence must be ahead, to be read in another language than its item.
  private static let clearLead: Float = 4

  package init(lexicons: Lexicons) throws(LexiconError) {
    tokenizer = lexicons.tokenizer
    identifier = lexicons.identifier
    segmenter = try ClauseSegmenter(library: lexicons.library)
    dutch = SpellingVariants(lexicons.library.table("nl/variants.tsv"))
    english = SpellingVariants(lexicons.library.table("en/variants.tsv"))
  }

  /// The text cut and told in which language it is, `language` being what the source states.
  package func parse(_ text: String, language: LanguageCode? = nil) -> ParsedText {
    var tokens = tokenizer.tokenize(text)
    let (item, sentences) = languages(of: tokens, stated: language)
    for (range, language) in zip(tokens.sentences, sentences) {
      (language == .english ? english : dutch).apply(to: &tokens, range)
    }
    return ParsedText(
      tokens: tokens, language: item, sentenceLanguages: sentences,
      clauses: segmenter.clauses(of: tokens, languages: sentences))
  }

  private func languages(
    of tokens: TokenList, stated: LanguageCode?
  ) -> (LanguageCode, [LanguageCode]) {
    let votes = tokens.sentences.map { identifier.votes(of: tokens, $0) }
    let all = votes.reduce(LanguageIdentifier.Votes(), +)
    let item = stated ?? identifier.language(for: all)
    let own = votes.map { vote in
      if let best = identifier.best(vote), best.lead >= Self.clearLead { return best.language }
      return item
    }
    return (item, own)
  }
}
