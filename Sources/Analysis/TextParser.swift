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

  /// What is read of a text, in bytes; no customer writes as much, and memory grows with it.
  private static let longestText = 16 << 20

  package init(lexicons: Lexicons) throws(LexiconError) {
    tokenizer = lexicons.tokenizer
    identifier = lexicons.identifier
    segmenter = try ClauseSegmenter(library: lexicons.library)
    dutch = SpellingVariants(lexicons.library.table("nl/variants.tsv"))
    english = SpellingVariants(lexicons.library.table("en/variants.tsv"))
  }

  /// The text cut and told in which language it is, `language` being what the source states.
  package func parse(_ text: String, language: LanguageCode? = nil) -> ParsedText {
    var tokens = tokenizer.tokenize(Array(text.utf8.prefix(Self.longestText)))
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
    var votes: [LanguageIdentifier.Votes] = []
    votes.reserveCapacity(tokens.sentences.count)
    var all = LanguageIdentifier.Votes()
    for sentence in tokens.sentences {
      votes.append(identifier.votes(of: tokens, sentence))
      all = all + votes[votes.count - 1]
    }
    let item = stated ?? identifier.language(for: all)
    let own = votes.map { vote in
      if let best = identifier.best(vote), best.lead >= Self.clearLead { return best.language }
      return item
    }
    return (item, own)
  }
}
