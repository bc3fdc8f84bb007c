import Bytes
import Feedback
import Foundation
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
      var tally = LexiconTally()
      try FactReader.forEachChunk(db) { chunk in
        tally.add(chunk)
        return .goOn
      }
      return Provenance(counts: try Ledger.total(db), lexiconVersions: tally.versions.count)
    }
  }

  /// What is in the archive, in figures, from one snapshot.
  package func status() throws(ArchiveError) -> ArchiveStatus {
    try reading { db in
      func number(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
      var tally = StatusTally()
      try FactReader.forEachChunk(db) { chunk in
        tally.add(chunk)
        return .goOn
      }
      let names = try NameTable(db)
      return ArchiveStatus(
        schemaVersion: try number("PRAGMA user_version"), items: tally.items,
        persons: tally.persons.count, received: tally.received, undated: tally.undated,
        byChannel: tally.byChannel,
        byLanguage: try tally.languages.named { LanguageCode(rawValue: try names[$0]) },
        byLexicon: try tally.lexicons.named { try names[$0] },
        files: try number("SELECT count(*) FROM file"), counts: try Ledger.total(db),
        forgotten: try number("SELECT count(*) FROM forgotten"),
        size: try number("PRAGMA page_count") * number("PRAGMA page_size"))
    }
  }

  /// Copies the archive, as it is at one moment, into a new file at `destination`, compact and
  /// complete in one file, while others read and write.
  ///
  /// - Throws: ``ArchiveError``: inaccessible where there is a file already or no such folder, or
  ///   full; what was begun is taken away again.
  package func backup(to destination: String) throws(ArchiveError) {
    try Self.checkPlace(destination)
    do {
      try database.unsafeRead { db in
        try db.execute(sql: "VACUUM INTO ?", arguments: [destination])
      }
    } catch {
      for end in ["", "-journal"] {
        try? FileManager.default.removeItem(atPath: destination + end)
      }
      throw ArchiveError(error, path: destination)
    }
  }

  private static func checkPlace(_ destination: String) throws(ArchiveError) {
    let folder = destination.enclosingPath
    let reason: String
    switch (FileKind(destination), FileKind(folder.isEmpty ? "." : folder)) {
    case (.folder, _): reason = "this is a folder; name a file in it"
    case (.missing, .missing): reason = "its folder is not there; make it first"
    case (.missing, .file), (.missing, .empty):
      reason = "what should be its folder is a file; name another place"
    case (.missing, .folder): return
    case (.file, _), (.empty, _): reason = "there is a file already; name another or move it away"
    }
    throw ArchiveError(.inaccessible, path: destination, detail: reason)
  }

  /// Writes the archive anew without the room that erased items have left, and merges the
  /// full-text index, so that searching is as fast as it can be.
  package func compact() throws(ArchiveError) {
    try writing { db in try TermIndex.purge(db) }
    do { try database.vacuum() } catch { throw ArchiveError(error, path: path) }
  }
}

/// What is counted of the items.
private struct StatusTally {
  var items = 0
  var undated = 0
  var persons: Set<Int64> = []
  /// Seconds of receipt; the first is the greater where no item has any.
  private var first = Int64.max
  private var last = Int64.min
  var byChannel: [Channel: Int] = [:]
  /// By the number of the name.
  var languages: [Int64: Int] = [:]
  var lexicons: [Int64: Int] = [:]

  mutating func add(_ chunk: FactChunk) {
    let all = (0..<chunk.count).filter { !chunk.isErased($0) }
    items += all.count
    for index in all { persons.insert(chunk.value(.person, index)) }
    Self.count(.language, of: chunk, all) { languages[$0, default: 0] += $1 }
    Self.count(.lexicon, of: chunk, all) { lexicons[$0, default: 0] += $1 }
    Self.count(.channel, of: chunk, all) { code, count in
      if let channel = Channel(code: Int(code)) { byChannel[channel, default: 0] += count }
    }
    for index in all {
      let seconds = chunk.value(.received, index)
      if seconds == FactColumn.none {
        undated += 1
      } else {
        first = min(first, seconds)
        last = max(last, seconds)
      }
    }
  }

  /// Most chunks have one value for all: these are counted at once.
  private static func count(
    _ column: FactColumn, of chunk: FactChunk, _ all: [Int], _ add: (Int64, Int) -> Void
  ) {
    if let common = chunk.common(column) {
      if !all.isEmpty { add(common, all.count) }
    } else {
      for index in all { add(chunk.value(column, index), 1) }
    }
  }

  var received: ClosedRange<Timestamp>? {
    first <= last ? Timestamp(seconds: first)...Timestamp(seconds: last) : nil
  }
}

extension [Int64: Int] {
  /// The same counts by name.
  fileprivate func named<Name: Hashable>(
    _ name: (Int64) throws -> Name
  ) rethrows -> [Name: Int] {
    var counts: [Name: Int] = [:]
    for (code, count) in self { counts[try name(code), default: 0] += count }
    return counts
  }
}

/// The versions of the lexicons that items were read with, by their numbers.
private struct LexiconTally {
  private(set) var versions: Set<Int64> = []

  mutating func add(_ chunk: FactChunk) {
    for index in 0..<chunk.count where !chunk.isErased(index) {
      versions.insert(chunk.value(.lexicon, index))
      // Most chunks have one for all.
      if chunk.common(.lexicon) != nil { return }
    }
  }
}
