import Feedback

/// What goes into the archive: an item, redacted by the caller, with what analysis read in it.
package struct ArchiveEntry: Sendable, Equatable {
  package var item: FeedbackItem
  package var reading: Reading
  /// The pseudonym of who wrote: a keyed hash that the caller computes.
  package var person: Int64
  /// The pseudonyms of everything else that the person is known by, so that a customer number finds
  /// what was written under an e-mail address.
  package var identities: [Int64]
  /// The version of the lexicons that ``reading`` was made with.
  package var lexiconVersion: String

  package init(
    item: FeedbackItem, reading: Reading, person: Int64, identities: [Int64] = [],
    lexiconVersion: String
  ) {
    self.item = item
    self.reading = reading
    self.person = person
    self.identities = identities
    self.lexiconVersion = lexiconVersion
  }
}

/// What became of an entry.
package enum StoreOutcome: Sendable, Hashable {
  case added(ItemID)
  /// The archive had the item with the same content; nothing was changed.
  case duplicate(ItemID)
  /// The archive had the item with other content; this is its new content.
  case updated(ItemID)
  /// Not stored: the person asked to be forgotten.
  case forgotten
  /// Not stored: the item is not feedback.
  case skipped
}

/// An item as the archive gives it back.
package struct ArchivedItem: Sendable, Equatable {
  package var id: ItemID
  /// The archive's row number, as in ``Observation/item``. It follows the day of receipt.
  package var row: Int64
  package var item: FeedbackItem
  package var reading: Reading
  package var person: Int64
  package var lexiconVersion: String

  /// Where it happened, weightiest first: what the reading says, and what was rated besides.
  package var touchpoints: [Touchpoint] {
    ItemFacts(item, reading: reading).places.map(\.touchpoint)
  }
}
