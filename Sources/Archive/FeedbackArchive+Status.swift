import Feedback
import GRDB

/// What is in the archive, in figures.
package struct ArchiveStatus: Sendable, Equatable {
  package var schemaVersion: Int
  package var items: Int
  package var persons: Int
  /// From the first to the last time of receipt; nil where no item has one.
  package var received: ClosedRange<Timestamp>?
  /// Items whose source does not say when they were received.
  package var undated: Int
  package var byChannel: [Channel: Int]
  package var byLanguage: [LanguageCode: Int]
  /// Items by the version of the lexicons that they were read with: more than one means that
  /// figures rest on readings of different make.
  package var byLexicon: [String: Int]
  package var files: Int
  /// The sum over all files.
  package var counts: IngestedFile.Counts
  /// How many persons asked to be forgotten.
  package var forgotten: Int
  /// The size of the database in bytes, the write-ahead log not counted.
  package var size: Int
}

/// What the figures of an archive rest on: what came of all that was ingested, and how many versions
/// of the lexicons read it.
package struct Provenance: Sendable, Equatable {
  /// The sum over all files.
  package var counts: IngestedFile.Counts
  /// More than one means that figures rest on readings of different make.
  package var lexiconVersions: Int
}

extension FeedbackArchive {
  /// What a report says of the data behind it; of a large archive it takes a part of the time of
  /// ``status()``.
  package func provenance() throws(ArchiveError) -> Provenance {
    try reading { db in
      Provenance(
        counts: try Ledger.total(db),
        lexiconVersions: try Int.fetchOne(
          db,
          sql: """
            SELECT count(*) FROM word WHERE kind = ?
            AND EXISTS(SELECT 1 FROM item WHERE item.lexicon = word.code)
            """,
          arguments: [WordKind.lexicon.rawValue]) ?? 0)
    }
  }

  /// What is in the archive, in figures, from one snapshot.
  package func status() throws(ArchiveError) -> ArchiveStatus {
    try reading { db in
      func number(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
      var words = WordBook(db)
      func counts(_ column: String) throws -> [(Int64, Int)] {
        try Row.fetchAll(db, sql: "SELECT \(column), count(*) FROM item GROUP BY 1")
          .map { ($0[0], $0[1]) }
      }
      var status = ArchiveStatus(
        schemaVersion: try number("PRAGMA user_version"),
        items: try number("SELECT count(*) FROM item"),
        persons: try number("SELECT count(DISTINCT person) FROM item"),
        undated: try number("SELECT count(*) FROM item WHERE received IS NULL"),
        byChannel: [:], byLanguage: [:], byLexicon: [:],
        files: try number("SELECT count(*) FROM file"), counts: try Ledger.total(db),
        forgotten: try number("SELECT count(*) FROM forgotten"),
        size: try number("PRAGMA page_count") * number("PRAGMA page_size"))
      for (code, count) in try counts("channel") {
        if let channel = Channel(code: Int(code)) { status.byChannel[channel] = count }
      }
      for (code, count) in try counts("language") {
        status.byLanguage[LanguageCode(rawValue: try words.text(code))] = count
      }
      for (code, count) in try counts("lexicon") {
        status.byLexicon[try words.text(code)] = count
      }
      status.received = try Self.received(db)
      return status
    }
  }

  private static func received(_ db: Database) throws -> ClosedRange<Timestamp>? {
    guard let row = try Row.fetchOne(db, sql: "SELECT min(received), max(received) FROM item"),
      let first: Int64 = row[0], let last: Int64 = row[1]
    else { return nil }
    return Timestamp(seconds: first)...Timestamp(seconds: last)
  }

  /// Looks through the whole file: every page, every index, and that items, contents and full-text
  /// index agree in number. Takes seconds for a large archive; others can read meanwhile.
  ///
  /// - Returns: what is wrong, one line each; empty where all is well.
  package func check() throws(ArchiveError) -> [String] {
    try reading { db in
      var complaints = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)")
        .filter { $0 != "ok" }
      let items = try Int.fetchOne(db, sql: "SELECT count(*) FROM item") ?? 0
      let contents =
        try Int.fetchOne(
          db, sql: "SELECT count(*) FROM item JOIN content USING(id)") ?? 0
      if contents != items {
        complaints.append("\(items - contents) of \(items) items have lost their content")
      }
      let indexed =
        try Int.fetchOne(
          db, sql: "SELECT count(*) FROM terms WHERE terms MATCH ?",
          arguments: [MatchPattern.term(.item).text]) ?? 0
      if indexed != items {
        complaints.append("the full-text index holds \(indexed) of \(items) items")
      }
      return complaints
    }
  }

  /// Copies the archive, as it is at one moment, into a new file at `destination`, compact and
  /// complete in one file, while others read and write.
  ///
  /// - Throws: ``ArchiveError``: inaccessible where there is a file already, or full.
  package func backup(to destination: String) throws(ArchiveError) {
    guard !Self.exists(destination) else {
      throw ArchiveError(
        .inaccessible, path: destination,
        detail: "there is a file already; name another or move it away")
    }
    do {
      try pool.unsafeRead { db in
        try db.execute(sql: "VACUUM INTO ?", arguments: [destination])
      }
    } catch {
      throw ArchiveError(error, path: destination)
    }
  }

  /// Writes the archive anew without the room that erased items have left, and merges the
  /// full-text index, so that searching is as fast as it can be.
  package func compact() throws(ArchiveError) {
    try writing { db in try TermIndex.purge(db) }
    do { try pool.vacuum() } catch { throw ArchiveError(error, path: path) }
  }
}
