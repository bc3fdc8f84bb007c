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

  /// A text longer than this, in bytes, leaves more memory behind than is worth keeping.
  private static let longestText = 1 << 20

  /// What `text` says, read in a workspace that was lent or is the caller's.
  package func read(
    _ text: String, language: LanguageCode? = nil, touchpoint: Touchpoint? = nil,
    in workspace: inout ReadingWorkspace
  ) -> Reading {
    var parsed = ParsedText()
    swap(&parsed, &workspace.text)
    parser.parse(text, language: language, into: &parsed, &workspace.parser)
    workspace.facts.read(parsed, by: words)
    sentiment.read(parsed, by: workspace.facts, &workspace.sentiment)
    let reading = reading(of: parsed, touchpoint: touchpoint, &workspace)
    swap(&parsed, &workspace.text)
    if text.utf8.count > Self.longestText { workspace = ReadingWorkspace() }
    return reading
  }

  /// What `text` says and why: every word that counted, with its lexicon line and the rules that
  /// changed its worth.
  package func explain(
    _ text: String, language: LanguageCode? = nil, touchpoint: Touchpoint? = nil
  ) -> Explanation {
    var workspace = ReadingWorkspace()
    let parsed = parser.parse(text, language: language)
    workspace.facts.read(parsed, by: words)
    sentiment.read(parsed, by: workspace.facts, &workspace.sentiment)
    return Explanation(
      reading: reading(of: parsed, touchpoint: touchpoint, &workspace),
      clauses: sentiment.readings(of: parsed), of: parsed, by: sentiment,
      lexiconVersion: version)
  }

  private func reading(
    of text: ParsedText, touchpoint: Touchpoint?, _ workspace: inout ReadingWorkspace
  ) -> Reading {
    var statements = expectation.statements(
      in: text, by: &workspace.facts, from: words, &workspace.expectation)
    let topics = topic.topics(
      in: text, by: workspace.facts, stated: touchpoint, statements: &statements,
      &workspace.topic)
    var clauses: [Reading.Clause] = []
    clauses.reserveCapacity(text.clauses.count)
    for index in text.clauses.indices {
      clauses.append(
        Reading.Clause(
          span: text.span(of: text.clauses[index]),
          sentiment: sentiment.clauseSentiment(index, workspace.sentiment),
          touchpoint: topic.touchpoint(
            ofClause: index, stated: touchpoint, workspace.topic)))
    }
    let themes = topics.themes.map {
      Reading.ThemeMention(
        theme: $0.theme, span: $0.span,
        sentiment: sentiment.clauseSentiment($0.clause, workspace.sentiment))
    }
    return Reading(
      language: text.language, sentiment: sentiment.itemSentiment(workspace.sentiment),
      clauses: clauses, statements: statements, touchpoints: topics.touchpoints, themes: themes)
  }
}
