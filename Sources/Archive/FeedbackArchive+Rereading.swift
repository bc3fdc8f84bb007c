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
            id INTEGER PRIMARY KEY, key INTEGER NOT NULL, digest INTEGER NOT NULL,
            version TEXT NOT NULL, reading BLOB NOT NULL)
          """)
      try db.execute(sql: "DELETE FROM reread WHERE version <> ?", arguments: [version])
      // What was brought up to date since by another file is read as it was then no more.
      try db.execute(
        sql: """
          DELETE FROM reread WHERE NOT EXISTS(
            SELECT 1 FROM item JOIN content USING(id)
            WHERE item.id = reread.id AND item.key = reread.key
              AND content.digest = reread.digest)
          """)
      let read = try Int.fetchOne(db, sql: "SELECT count(*) FROM reread") ?? 0
      let rest = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM item " + Self.unread(all: all),
        arguments: Self.unreadArguments(version, all: all))
      return RereadingCounts(read: read, total: read + (rest ?? 0))
    }
  }

  /// Items that are still to be read, oldest first.
  package func unread(
    version: String, all: Bool, limit: Int
  ) throws(ArchiveError) -> [ArchivedItem] {
    try reading { db in
      var words = WordBook(db)
      let rows = try Row.fetchAll(
        db, sql: StoredRow.select + " " + Self.unread(all: all) + " ORDER BY item.id LIMIT ?",
        arguments: Self.unreadArguments(version, all: all) + [limit])
      return try rows.map { try StoredRow.item($0, &words) }
    }
  }

  /// Keeps new readings for later, in one transaction.
  package func keep(
    _ readings: [(id: ItemID, reading: Reading)], version: String
  ) throws(ArchiveError) {
    try writing { db in
      let keep = try db.cachedStatement(
        sql: """
          INSERT OR REPLACE INTO reread
          SELECT item.id, item.key, content.digest, ?, ? FROM item JOIN content USING(id)
          WHERE item.key = ?
          """)
      for (id, reading) in readings {
        try keep.execute(arguments: [version, Data(ReadingCodec.pack(reading)), id.key])
      }
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
        var writer = try BatchWriter(db, terms: terms)
        for row in rows {
          let reading = try row.withBytes(2) { bytes throws(PackedBytesError) in
            try ReadingCodec.unpack(bytes)
          }
          try writer.replaceReading(
            of: ItemID(key: row[1]), with: reading, lexiconVersion: version)
        }
        try writer.finish()
        try db.execute(
          sql: "DELETE FROM reread WHERE id <= ?", arguments: [last[0] as Int64])
      }
      try db.execute(sql: "DROP TABLE reread")
    }
  }

  private static let batch = 4000

  private static func unread(all: Bool) -> String {
    let outdated = "item.lexicon <> ifnull((SELECT code FROM word WHERE kind = ? AND text = ?), -1)"
    return "WHERE \(all ? "" : outdated + " AND ")"
      + "NOT EXISTS(SELECT 1 FROM reread WHERE reread.id = item.id)"
  }

  private static func unreadArguments(_ version: String, all: Bool) -> StatementArguments {
    all ? [] : [WordKind.lexicon.rawValue, version]
  }
}
