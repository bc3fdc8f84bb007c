import Feedback
import Foundation
import GRDB

/// New readings of all items, kept in the table `reread` until the last is made: then all take the
/// place of the old at once. The table is there only while that is under way.
extension FeedbackArchive {
  /// How far a new reading of all items has come.
  package struct RereadingCounts: Sendable, Equatable {
    package var read: Int
    package var total: Int
  }

  /// Begins a new reading, or goes on with one that was stopped.
  ///
  /// - Parameters:
  ///   - version: of the lexicons; what was kept with other ones is dropped.
  ///   - all: whether items that were read with this version already are read again.
  package func beginRereading(
    version: String, all: Bool
  ) throws(ArchiveError) -> RereadingCounts {
    try writing { db in
      try db.execute(
        sql: """
          CREATE TABLE IF NOT EXISTS reread(
            id INTEGER PRIMARY KEY, key INTEGER NOT NULL, version TEXT NOT NULL,
            reading BLOB NOT NULL)
          """)
      try db.execute(sql: "DELETE FROM reread WHERE version <> ?", arguments: [version])
      let read = try Int.fetchOne(db, sql: "SELECT count(*) FROM reread") ?? 0
      var rest = 0
      try Self.forEachUnread(db, version: version, all: all) { _ in
        rest += 1
        return .goOn
      }
      return RereadingCounts(read: read, total: read + rest)
    }
  }

  /// Items that are still to be read, oldest first.
  package func unread(
    version: String, all: Bool, limit: Int
  ) throws(ArchiveError) -> [ArchivedItem] {
    try reading { db in
      var items = ItemReader(db)
      var unread: [ArchivedItem] = []
      try Self.forEachUnread(db, version: version, all: all) { place in
        guard unread.count < limit else { return .stop }
        unread.append(try items.item(place))
        return .goOn
      }
      return unread
    }
  }

  /// Keeps new readings for later, in one transaction.
  package func keep(
    _ readings: [(id: ItemID, reading: Reading)], version: String
  ) throws(ArchiveError) {
    try writing { db in
      let keys = try keys.take(db)
      let keep = try db.cachedStatement(sql: "INSERT OR REPLACE INTO reread VALUES(?, ?, ?, ?)")
      for (id, reading) in readings {
        guard let row = keys[id.key] else { continue }
        try keep.execute(arguments: [row, id.key, version, Data(ReadingCodec.pack(reading))])
      }
      try self.keys.keep(keys, db)
    }
  }

  /// Puts the new readings in the place of the old, all in one transaction and in bounded memory.
  package func finishRereading(version: String) throws(ArchiveError) {
    try writing { db in
      while true {
        let rows = try Row.fetchAll(
          db, sql: "SELECT id, key, reading FROM reread ORDER BY id LIMIT ?",
          arguments: [Self.batch])
        guard let last = rows.last else { break }
        try write(db) { writer in
          for row in rows {
            let reading = try row.withBytes(2) { bytes throws(PackedBytesError) in
              try ReadingCodec.unpack(bytes)
            }
            try writer.replaceReading(
              of: ItemID(key: row[1]), with: reading, lexiconVersion: version)
          }
        }
        try db.execute(
          sql: "DELETE FROM reread WHERE id <= ?", arguments: [last[0] as Int64])
      }
      try db.execute(sql: "DROP TABLE reread")
    }
  }

  private static let batch = 4000

  /// Items that were read with other lexicons, or all, and whose new reading is not kept yet; oldest
  /// day first.
  private static func forEachUnread(
    _ db: Database, version: String, all: Bool, _ body: (FactPlace) throws -> Walk
  ) throws {
    let current = try Int64.fetchOne(
      db, sql: "SELECT code FROM word WHERE kind = ? AND text = ?",
      arguments: [WordKind.lexicon.rawValue, version])
    let isKept = try db.makeStatement(sql: "SELECT 1 FROM reread WHERE id = ?")
    try FactReader.forEachChunk(db) { chunk in
      if !all, let current, chunk.common(.lexicon) == current { return .goOn }
      for index in 0..<chunk.count where !chunk.isErased(index) {
        let place = FactPlace(chunk: chunk, index: index)
        if !all, place.value(.lexicon) == current { continue }
        if try Int.fetchOne(isKept, arguments: [place.row]) != nil { continue }
        if try body(place) == .stop { return .stop }
      }
      return .goOn
    }
  }
}
