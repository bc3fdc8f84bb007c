import Feedback
import Foundation
import GRDB

extension FeedbackArchive {
  /// Stores a batch in one transaction: all of it or nothing, and no reader sees a part.
  ///
  /// An item that the archive has is known by its natural key (``FeedbackItem/collection`` and
  /// ``FeedbackItem/nativeID``), in whichever file it lies: with the same content it is a duplicate
  /// and stays as it is, with other content it is brought up to date.
  ///
  /// - Parameters:
  ///   - batch: some thousand entries; larger ones gain nothing and hold the writer's place longer.
  ///   - file: the record of the file that ends with this batch. The transaction is then durable
  ///     when this returns, and so is every batch before it: only now may the file be filed away.
  /// - Returns: what became of each entry, in the order of `batch`.
  @discardableResult
  package func store(
    _ batch: [ArchiveEntry], closing file: IngestedFile? = nil
  ) throws(ArchiveError) -> [StoreOutcome] {
    try store(packed(batch), closing: file)
  }

  /// As ``store(_:closing:)-([ArchiveEntry],_)``, with entries that were packed elsewhere.
  @discardableResult
  package func store(
    _ batch: [PackedEntry], closing file: IngestedFile? = nil
  ) throws(ArchiveError) -> [StoreOutcome] {
    do {
      return try pool.writeWithoutTransaction { db in
        guard let file else { return try self.storeAtOnce(batch, closing: nil, db) }
        try db.execute(sql: "PRAGMA synchronous = FULL")
        defer { try? db.execute(sql: "PRAGMA synchronous = NORMAL") }
        return try self.storeAtOnce(batch, closing: file, db)
      }
    } catch {
      throw ArchiveError(error, path: path)
    }
  }

  private func storeAtOnce(
    _ batch: [PackedEntry], closing file: IngestedFile?, _ db: Database
  ) throws -> [StoreOutcome] {
    var outcomes: [StoreOutcome] = []
    try db.inTransaction(.immediate) {
      var writer = try BatchWriter(db, terms: terms)
      outcomes = try batch.map { try writer.store($0) }
      try writer.finish()
      if let file { try Ledger.record(file, db) }
      return .commit
    }
    return outcomes
  }

  /// Gives stored items new readings, in one transaction. Items that are gone are passed over.
  package func replaceReadings(
    _ readings: [(id: ItemID, reading: Reading)], lexiconVersion: String
  ) throws(ArchiveError) {
    try writing { db in
      var writer = try BatchWriter(db, terms: terms)
      for (id, reading) in readings {
        try writer.replaceReading(of: id, with: reading, lexiconVersion: lexiconVersion)
      }
      try writer.finish()
    }
  }
}

/// Writes the items of one transaction. The full-text index is written at the end and in the order
/// of row numbers: FTS5 gathers terms in memory as long as row numbers rise, and writes out what it
/// has at each that does not.
struct BatchWriter: ~Copyable {
  private let db: Database
  private var words: WordBook
  private var numbers: RowNumber
  private var terms: TermWriter
  private var indexed: [(row: Int64, terms: [UInt8])] = []
  private let forgotten: Set<Int64>
  /// Whether a new reading of all items is under way (`FeedbackArchive+Rereading`).
  private let isRereading: Bool

  init(_ db: Database, terms: TermRules) throws {
    let forgotten = try Int64.fetchSet(db, sql: "SELECT person FROM forgotten")
    let isRereading = try db.tableExists("reread")
    self.db = db
    self.forgotten = forgotten
    self.isRereading = isRereading
    self.terms = TermWriter(terms)
    words = WordBook(db)
    numbers = RowNumber(db)
  }

  mutating func store(_ packed: PackedEntry) throws -> StoreOutcome {
    guard packed.entry.item.kind == .feedback else { return .skipped }
    if forgotten.contains(packed.entry.person) { return .forgotten }
    let (key, known) = try find(packed.content.naturalKey)
    let id = ItemID(key: key)
    guard let known else {
      try insert(packed, key: key)
      return .added(id)
    }
    if known.digest == packed.content.digest { return .duplicate(id) }
    try remove(row: known.row)
    try insert(packed, key: key)
    return .updated(id)
  }

