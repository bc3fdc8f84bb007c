import Feedback
import Foundation
import Language
import Testing

@testable import Archive

@Suite("The archive's file")
struct ArchiveFileTests {
  private func open(
    _ path: String, _ access: FeedbackArchive.Access = .reading
  ) throws -> FeedbackArchive {
    try FeedbackArchive(path: path, access: access, lexicons: LexiconLibrary())
  }

  private func code(of body: () throws -> Void) -> ArchiveError.Code? {
    let error = #expect(throws: ArchiveError.self) { try body() }
    return error?.code
  }

  @Test(arguments: [FeedbackArchive.Access.reading, .writing])
  func `a missing archive is said to be missing, and is not made`(access: FeedbackArchive.Access) {
    let path = NSTemporaryDirectory() + UUID().uuidString + ".sqlite"
    #expect(code { _ = try open(path, access) } == .missing)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test(arguments: [
    "no database at all, but long enough to look at the header of it, and then some more of it",
    "SQLite format 3\u{0} and then nonsense that no page of a database would ever hold in it…",
  ])
  func `a file that is no archive is said to be damaged, and stays as it is`(
    content: String
  ) throws {
    let path = NSTemporaryDirectory() + UUID().uuidString + ".sqlite"
    try Data(content.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    for access in [FeedbackArchive.Access.reading, .writing, .creating] {
      #expect(code { _ = try open(path, access) } == .damaged)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(content.utf8))
  }

  @Test func `a truncated archive is said to be damaged`() throws {
    let sample = try SampleArchive()
    try sample.archive.store((0..<500).map { Sample.entry("id-\($0)", "pakket \($0)") })
    try sample.archive.close()
    let whole = try Data(contentsOf: URL(fileURLWithPath: sample.path))
    try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: sample.path))
    let code = code {
      let archive = try open(sample.path)
      _ = try archive.search(Sample.query("pakket"), limit: 500)
      let complaints = try archive.check()
      if !complaints.isEmpty { throw ArchiveError(.damaged, path: "", detail: "") }
    }
    #expect(code == .damaged)
  }

  @Test func `what the log holds goes into the file while the archive is open, to be written on`()
    throws
  {
    let sample = try SampleArchive()
    try sample.archive.store((0..<50).map { Sample.entry("a-\($0)", "pakket \($0)") })
    sample.archive.easeLog()
    // The file by itself, as it would be without its log.
    let copy = sample.folder + "/copy.sqlite"
    try FileManager.default.copyItem(atPath: sample.path, toPath: copy)
    #expect(try open(copy).status().items == 50)
    try sample.archive.store([Sample.entry("b", "pakket")])
    sample.archive.easeLog()
    #expect(try sample.archive.status().items == 51)
    #expect(try sample.archive.check().isEmpty)
  }

  @Test func `a log that cannot be put back is left to who closes`() throws {
    let sample = try SampleArchive()
    try sample.archive.store([Sample.entry("a", "pakket")])
    let reader = try sample.archive.steady()
    try sample.archive.store([Sample.entry("b", "pakket")])
    sample.archive.easeLog()
    #expect(try reader.status().items == 1)
    #expect(try sample.archive.status().items == 2)
  }

  @Test func `an archive of a newer version is not touched`() throws {
    let sample = try SampleArchive()
    try sample.archive.writing { try $0.execute(sql: "PRAGMA user_version = 999") }
    try sample.archive.close()
    for access in [FeedbackArchive.Access.reading, .writing, .creating] {
      #expect(code { _ = try open(sample.path, access) } == .newer)
    }
  }

  @Test func `another program's database is not taken over`() throws {
    let sample = try SampleArchive()
    try sample.archive.writing { try $0.execute(sql: "PRAGMA application_id = 7") }
    try sample.archive.close()
    #expect(code { _ = try open(sample.path, .creating) } == .damaged)
  }

  @Test func `who only reads cannot write`() throws {
    let sample = try SampleArchive()
    let reader = try open(sample.path)
    #expect(code { try reader.store([Sample.entry("a", "pakket")]) } == .inaccessible)
    #expect(try reader.status().items == 0)
  }

  @Test func `a batch that fails leaves nothing behind`() throws {
    let sample = try SampleArchive()
    try sample.archive.writing {
      try $0.execute(
        sql: """
          CREATE TRIGGER refuse BEFORE INSERT ON file BEGIN SELECT raise(ABORT, 'no'); END
          """)
    }
    let file = IngestedFile(name: "a", hash: "h", at: Sample.now)
    #expect(throws: ArchiveError.self) {
      try sample.archive.store([Sample.entry("a", "pakket")], closing: file)
    }
    #expect(try sample.archive.status().items == 0)
    #expect(try sample.archive.count(sample.query("pakket")) == 0)
    #expect(try sample.archive.check() == [])
  }

  @Test func `a backup is a whole archive, and overwrites nothing`() throws {
    let sample = try SampleArchive()
    try sample.archive.store([Sample.entry("a", "een pakket")])
    let copy = sample.folder + "/backup.sqlite"
    try sample.archive.backup(to: copy)
    let backup = try open(copy)
    #expect(try backup.search(Sample.query("pakket")).hits.count == 1)
    #expect(try backup.check() == [])
    #expect(code { try sample.archive.backup(to: copy) } == .inaccessible)
  }

  @Test func `compacting keeps everything`() throws {
    let sample = try SampleArchive()
    try sample.archive.store((0..<50).map { Sample.entry("id-\($0)", "pakket \($0)") })
    try sample.archive.compact()
    #expect(try sample.archive.count(sample.query("pakket")) == 50)
    #expect(try sample.archive.check() == [])
  }

  @Test func `the index is made anew for other rules`() throws {
    let sample = try SampleArchive()
    try sample.archive.store([Sample.entry("a", "Grote vloerverwarmingsellende")])
    try sample.archive.writing {
      try $0.execute(sql: "UPDATE setting SET value = 'older rules' WHERE name = 'terms'")
      try $0.execute(sql: "INSERT INTO terms(terms) VALUES('delete-all')")
    }
    try sample.archive.close()
    let archive = try open(sample.path, .writing)
    #expect(try archive.count(Sample.query("grote")) == 1)
    #expect(try archive.check() == [])
  }

  @Test func `a reader sees whole batches only, and does not wait`() async throws {
    let sample = try SampleArchive()
    let archive = sample.archive
    let query = try Sample.query("pakket")
    try await withThrowingTaskGroup { group in
      group.addTask {
        for batch in 0..<30 {
          try archive.store((0..<100).map { Sample.entry("\(batch)-\($0)", "pakket \($0)") })
        }
      }
      for _ in 0..<2 {
        group.addTask {
          var last = 0
          while last < 3000 {
            let count = try archive.count(query)
            #expect(count % 100 == 0 && count >= last)
            last = count
            await Task.yield()
          }
        }
      }
      try await group.waitForAll()
    }
  }

  @Test func `a reader in the middle of its rows still sees what it began with`() throws {
    let sample = try SampleArchive()
    try sample.archive.store((0..<20).map { Sample.entry("id-\($0)", "pakket \($0)") })
    var seen = 0
    try sample.archive.forEachItem { _ in
      if seen == 0 { try sample.archive.store([Sample.entry("nieuw", "nieuw pakket")]) }
      seen += 1
    }
    #expect(seen == 20)
    #expect(try sample.archive.status().items == 21)
  }
}
