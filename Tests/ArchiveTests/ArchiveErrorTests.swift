import Foundation
import GRDB
import Language
import Testing

@testable import Archive

@Suite("Errors of the archive")
struct ArchiveErrorTests {
  @Test(arguments: [
    (ResultCode.SQLITE_BUSY, ArchiveError.Code.locked), (.SQLITE_LOCKED, .locked),
    (.SQLITE_CORRUPT, .damaged), (.SQLITE_NOTADB, .damaged), (.SQLITE_FULL, .full),
    (.SQLITE_IOERR, .inaccessible), (.SQLITE_READONLY, .inaccessible),
    (.SQLITE_CANTOPEN, .inaccessible), (.SQLITE_ERROR, .internalFailure),
  ])
  func `SQLite's reasons are said in words that help, without its own`(
    code: ResultCode, expected: ArchiveError.Code
  ) {
    let cause = DatabaseError(
      resultCode: code, message: "near \"Jan Smit\": secret", sql: "SELECT 'secret'")
    let error = ArchiveError(cause, path: "voc.sqlite")
    #expect(error.code == expected)
    #expect(error.description.hasPrefix("voc.sqlite: "))
    #expect(!error.description.contains("secret") && !error.description.contains("\n"))
  }

  @Test func `what cannot be unpacked is damaged, in plain words`() {
    let error = ArchiveError(PackedBytesError(), path: "voc.sqlite")
    #expect(error.code == .damaged && !error.description.contains("Error"))
  }

  @Test func `a folder or an empty file in the archive's place is not taken for an archive`() throws
  {
    let sample = try SampleArchive()
    let library = try LexiconLibrary()
    let empty = sample.folder + "/empty.sqlite"
    #expect(FileManager.default.createFile(atPath: empty, contents: nil))
    for (path, code) in [
      (sample.folder, ArchiveError.Code.inaccessible), (empty, .damaged),
      (sample.folder + "/none", .missing),
    ] {
      for access in [FeedbackArchive.Access.reading, .writing] {
        let error = #expect(throws: ArchiveError.self) {
          try FeedbackArchive(path: path, access: access, lexicons: library)
        }
        #expect(error?.code == code)
      }
    }
    #expect(FileManager.default.contents(atPath: empty)?.count == 0)
  }

  @Test func `who waits for another process is told after a second`() throws {
    let sample = try SampleArchive()
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: sample.path, configuration: configuration)
    try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
    let archive = try FeedbackArchive(
      path: sample.path, access: .reading, lexicons: LexiconLibrary())
    #expect(try archive.status().items == 0)
    // The other process ends once we are told of it.
    let waiting = try FeedbackArchive(
      path: sample.path, access: .writing, lexicons: LexiconLibrary(),
      onWait: { try? other.inDatabase { try $0.execute(sql: "ROLLBACK") } })
    try waiting.store([Sample.entry("a", "pakket")])
    #expect(try archive.status().items == 1)
  }

  @Test func `one damaged item stops no search, and the check tells of it`() throws {
    let sample = try SampleArchive()
    try sample.archive.store((0..<100).map { Sample.entry("id-\($0)", "pakket \($0)") })
    try DatabaseQueue(path: sample.path).write { db in
      try db.execute(sql: "UPDATE block SET bytes = x'0102' WHERE id = (SELECT min(id) FROM block)")
    }
    for order in SearchOrder.allCases {
      let page = try sample.archive.search(sample.query("pakket"), order: order, limit: 200)
      #expect(page.unreadable > 0 && page.hits.count + page.unreadable == 100)
      var items = 0
      let unreadable = try sample.archive.forEachItem(of: sample.query("pakk*"), order: order) {
        _ in items += 1
      }
      #expect(unreadable == page.unreadable && items == page.hits.count)
    }
    #expect(try sample.archive.check().contains { $0.hasSuffix("items have lost their content") })
  }

  @Test(arguments: [
    (
      "UPDATE word SET text = 'de' WHERE text = 'nl'", "1 of 1 items are not what their facts say"
    ),
    (
      "INSERT INTO terms(rowid, body) VALUES(7, 'te')",
      "the full-text index and the items differ in 1 words"
    ),
  ])
  func `the check compares facts and index with the items`(sql: String, complaint: String) throws {
    let sample = try SampleArchive()
    try sample.archive.store([Sample.entry("a", "Pakket te laat")])
    #expect(try sample.archive.check() == [])
    try sample.archive.writing { try $0.execute(sql: sql) }
    #expect(try sample.archive.check().contains { $0.hasPrefix(complaint) })
  }

  @Test func `a backup that fails leaves nothing, and says why`() throws {
    let sample = try SampleArchive()
    for (name, reason) in [
      ("", "folder"), ("/none/b", "its folder is not there"), ("/voc.sqlite/b", "is a file"),
      ("/voc.sqlite", "a file already"),
    ] {
      let error = #expect(throws: ArchiveError.self) {
        try sample.archive.backup(to: sample.folder + name)
      }
      #expect(error?.code == .inaccessible && error?.detail.contains(reason) == true)
    }
  }

  @Test func `a backup that fails midway leaves no part of a file`() throws {
    let sample = try SampleArchive()
    try sample.archive.store((0..<500).map { Sample.entry("id-\($0)", "pakket \($0 * 7919)") })
    try sample.archive.close()
    let file = try #require(FileHandle(forUpdatingAtPath: sample.path))
    try file.seek(toOffset: try file.seekToEnd() - 8192)
    try file.write(contentsOf: Data(repeating: 0xFF, count: 8192))
    try file.close()
    let archive = try FeedbackArchive(
      path: sample.path, access: .reading, lexicons: LexiconLibrary())
    let place = sample.folder + "/backup.sqlite"
    let error = #expect(throws: ArchiveError.self) { try archive.backup(to: place) }
    #expect(error?.code == .damaged)
    #expect(!FileManager.default.fileExists(atPath: place))
  }
}
