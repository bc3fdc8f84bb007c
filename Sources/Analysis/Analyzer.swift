import Feedback
import Language

/// Reads a text: its language, the mood of its clauses, what was expected against what happened,
/// and what it is about. One analyzer serves all threads: what a text says does not depend on texts
/// before it.
package final class Analyzer: Sendable {
  private let lexicons: Lexicons
  private let parser: TextParser
  private let sentiment: SentimentReader
  private let expectation: ExpectationReader
  private let topic: TopicReader
  /// Of all three.
  private let words: BothLexicons
  private let workspaces = Workspaces()

  /// An analyzer with its tables compiled from `lexicons`.
  ///
  /// - Throws: ``LexiconError`` with file and line where a row cannot be used.
  package init(lexicons: Lexicons) throws(LexiconError) {
    self.lexicons = lexicons
    parser = try TextParser(lexicons: lexicons)
    sentiment = try SentimentReader(lexicons: lexicons)
    expectation = try ExpectationReader(lexicons: lexicons)
    topic = try TopicReader(lexicons: lexicons)
    words = BothLexicons(
      dutch: LanguageLexicons(
        sentiment: sentiment.dutch, cues: expectation.dutch, topics: topic.dutch),
      english: LanguageLexicons(
        sentiment: sentiment.english, cues: expectation.english, topics: topic.english))
  }

  /// Compiles the lexicons of both languages; else each is compiled when a text is first read in its language.
  package func prepare() {
    for language in [words.dutch, words.english] { _ = language.phrases.value }
  }

  /// The version of the lexicons that readings are made with.
  package var version: String { lexicons.version }

  /// What `text` says.
  ///
  /// - Parameters:
  ///   - language: as the source states it; nil lets the text tell.
  ///   - touchpoint: as the source states it; it beats what the text suggests.
  package func read(
    _ text: String, language: LanguageCode? = nil, touchpoint: Touchpoint? = nil
  ) -> Reading {
    workspaces.with { read(text, language: language, touchpoint: touchpoint, in: &$0) }
  }

  /// Lends a workspace to read many texts in, one after another.
  package func withWorkspace<R: Sendable>(_ body: (inout ReadingWorkspace) -> R) -> R {
    workspaces.with(body)
  }

  /// A text, and what its source states of it.
  package struct Input: Sendable {
    package var text: String
    /// Nil lets the text tell.
    package var language: LanguageCode?
    /// Beats what the text suggests.
    package var touchpoint: Touchpoint?

    package init(_ text: String, language: LanguageCode? = nil, touchpoint: Touchpoint? = nil) {
      self.text = text
      self.language = language
      self.touchpoint = touchpoint
    }
  }

  /// What `text` says, read in a workspace that was lent or is the caller's.
  package func read(
    _ text: String, language: LanguageCode? = nil, touchpoint: Touchpoint? = nil,
    in workspace: inout ReadingWorkspace
  ) -> Reading {
    read([Input(text, language: language, touchpoint: touchpoint)], in: &workspace)[0]
  }

  /// What each of `texts` says, in their order. Texts are read side by side, some at a time, one stage
  /// after another, so that the code and the tables of a stage stay at hand.
  package func read(_ texts: [Input], in workspace: inout ReadingWorkspace) -> [Reading] {
    read(texts, in: &workspace, telling: nil)
  }

  /// The same, for those who would cut the texts once more.
  ///
  /// - Parameter tell: given the place of each text, its tokens as they stand there, and its language.
  package func read(
    _ texts: [Input], in workspace: inout ReadingWorkspace,
    tell: (Int, TokenList, LanguageCode) -> Void
  ) -> [Reading] {
    withoutActuallyEscaping(tell) { read(texts, in: &workspace, telling: $0) }
  }

  /// Whom to tell of the tokens of a text, where somebody wants to know.
  private typealias Listener = (Int, TokenList, LanguageCode) -> Void

  private func read(
    _ texts: [Input], in workspace: inout ReadingWorkspace, telling listener: Listener?
  ) -> [Reading] {
    var readings: [Reading] = []
    readings.reserveCapacity(texts.count)
    var start = 0
    while start < texts.count {
      let (end, size) = Self.sheaf(of: texts, from: start)
      let sheaf = texts[start..<end]
      pass(sheaf, of: size, through: .statements, &workspace, listener)
      for desk in sheaf.span.indices {
        readings.append(
          reading(of: &workspace.desks[desk], touchpoint: sheaf.span[desk].touchpoint))
      }
      if size > Self.longestText { workspace = ReadingWorkspace() }
      start = end
    }
    return readings
  }

  /// A text longer than this, in bytes, leaves more memory behind than is worth keeping.
  private static let longestText = 1 << 20
  /// How many texts are read side by side, and how long they are together, in bytes: what they fill fits
  /// into a processor's own caches. A longer text is read by itself.
  private static let (mostTexts, mostBytes) = (16, 1 << 16)

  /// The end of the texts that are read side by side from `start` on, and their size.
  private static func sheaf(of texts: [Input], from start: Int) -> (end: Int, size: Int) {
    var size = texts[start].text.utf8.count
    var end = start + 1
    while end < min(start + mostTexts, texts.count) {
      let next = size + texts[end].text.utf8.count
      guard next <= mostBytes else { break }
      size = next
      end += 1
    }
    return (end, size)
  }

  /// What is done with texts before their topics are found, stage after stage.
  package enum Stage: Sendable {
    /// Cut into tokens and sentences.
    case tokens
    /// Told in which language each sentence is, and cut into clauses.
    case clauses
    case sentiment
    /// Of what was expected, promised and experienced.
    case statements
  }

  /// Takes `texts` side by side through the stages up to `last`, for those who measure what a stage
  /// costs.
  package func pass(_ texts: [Input], through last: Stage, in workspace: inout ReadingWorkspace) {
    let size = texts.reduce(0) { $0 + $1.text.utf8.count }
    pass(texts[...], of: size, through: last, &workspace, nil)
  }

  private func pass(
    _ texts: ArraySlice<Input>, of size: Int, through last: Stage,
    _ workspace: inout ReadingWorkspace, _ listener: Listener?
  ) {
    let first = texts.startIndex
    workspace.open(for: texts.count, of: size)
    let texts = texts.span
    for desk in texts.indices {
      parser.tokenize(texts[desk].text, into: &workspace.desks[desk].text)
    }
    guard last != .tokens else { return }
    for desk in texts.indices {
      workspace.lendBook(to: desk)
      parser.tellLanguages(
        of: &workspace.desks[desk].text, stated: texts[desk].language, &workspace.parser)
      listener?(
        first + desk, workspace.desks[desk].text.tokens, workspace.desks[desk].text.language)
      parser.cut(&workspace.desks[desk].text, &workspace.parser)
      workspace.takeBook(from: desk)
    }
    guard last != .clauses else { return }
    for desk in 0..<texts.count {
      workspace.lendBook(to: desk)
      judge(&workspace.desks[desk], &workspace.facts)
      workspace.takeBook(from: desk)
    }
    guard last != .sentiment else { return }
    for desk in 0..<texts.count {
      workspace.lendBook(to: desk)
      findStatements(&workspace.desks[desk], &workspace.facts)
      workspace.takeBook(from: desk)
    }
  }

  /// What `text` says and why: every word that counted, with its lexicon line and the rules that
  /// changed its worth.
  package func explain(
    _ text: String, language: LanguageCode? = nil, touchpoint: Touchpoint? = nil
  ) -> Explanation {
    var facts = TextFacts()
    var desk = Desk()
    desk.text = parser.parse(text, language: language)
    judge(&desk, &facts)
    findStatements(&desk, &facts)
    return Explanation(
      reading: reading(of: &desk, touchpoint: touchpoint),
      clauses: sentiment.readings(of: desk.text), of: desk.text, by: sentiment,
      lexiconVersion: version)
  }

  /// Looks up the words of the text on a desk, and values its clauses.
  private func judge(_ desk: inout Desk, _ facts: inout TextFacts) {
    facts.read(desk.text, by: words, &desk.hits)
    sentiment.read(desk.text, by: facts, desk.hits, &desk.sentiment)
  }

  private func findStatements(_ desk: inout Desk, _ facts: inout TextFacts) {
    desk.statements = expectation.statements(
      in: desk.text, by: &facts, desk.hits, from: words, &desk.expectation)
  }

  private func reading(of desk: inout Desk, touchpoint: Touchpoint?) -> Reading {
    let touchpoints = topic.touchpoints(
      in: desk.text, by: desk.hits, stated: touchpoint, statements: &desk.statements, &desk.topic)
    var clauses: [Reading.Clause] = []
    clauses.reserveCapacity(desk.text.clauses.count)
    for index in desk.text.clauses.indices {
      clauses.append(
        Reading.Clause(
          span: desk.text.span(of: desk.text.clauses[index]),
          sentiment: sentiment.clauseSentiment(index, desk.sentiment),
          touchpoint: topic.touchpoint(ofClause: index, stated: touchpoint, desk.topic)))
    }
    let themes = desk.topic.mentions.map {
      Reading.ThemeMention(
        theme: $0.theme, span: $0.span,
        sentiment: sentiment.clauseSentiment($0.clause, desk.sentiment))
    }
    return Reading(
      language: desk.text.language, sentiment: sentiment.itemSentiment(desk.sentiment),
      clauses: clauses, statements: desk.statements, touchpoints: touchpoints,
      themes: themes)
  }
}