  mutating func replaceReading(
    of id: ItemID, with reading: Reading, lexiconVersion: String
  ) throws {
    let sql = StoredRow.select + " WHERE item.key = ?"
    guard let row = try Row.fetchOne(db, sql: sql, arguments: [id.key]) else { return }
    let stored = try StoredRow.item(row, &words)
    try remove(row: stored.row)
    let entry = ArchiveEntry(
      item: stored.item, reading: reading, person: stored.person, lexiconVersion: lexiconVersion)
    try insert(PackedEntry(entry, &terms), key: id.key)
  }

  /// Writes the index. Nothing may be stored afterwards.
  mutating func finish() throws {
    indexed.sort { $0.row < $1.row }
    for (row, terms) in indexed { try TermIndex.insert(terms, row: row, db) }
    indexed = []
  }

  /// Takes an item out of all tables and out of the index.
  mutating func remove(row number: Int64) throws {
    if let waiting = indexed.firstIndex(where: { $0.row == number }) {
      indexed.remove(at: waiting)
    } else {
      let sql = StoredRow.select + " WHERE item.id = ?"
      guard let row = try Row.fetchOne(db, sql: sql, arguments: [number]) else { return }
      let stored = try StoredRow.item(row, &words)
      try TermIndex.delete(terms.terms(of: stored), row: number, db)
    }
    for table in isRereading ? ["item", "content", "reread"] : ["item", "content"] {
      let delete = try db.cachedStatement(sql: "DELETE FROM \(table) WHERE id = ?")
      try delete.execute(arguments: [number])
    }
  }

  /// The key of an item and its row, if it has one. Two natural keys that share a hash are told
  /// apart by what they say; the second gets another key.
  private func find(
    _ naturalKey: NaturalKey
  ) throws -> (key: Int64, known: (row: Int64, digest: Int64)?) {
    let select = try db.cachedStatement(
      sql: """
        SELECT item.id, content.digest, content.rest FROM item JOIN content USING(id)
        WHERE item.key = ?
        """)
    var attempt: UInt64 = 0
    while true {
      let key = naturalKey.key(attempt: attempt)
      guard let row = try Row.fetchOne(select, arguments: [key]) else { return (key, nil) }
      let found = try row.withBytes(2) { bytes throws(PackedBytesError) in
        try ItemCodec.naturalKey(bytes)
      }
      if found == naturalKey { return (key, (row[0], row[1])) }
      attempt += 1
    }
  }

  private mutating func insert(_ packed: PackedEntry, key: Int64) throws {
    let entry = packed.entry
    let row = try numbers.take(entry.item.received)
    try insertItem(entry, packed.facts, row: row, key: key)
    for identity in entry.identities where identity != entry.person {
      let note = try db.cachedStatement(sql: "INSERT OR IGNORE INTO identity VALUES(?, ?)")
      try note.execute(arguments: [identity, entry.person])
    }
    let insert = try db.cachedStatement(sql: "INSERT INTO content VALUES(?, ?, ?, ?, ?)")
    try insert.execute(arguments: [
      row, packed.content.digest, entry.item.text, Data(packed.content.rest),
      Data(packed.reading),
    ])
    indexed.append((row, packed.terms))
  }

  private mutating func insertItem(
    _ entry: ArchiveEntry, _ facts: ItemFacts, row: Int64, key: Int64
  ) throws {
    let (item, reading) = (entry.item, entry.reading)
    let packed = try FactsCodec.pack(facts) { try words.code($0, $1) }
    let insert = try db.cachedStatement(
      sql: "INSERT INTO item VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
    try insert.execute(arguments: [
      row, key, entry.person, item.received?.seconds, item.channel.code,
      words.code(reading.language.rawValue, .language),
      ItemFacts.stored(reading.sentiment.score.value), reading.sentiment.label.code,
      reading.gap, reading.expectation, item.worstPromise(with: reading)?.code,
      item.ratings.nps?.value, item.ratings.csat?.value,
      item.customer.segment.map { try words.code($0, .segment) },
      words.code(item.source.file, .file), words.code(item.format, .format),
      words.code(entry.lexiconVersion, .lexicon), Data(packed),
    ])
  }
}

extension Reading {
  /// The mean disconfirmation of the statements in ten-thousandths; nil where none has a verdict.
  var gap: Int? {
    let verdicts = statements.compactMap { $0.disconfirmation?.rawValue }
    guard !verdicts.isEmpty else { return nil }
    return ItemFacts.stored(Double(verdicts.reduce(0, +)) / Double(verdicts.count))
  }
}
