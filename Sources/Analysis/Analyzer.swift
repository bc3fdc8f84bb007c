import Feedback
import Language

/// Reads a text: its language, the mood of its clauses, what was expected against what happened,
/// and what it is about. Holds no state of a text, so one analyzer serves all threads.
package struct Analyzer: Sendable {
  private let lexicons: Lexicons
  private let parser: TextParser
  private let sentiment: SentimentReader
  private let expectation: ExpectationReader
  private let topic: TopicReader

  /// An analyzer with its tables compiled from `lexicons`.
  ///
  /// - Throws: ``LexiconError`` with file and line where a row cannot be used.
  package init(lexicons: Lexicons) throws(LexiconError) {
    self.lexicons = lexicons
    parser = try TextParser(lexicons: lexicons)
    sentiment = try SentimentReader(lexicons: lexicons)
    expectation = try ExpectationReader(lexicons: lexicons)
    topic = try TopicReader(lexicons: lexicons)
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
    let parsed = parser.parse(text, language: language)
    return reading(of: parsed, sentiment.read(parsed), touchpoint: touchpoint)
  }

  /// What `text` says and why: every word that counted, with its lexicon line and the rules that
  /// changed its worth.
  package func explain(
    _ text: String, language: LanguageCode? = nil, touchpoint: Touchpoint? = nil
  ) -> Explanation {
    let parsed = parser.parse(text, language: language)
    return Explanation(
      reading: reading(of: parsed, sentiment.read(parsed), touchpoint: touchpoint),
      clauses: sentiment.readings(of: parsed), of: parsed, by: sentiment,
      lexiconVersion: version)
  }

  private func reading(
    of text: ParsedText, _ moods: SentimentReader.Moods, touchpoint: Touchpoint?
  ) -> Reading {
    var statements = expectation.statements(in: text)
    let topics = topic.topics(in: text, stated: touchpoint, statements: &statements)
    let clauses = text.clauses.indices.map {
      Reading.Clause(
        span: text.span(of: text.clauses[$0]), sentiment: moods.clauses[$0],
        touchpoint: topics.clauses[$0])
    }
    let themes = topics.themes.map {
      Reading.ThemeMention(theme: $0.theme, span: $0.span, sentiment: moods.clauses[$0.clause])
    }
    return Reading(
      language: text.language, sentiment: moods.item, clauses: clauses, statements: statements,
      touchpoints: topics.touchpoints, themes: themes)
  }
}
