import Bytes
import Feedback
import GRDB

/// Writes the items of one transaction, the full-text index at its end.
struct BatchWriter: ~Copyable {
  private let db: Database
  private var words: WordBook
  private var facts: FactWriter
  private var blocks: BlockWriter
  private var terms: TermWriter
  private var keys: KeyIndex
  private var index = TermChanges()
  /// Those that the archive has not noted yet.
  private var aliases: [Alias] = []
  /// The block that the entries at hand were packed in, and which of it are stored.
  private var open: OpenBlock?
  /// The block of which entries were last set beside stored items.
  private var unpacked: (block: PackedBlock, pieces: [ContentPiece])?
  private var inflater = Inflater()
  private let forgotten: Set<Int64>
  /// Whether a new reading of all items is under way (`FeedbackArchive+Rereading`).
  private let isRereading: Bool

  private struct OpenBlock {
    let block: PackedBlock
    /// Nil as long as nothing of it is stored.
    var row: Int64?
    var isStored: [Bool]
  }

  /// - Parameter keys: where the items are; ``finish()`` gives it back brought up to date.
  init(_ db: Database, terms: TermRules, keys: consuming KeyIndex) throws {
    let forgotten = try Int64.fetchSet(db, sql: "SELECT person FROM forgotten")
    let isRereading = try db.tableExists("reread")
    self.db = db
    self.forgotten = forgotten
    self.isRereading = isRereading
    self.keys = keys
    self.terms = TermWriter(terms)
    words = WordBook(db)
    facts = FactWriter(db)
    blocks = BlockWriter(db)
  }

  /// Writes what is still in memory. Nothing may be stored afterwards.
  mutating func finish() throws -> KeyIndex {
    try closeBlock()
    try flush()
    if !aliases.isEmpty { try AliasTable.append(aliases, db) }
    aliases = []
    try index.write(db)
    return keys
  }

  mutating func store(_ packed: PackedEntry) throws -> StoreOutcome {
    let entry = packed.facts
    guard entry.kind == .feedback else { return .skipped }
    if forgotten.contains(entry.person) { return .forgotten }
    if facts.isLarge || blocks.isLarge { try flush() }
    let (key, known) = try find(packed)
    let id = ItemID(key: key)
    guard let known else {
      try insert(packed, key: key)
      return .added(id)
    }
    let new = try item(of: packed)
    var old = known.item
    old.source = new.source
    if old == new { return .duplicate(id) }
    try update(known, with: packed, key: key)
    return .updated(id)
  }

  // MARK: Items

  private mutating func insert(_ packed: PackedEntry, key: Int64) throws {
    let entry = packed.facts
    let row = try FactRow(entry, key: key, place: place(of: packed), &words)
    let number = try facts.append(row, floor: Self.floor(entry.received))
    keys[key] = number
    index.insert(packed.terms, row: number)
    note(packed)
  }

  /// An item keeps its row number as long as it is of the same day, and its terms as long as its
  /// words are the same.
  private mutating func update(
    _ known: ArchivedItem, with packed: PackedEntry, key: Int64
  ) throws {
    guard Self.floor(known.item.received) == Self.floor(packed.facts.received) else {
      try remove(row: known.row)
      return try insert(packed, key: key)
    }
    try erase(at: facts.contentPlace(row: known.row))
    let row = try FactRow(packed.facts, key: key, place: place(of: packed), &words)
    try facts.set(row, at: known.row)
    replaceTerms(of: known, with: packed.terms)
    note(packed)
    try dropReread(known.row)
  }

  /// Unpacks an entry, to be set beside what is stored of it.
  private mutating func item(of packed: PackedEntry) throws -> FeedbackItem {
    if unpacked?.block !== packed.block {
      unpacked = (packed.block, try ContentBlock(packed.block.bytes).pieces(&inflater))
    }
    guard let pieces = unpacked?.pieces, pieces.indices.contains(packed.slot) else {
      throw PackedBytesError()
    }
    return try pieces[packed.slot].item(file: packed.facts.file)
  }

  /// Gives a stored item another reading; one that is gone is passed over.
  mutating func replaceReading(
    of id: ItemID, with reading: Reading, lexiconVersion: String
  ) throws {
    if facts.isLarge || blocks.isLarge { try flush() }
    guard let row = keys[id.key], let known = try stored(row: row) else { return }
    let place = try facts.contentPlace(row: row)
    var piece = try blocks.piece(place)
    piece.reading = ReadingCodec.pack(reading)
    try blocks.set(piece, at: place)
    let entry = ArchiveEntry(
      item: known.item, reading: reading, person: known.person, lexiconVersion: lexiconVersion)
    try facts.set(FactRow(EntryFacts(entry), key: id.key, place: place, &words), at: row)
    if reading.language != known.reading.language {
      replaceTerms(of: known, with: terms.terms(of: known.item, in: reading.language)[...])
    }
  }

