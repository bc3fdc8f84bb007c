/// One item at one of its touchpoints: the row of facts that the statistics are computed from. Flat,
/// so that a million of them fit in an array without an allocation each.
///
/// An item that touches two touchpoints gives two observations with the same ``item``.
package struct Observation: Sendable, Equatable {
  /// The archive's row number of the item.
  package var item: Int64
  /// The pseudonym of who wrote; items whose writer is unknown each have one of their own.
  package var person: Int64
  package var received: Timestamp
  package var channel: Channel
  package var touchpoint: Touchpoint
  package var language: LanguageCode
  package var segment: String?
  /// Mean sentiment of the item's clauses at this touchpoint, in [-1, 1]; nil where there are no
  /// words that could be read: a rating alone, or a language that is not analysed.
  package var experience: Double?
  package var verdicts: Verdicts
  package var promises: Promises
  /// Of this touchpoint where it was rated on its own; else of the whole item, the same on each of
  /// its observations.
  package var ratings: Ratings

  package init(
    item: Int64, person: Int64, received: Timestamp, channel: Channel, touchpoint: Touchpoint,
    language: LanguageCode, segment: String? = nil, experience: Double?,
    verdicts: Verdicts = Verdicts(), promises: Promises = Promises(), ratings: Ratings = Ratings()
  ) {
    self.item = item
    self.person = person
    self.received = received
    self.channel = channel
    self.touchpoint = touchpoint
    self.language = language
    self.segment = segment
    self.experience = experience
    self.verdicts = verdicts
    self.promises = promises
    self.ratings = ratings
  }

  /// How many statements were made at each level of disconfirmation; open ones are not counted.
  package struct Verdicts: Sendable, Hashable {
    package var muchWorse: UInt16
    package var worse: UInt16
    package var met: UInt16
    package var better: UInt16
    package var muchBetter: UInt16

    package init(
      muchWorse: UInt16 = 0, worse: UInt16 = 0, met: UInt16 = 0, better: UInt16 = 0,
      muchBetter: UInt16 = 0
    ) {
      self.muchWorse = muchWorse
      self.worse = worse
      self.met = met
      self.better = better
      self.muchBetter = muchBetter
    }
  }

  /// How many promises of each state were spoken of.
  package struct Promises: Sendable, Hashable {
    package var kept: UInt16
    package var broken: UInt16
    package var open: UInt16

    package init(kept: UInt16 = 0, broken: UInt16 = 0, open: UInt16 = 0) {
      self.kept = kept
      self.broken = broken
      self.open = open
    }
  }
}

/// One item's mention of one theme, with the mood of the clauses that mention it.
package struct ThemeObservation: Sendable, Equatable {
  package var item: Int64
  package var person: Int64
  package var received: Timestamp
  package var theme: Theme
  /// In [-1, 1].
  package var sentiment: Double

  package init(
    item: Int64, person: Int64, received: Timestamp, theme: Theme, sentiment: Double
  ) {
    self.item = item
    self.person = person
    self.received = received
    self.theme = theme
    self.sentiment = sentiment
  }
}
