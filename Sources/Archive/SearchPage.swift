import Feedback

/// The order of what was found.
package enum SearchOrder: String, Sendable, CaseIterable {
  case newest
  /// Where the sought words stand closest to the centre of what is said: see ``RelevanceOrder``.
  case relevance
  /// The lowest sentiment first.
  case worst
  /// The highest sentiment first.
  case best
  /// The furthest below expectation first; items without a statement last.
  case gap
}

/// A page of what was found.
package struct SearchPage: Sendable, Equatable {
  package var hits: [SearchHit]
  /// Whether there are more after these.
  package var hasMore: Bool
  /// Items that fit and are left out, since what is stored of them is damaged.
  package var unreadable = 0
}

/// An item that was found.
package struct SearchHit: Sendable, Equatable {
  package var id: ItemID
  /// As in ``Observation/item``.
  package var row: Int64
  package var received: Timestamp?
  package var channel: Channel
  package var language: LanguageCode
  /// Weightiest first.
  package var touchpoints: [Touchpoint]
  package var themes: [Theme]
  package var sentiment: Sentiment
  /// The net sign of the item's statements; nil where it has no verdict.
  package var expectation: Int?
  package var promise: PromiseState?
  package var ratings: Ratings
  package var subject: String?
  /// The marked words of the subject, as ``Passage/marks``.
  package var subjectMarks: [Range<Int>]
  package var passage: Passage
}

/// A part of an item's text in which the sought words are marked.
package struct Passage: Sendable, Equatable {
  /// The words as the customer wrote them, from a word's start to a word's end.
  package var text: String
  /// The marked words, in UTF-8 bytes of ``text``; in order, without overlap.
  package var marks: [Range<Int>]
  /// Where the passage starts in the item's text, in UTF-8 bytes.
  package var start: Int
  /// Text stands before the passage.
  package var isCutBefore: Bool
  /// Text stands after the passage.
  package var isCutAfter: Bool
}

/// A group of what was found, with what it amounts to.
package struct SearchFacet: Sendable, Equatable {
  /// What the groups are made by.
  package enum Kind: String, Sendable, CaseIterable {
    case theme, touchpoint, channel, language, sentiment, promise, week
  }

  /// The id of a theme or touchpoint, a channel, a language, a label, a promise state, an ISO week.
  package var name: String
  /// Items, each counted once in each group that it belongs to.
  package var count: Int
  /// Mean sentiment in [-1, 1]: of the touchpoint's or theme's clauses where the groups are made by
  /// these, else of the items.
  package var sentiment: Double
  /// Mean disconfirmation in [-2, 2] of the items' statements (the touchpoint's where the groups
  /// are made by these); nil where none has a verdict.
  package var gap: Double?
}