  /// Takes an item out of all tables and out of the index.
  mutating func remove(row number: Int64) throws {
    if facts.isLarge || blocks.isLarge { try flush() }
    guard let known = try stored(row: number) else { return }
    index.remove(row: number) { terms.terms(of: known.item, in: known.reading.language) }
    try erase(at: facts.contentPlace(row: number))
    try facts.clear(number)
    keys[known.id.key] = nil
    try dropReread(number)
  }

  /// The item as it is stored, or is about to be; nil where it is not there.
  mutating func stored(row number: Int64) throws -> ArchivedItem? {
    guard let key = try facts.value(.key, row: number) else { return nil }
    let piece = try blocks.piece(facts.contentPlace(row: number))
    let item = try piece.item(file: words.text(facts.value(.file, row: number) ?? 0))
    let reading = try piece.reading.withUnsafeBufferPointer { bytes throws(PackedBytesError) in
      try ReadingCodec.unpack(bytes)
    }
    return ArchivedItem(
      id: ItemID(key: key), row: number, item: item, reading: reading,
      person: try facts.value(.person, row: number) ?? 0,
      lexiconVersion: try words.text(facts.value(.lexicon, row: number) ?? 0))
  }

  /// The key of an entry, and its item if it is there. Two natural keys that share a hash are told
  /// apart by what they say; the second gets another key.
  private mutating func find(
    _ packed: PackedEntry
  ) throws -> (key: Int64, known: ArchivedItem?) {
    var (key, attempt) = (packed.key, UInt64(0))
    while let row = keys[key], let known = try stored(row: row) {
      let item = known.item
      let naturalKey = packed.naturalKey
      if naturalKey == NaturalKey(collection: item.collection, nativeID: item.nativeID) {
        return (key, known)
      }
      attempt += 1
      key = naturalKey.key(attempt: attempt)
    }
    return (key, nil)
  }

  private static func floor(_ received: Timestamp?) -> Int64 {
    received.map(RowNumber.floor) ?? 1
  }

  // MARK: Parts

  /// Where the entry's content will lie.
  private mutating func place(of packed: PackedEntry) throws -> ContentPlace {
    if open?.block !== packed.block {
      try closeBlock()
      open = OpenBlock(
        block: packed.block, isStored: Array(repeating: false, count: packed.block.parts.count))
    }
    let row = try open?.row ?? blocks.add(packed.block)
    open?.row = row
    open?.isStored[packed.slot] = true
    return ContentPlace(block: row, slot: packed.slot)
  }

  /// Takes out of the block what is not stored of it: duplicates, and those who asked to be
  /// forgotten.
  private mutating func closeBlock() throws {
    guard let open, let row = open.row else { return }
    self.open = nil
    for (slot, isStored) in open.isStored.enumerated() where !isStored {
      try erase(at: ContentPlace(block: row, slot: slot))
    }
  }

  private mutating func erase(at place: ContentPlace) throws {
    try blocks.set(.erased, at: place)
  }

  private mutating func replaceTerms(of known: ArchivedItem, with new: ArraySlice<UInt8>) {
    index.replace(row: known.row, with: new) {
      terms.terms(of: known.item, in: known.reading.language)
    }
  }

  /// Notes by what else the writer is known.
  private mutating func note(_ packed: PackedEntry) {
    let person = packed.facts.person
    for identity in packed.identities where identity != person {
      let alias = Alias(key: identity, person: person)
      if keys.aliases.insert(alias) { aliases.append(alias) }
    }
  }

  private func dropReread(_ row: Int64) throws {
    guard isRereading else { return }
    try db.cachedStatement(sql: "DELETE FROM reread WHERE id = ?").execute(arguments: [row])
  }

  /// Writes facts and contents, and forgets what was read of them.
  private mutating func flush() throws {
    try closeBlock()
    try facts.flush()
    try blocks.flush()
  }
}

extension FactWriter {
  /// - Throws: `PackedBytesError` where there is no such item.
  fileprivate mutating func contentPlace(row: Int64) throws -> ContentPlace {
    guard let block = try value(.block, row: row), let slot = try value(.slot, row: row) else {
      throw PackedBytesError()
    }
    return ContentPlace(block: block, slot: Int(slot))
  }
}
