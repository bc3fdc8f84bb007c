import Feedback
import Language

/// Makes a ``ParsedText`` of a text: the first step of every analysis.
package final class TextParser: Sendable {
  private let tokenizer: Tokenizer
  private let identifier: LanguageIdentifier
  /// Of the identifier's languages, in their order.
  private let tongues: [Tongue]
  private let segmenter: ClauseSegmenter
  private let dutch: SpellingVariants
  private let english: SpellingVariants
  /// How far the votes of a sentence must be ahead, to be read in another language than its item.
  private static let clearLead: Float = 4

  /// What is read of a text, in bytes; no customer writes as much, and memory grows with it.
  private static let longestText = 16 << 20

  /// What a parser knows of the words that it met, by their numbers, and memory that it uses again.
  struct Scratch: Sendable {
    fileprivate var box = LanguageIdentifier.BallotBox()
    fileprivate var traits: [WordTraits] = []
    fileprivate var edition = 0
  }

  package init(lexicons: Lexicons) throws(LexiconError) {
    tokenizer = lexicons.tokenizer
    identifier = try lexicons.identifier()
    tongues = identifier.languages.map(Tongue.init)
    segmenter = try ClauseSegmenter(library: lexicons.library)
    dutch = SpellingVariants(lexicons.library.table("nl/variants.tsv"))
    english = SpellingVariants(lexicons.library.table("en/variants.tsv"))
  }

  /// The text cut and told in which language it is, `language` being what the source states.
  package func parse(_ text: String, language: LanguageCode? = nil) -> ParsedText {
    var parsed = ParsedText()
    var scratch = Scratch()
    tokenize(text, into: &parsed)
    tellLanguages(of: &parsed, stated: language, &scratch)
    cut(&parsed, &scratch)
    return parsed
  }

  /// Cuts a text into the tokens of `parsed`, in place of the text that it holds.
  func tokenize(_ text: String, into parsed: inout ParsedText) {
    tokenizer.tokenize(text.utf8.span.extracting(first: Self.longestText), into: &parsed.tokens)
  }

  /// Tells the languages of a text of which the tokens are known, `stated` being what its source says.
  func tellLanguages(
    of parsed: inout ParsedText, stated: LanguageCode?, _ scratch: inout Scratch
  ) {
    parsed.book.enter(&parsed.tokens)
    learn(parsed.book, &scratch)
    vote(on: &parsed, stated: stated, scratch)
  }

  /// Gives variants of words their usual spelling, and cuts a text of which the languages are known into
  /// clauses.
  func cut(_ parsed: inout ParsedText, _ scratch: inout Scratch) {
    respell(&parsed, &scratch)
    segmenter.cut(&parsed, by: scratch.traits)
  }

  /// Looks the words up that are new in `book`.
  private func learn(_ book: WordBook, _ scratch: inout Scratch) {
    scratch.box.collect(from: book, by: identifier)
    if scratch.edition != book.edition { scratch.traits.removeAll(keepingCapacity: true) }
    scratch.edition = book.edition
    while scratch.traits.count < book.words.count {
      let hash = book.words[scratch.traits.count].hash
      scratch.traits.append(
        WordTraits(
          dutch: WordTraits(
            link: segmenter.link(of: hash, in: .dutch), isVariant: dutch.has(hash)),
          english: WordTraits(
            link: segmenter.link(of: hash, in: .english), isVariant: english.has(hash))))
    }
  }

  private func vote(
    on text: inout ParsedText, stated: LanguageCode?, _ scratch: Scratch
  ) {
    text.tongues.removeAll()
    text.ownLanguages.removeAll()
    if text.languages.isEmpty { text.languages = identifier.languages }
    var all = LanguageIdentifier.Votes()
    var leader: (place: Int, lead: Float)?
    for sentence in text.tokens.sentences {
      let votes = identifier.votes(of: text.tokens, sentence, by: scratch.box)
      all = all + votes
      leader = identifier.leader(votes)
      let place = leader.flatMap { $0.lead >= Self.clearLead ? $0.place : nil } ?? -1
      text.ownLanguages.append(Int8(truncatingIfNeeded: place))
    }
    if text.tokens.sentences.count != 1 { leader = identifier.leader(all) }
    let told = stated == nil ? leader?.place : nil
    text.language = stated ?? told.map { identifier.languages[$0] } ?? .undetermined
    let tongue = told.map { tongues[$0] } ?? stated.map(Tongue.init) ?? .undetermined
    for place in text.ownLanguages { text.tongues.append(place < 0 ? tongue : tongues[Int(place)]) }
  }

  /// Gives variants of words their usual spelling.
  private func respell(_ text: inout ParsedText, _ scratch: inout Scratch) {
    guard Self.hasVariants(text.tokens, scratch.traits) else { return }
    var isNew = false
    for (sentence, tongue) in text.tongues.enumerated() {
      let range = text.tokens.sentences[sentence]
      var next = variant(from: range.lowerBound, of: text.tokens, range, tongue, scratch.traits)
      while let index = next {
        (tongue == .english ? english : dutch).apply(to: &text.tokens, index)
        text.book.enter(&text.tokens, index..<index + 1)
        isNew = true
        next = variant(from: index + 1, of: text.tokens, range, tongue, scratch.traits)
      }
    }
    if isNew { learn(text.book, &scratch) }
  }

  /// Whether any word is a variant, in whatever language: most texts have none.
  private static func hasVariants(_ list: TokenList, _ traits: [WordTraits]) -> Bool {
    let tokens = list.tokens.span
    let traits = traits.span
    var all = WordTraits.none
    for index in tokens.indices { all.formUnion(traits[Int(tokens[unchecked: index].word)]) }
    return all.has(WordTraits.variants(in: .dutch) | WordTraits.variants(in: .english))
  }

  /// The first variant at or after `start`.
  private func variant(
    from start: Int, of list: TokenList, _ range: Range<Int>, _ tongue: Tongue,
    _ traits: [WordTraits]
  ) -> Int? {
    let tokens = list.tokens.span
    let traits = traits.span
    let mask = WordTraits.variants(in: tongue)
    for index in start..<range.upperBound where traits[Int(tokens[index].word)].has(mask) {
      return index
    }
    return nil
  }
}
