import Feedback

/// What the facts say of one entry, its names not looked up yet. A class, so that to look at one of them
/// copies none.
final class EntryFacts: Sendable {
  let kind: FeedbackItem.Kind
  let person: Int64
  let received: Timestamp?
  let channel: Channel
  let language: LanguageCode
  let segment: String?
  let file: String
  let format: String
  let lexiconVersion: String
  /// In ten-thousandths.
  let sentiment: Int
  let flags: FactFlags
  let item: ItemFacts

  init(_ entry: borrowing ArchiveEntry) {
    kind = entry.item.kind
    person = entry.person
    received = entry.item.received
    channel = entry.item.channel
    language = entry.reading.language
    segment = entry.item.customer.segment
    file = entry.item.source.file
    format = entry.item.format
    lexiconVersion = entry.lexiconVersion
    sentiment = ItemFacts.stored(entry.reading.sentiment.score.value)
    flags = FactFlags(entry)
    item = ItemFacts(entry.item, reading: entry.reading)
  }
}

/// One item of a ``FactTable``, its names looked up.
struct FactRow {
  let key, person, received, channel, language, segment, file, format, lexicon: Int64
  let sentiment, flags: Int64
  let place: ContentPlace
  private let entry: EntryFacts
  let placeWords: [Int64]
  let subjectWords: [Int64]

  init(
    _ entry: EntryFacts, key: Int64, place: ContentPlace, _ words: inout WordBook
  ) throws {
    self.entry = entry
    self.key = key
    self.place = place
    person = entry.person
    received = entry.received?.seconds ?? FactColumn.none
    channel = Int64(entry.channel.code)
    language = try words.code(entry.language.rawValue, .language)
    segment = try entry.segment.map { try words.code($0, .segment) } ?? FactColumn.none
    file = try words.code(entry.file, .file)
    format = try words.code(entry.format, .format)
    lexicon = try words.code(entry.lexiconVersion, .lexicon)
    sentiment = Int64(entry.sentiment)
    flags = entry.flags.raw
    placeWords = try entry.item.places.map { try words.code($0.touchpoint.rawValue, .touchpoint) }
    subjectWords = try entry.item.subjects.map { try words.code($0.theme.rawValue, .theme) }
  }

  var facts: ItemFacts { entry.item }

  /// The columns that have a value an item, but for those that a table counts itself.
  @inline(__always)
  func forEachValue(_ body: (FactColumn, Int64) -> Void) {
    body(.key, key)
    body(.person, person)
    body(.block, place.block)
    body(.slot, Int64(place.slot))
    body(.received, received)
    body(.channel, channel)
    body(.language, language)
    body(.segment, segment)
    body(.file, file)
    body(.format, format)
    body(.lexicon, lexicon)
    body(.sentiment, sentiment)
    body(.flags, flags)
  }
}

extension FactFlags {
  init(_ entry: borrowing ArchiveEntry) {
    self.init(
      label: entry.reading.sentiment.label.code, expectation: entry.reading.expectation,
      promises: [])
    for statement in entry.reading.statements { add(statement.promise) }
    add(entry.item.promise)
  }

  private mutating func add(_ promise: PromiseState?) {
    if let promise { raw |= 1 << Int64(3 + promise.code) }
  }
}
