import Feedback
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
    var entries = batch
    return try store(packed(&entries), closing: file)
  }

  /// As ``store(_:closing:)-([ArchiveEntry],_)``, with entries that were packed elsewhere.
  @discardableResult
  package func store(
    _ batch: [PackedEntry], closing file: IngestedFile? = nil
  ) throws(ArchiveError) -> [StoreOutcome] {
    do {
      return try database.writeWithoutTransaction { db in
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
    var keys = KeyIndex()
    try db.inTransaction(.immediate) {
      var writer = try BatchWriter(db, terms: terms, keys: self.keys.take(db))
      outcomes.reserveCapacity(batch.count)
      for entry in batch { outcomes.append(try writer.store(entry)) }
      keys = try writer.finish()
      if let file { try Ledger.record(file, db) }
      return .commit
    }
    try self.keys.keep(keys, db)
    return outcomes
  }

  /// Gives stored items new readings, in one transaction. Items that are gone are passed over.
  package func replaceReadings(
    _ readings: [(id: ItemID, reading: Reading)], lexiconVersion: String
  ) throws(ArchiveError) {
    try writing { db in
      try write(db) { writer in
        for (id, reading) in readings {
          try writer.replaceReading(of: id, with: reading, lexiconVersion: lexiconVersion)
        }
      }
    }
  }

  /// Runs `body` with a writer in the transaction at hand.
  func write(_ db: Database, _ body: (inout BatchWriter) throws -> Void) throws {
    var writer = try BatchWriter(db, terms: terms, keys: keys.take(db))
    try body(&writer)
    _ = try writer.finish()
  }
}
