import Feedback

/// A customer's words, redacted, with what the analysis found in them.
package struct Quote: Sendable, Equatable {
  /// As `voc why` takes it.
  package var id: String
  package var text: String
  package var language: LanguageCode
  package var received: Timestamp
  package var channel: Channel
  package var touchpoint: Touchpoint
  package var themes: [Theme]
  /// Nil where nothing was set against an expectation.
  package var disconfirmation: Disconfirmation?
  package var promise: PromiseState?
  package var promised: Statement.Amount?
  package var actual: Statement.Amount?
  package var sentiment: Score
  package var ratings: Ratings

  package init(
    id: String, text: String, language: LanguageCode, received: Timestamp, channel: Channel,
    touchpoint: Touchpoint, themes: [Theme] = [], disconfirmation: Disconfirmation? = nil,
    promise: PromiseState? = nil, promised: Statement.Amount? = nil,
    actual: Statement.Amount? = nil, sentiment: Score = .zero, ratings: Ratings = Ratings()
  ) {
    self.id = id
    self.text = text
    self.language = language
    self.received = received
    self.channel = channel
    self.touchpoint = touchpoint
    self.themes = themes
    self.disconfirmation = disconfirmation
    self.promise = promise
    self.promised = promised
    self.actual = actual
    self.sentiment = sentiment
    self.ratings = ratings
  }
}

/// What was not counted, and why: the part of a report that says how far to trust the rest.
package struct DataQuality: Sendable, Equatable {
  /// Items that are no feedback, by kind.
  package var skipped: [FeedbackItem.Kind: Int]
  /// Messages, rows and files that could not be used.
  package var rejected: Int
  /// Items that were in the archive already.
  package var duplicates: Int
  /// Items without a touchpoint of their own.
  package var unknownTouchpoint: Int
  /// Items in a language that is not analysed, by language.
  package var otherLanguages: [LanguageCode: Int]
  /// With how many versions of the lexicons the archive's items were read. Figures of more than one
  /// compare readings of different make.
  package var lexiconVersions: Int
  /// From how many of the newest statements words and follow-ups were chosen; nil where it was from
  /// all.
  package var newestQuotes: Int?

  package init(
    skipped: [FeedbackItem.Kind: Int] = [:], rejected: Int = 0, duplicates: Int = 0,
    unknownTouchpoint: Int = 0, otherLanguages: [LanguageCode: Int] = [:], lexiconVersions: Int = 1,
    newestQuotes: Int? = nil
  ) {
    self.skipped = skipped
    self.rejected = rejected
    self.duplicates = duplicates
    self.unknownTouchpoint = unknownTouchpoint
    self.otherLanguages = otherLanguages
    self.lexiconVersions = lexiconVersions
    self.newestQuotes = newestQuotes
  }
}
