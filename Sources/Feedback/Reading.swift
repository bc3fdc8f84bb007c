/// What analysis found in one text. All spans are UTF-8 byte offsets into the text as given.
package struct Reading: Sendable, Equatable {
  package var language: LanguageCode
  /// Of the item as a whole.
  package var sentiment: Sentiment
  /// In the order of the text; they do not overlap.
  package var clauses: [Clause]
  package var statements: [Statement]
  /// The touchpoints of the item, weightiest first; never empty: `onbekend` where none was found.
  package var touchpoints: [Touchpoint]
  /// The themes found, in the order of the text, each with the clause that it was found in.
  package var themes: [ThemeMention]

  package init(
    language: LanguageCode, sentiment: Sentiment = .neutral, clauses: [Clause] = [],
    statements: [Statement] = [], touchpoints: [Touchpoint] = [.unknown],
    themes: [ThemeMention] = []
  ) {
    self.language = language
    self.sentiment = sentiment
    self.clauses = clauses
    self.statements = statements
    self.touchpoints = touchpoints
    self.themes = themes
  }

  /// The net sign of the statements' disconfirmation (-1, 0, 1), the last verdict where they cancel
  /// out; nil where nothing was stated or all was left open.
  package var expectation: Int? {
    let verdicts = statements.compactMap { $0.disconfirmation?.rawValue }
    guard let last = verdicts.last else { return nil }
    let net = verdicts.reduce(0, +)
    return net == 0 ? last.signum() : net.signum()
  }

  /// The worst of the statements' promises: broken over open over kept; nil where none was made.
  package var promise: PromiseState? { statements.compactMap(\.promise).max() }

  /// One clause with its mood and place in the journey.
  package struct Clause: Sendable, Equatable {
    package var span: Range<Int>
    package var sentiment: Sentiment
    /// Nil where the clause says nothing of its own about the place.
    package var touchpoint: Touchpoint?

    package init(span: Range<Int>, sentiment: Sentiment, touchpoint: Touchpoint? = nil) {
      self.span = span
      self.sentiment = sentiment
      self.touchpoint = touchpoint
    }
  }

  /// A theme and where it was found.
  package struct ThemeMention: Sendable, Equatable {
    package var theme: Theme
    package var span: Range<Int>
    /// The mood of the clause that it stands in.
    package var sentiment: Sentiment

    package init(theme: Theme, span: Range<Int>, sentiment: Sentiment) {
      self.theme = theme
      self.span = span
      self.sentiment = sentiment
    }
  }
}
