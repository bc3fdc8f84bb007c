import Analysis
import Archive
import Bytes
import Feedback
import Foundation
import GRDB
import Intake
import Language

extension Benchmark {
  static let archive = [
    Benchmark(
      name: "archive.pack", summary: "readings packed for the store, on the analysing threads"
    ) { exports in
      let entries = try Self.entries(exports)
      let folder = try ScratchFolder()
      let archive = try folder.archive()
      return Work(bytes: entries.textBytes, items: entries.count) {
        var copies = entries
        _ = archive.packed(&copies)
        folder.keep()
      }
    },
    Benchmark(name: "archive.store", summary: "packed readings into a fresh archive") { exports in
      let entries = try Self.entries(exports)
      var copies = entries
      let packed = try ScratchFolder().archive().packed(&copies)
      return Work(
        bytes: entries.textBytes, items: entries.count,
        reference: Reference("the same rows into SQLite + FTS5") { try StoreFloor.run(entries) }
      ) {
        let folder = try ScratchFolder()
        let archive = try folder.archive()
        for start in stride(from: 0, to: packed.count, by: Self.batch) {
          try archive.store(Array(packed[start..<min(start + Self.batch, packed.count)]))
        }
        try archive.close()
      }
    },
    Benchmark(
      name: "archive.observations", summary: "what reports count, read from the archive"
    ) { exports in
      let entries = try Self.entries(exports)
      let folder = try ScratchFolder()
      let archive = try folder.archive()
      try archive.store(entries)
      return Work(bytes: entries.textBytes, items: entries.count) {
        var count = 0
        try archive.forEachObservation { _ in count += 1 }
        precondition(count >= entries.count, "each item has at least one observation")
        folder.keep()
      }
    },
  ]

  /// Entries in a transaction: about as many as an ingest gathers.
  private static let batch = 2048

  /// The survey's answers, read and analysed.
  private static func entries(_ exports: Exports) throws -> [ArchiveEntry] {
    let analyzer = try Analyzer(lexicons: Lexicons())
    let source = ByteSource(bytes: try exports.bytes(exports.survey), name: "survey.csv")
    var entries: [ArchiveEntry] = []
    try SurveyAdapter().read(source, context: IntakeContext(file: "survey.csv")) { unit in
      for case .item(let item) in unit.read() {
        let reading = analyzer.read(
          item.text, language: item.language, touchpoint: item.touchpoint)
        entries.append(
          ArchiveEntry(
            item: item, reading: reading, person: Int64(entries.count / 3),
            lexiconVersion: "measured"))
      }
    }
    return entries
  }
}

extension [ArchiveEntry] {
  fileprivate var textBytes: Int { reduce(0) { $0 + $1.item.text.utf8.count } }
}

/// What no store can be faster than: each item's plain columns in a table, its text in FTS5's own
/// index with its own tokenizer, all in one transaction, nothing packed.
private enum StoreFloor {
  static func run(_ entries: [ArchiveEntry]) throws {
    let folder = try ScratchFolder()
    let queue = try DatabaseQueue(path: folder.path + "/floor.sqlite")
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
      try db.inTransaction {
        try db.execute(
          sql: """
            CREATE TABLE item(id INTEGER PRIMARY KEY, channel, native, day, score REAL, body);
            CREATE VIRTUAL TABLE fts USING fts5(body, content='item', content_rowid='id');
            """)
        try insert(entries, db)
        return .commit
      }
    }
    try queue.close()
  }

  private static func insert(_ entries: [ArchiveEntry], _ db: Database) throws {
    let item = try db.makeStatement(sql: "INSERT INTO item VALUES(?,?,?,?,?,?)")
    let words = try db.makeStatement(sql: "INSERT INTO fts(rowid, body) VALUES(?,?)")
    for (number, entry) in entries.enumerated() {
      try item.execute(arguments: [
        number, entry.item.channel.rawValue, entry.item.nativeID, entry.item.received?.seconds,
        entry.reading.sentiment.score.value, entry.item.text,
      ])
    }
    for (number, entry) in entries.enumerated() {
      try words.execute(arguments: [number, entry.item.text])
    }
  }
}

/// A folder that goes with the value.
private final class ScratchFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "benchmark-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func archive() throws -> FeedbackArchive {
    try FeedbackArchive(
      path: path + "/voc.sqlite", access: .creating, lexicons: try LexiconLibrary())
  }

  /// Holds the folder for as long as whoever calls this may run.
  func keep() {}
}
