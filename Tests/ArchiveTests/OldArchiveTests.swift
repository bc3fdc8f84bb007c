import Feedback
import Foundation
import GRDB
import Language
import Testing

@testable import Archive

@Suite("Archives of older schemas")
struct OldArchiveTests {
  /// An archive as schema 2 had it: a row an item, in `item` and `content`.
  private static func make(at path: String, version: Int) throws {
    var configuration = Configuration()
    configuration.prepareDatabase { $0.add(tokenizer: TermTokenizer.self) }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
    try queue.write { db in
      for step in ArchiveSchema.migrations where step.number <= version {
        try db.execute(sql: step.sql)
      }
      try db.execute(
        sql: """
          PRAGMA user_version = \(version); PRAGMA application_id = \(ArchiveSchema.applicationID);
          INSERT INTO word VALUES(1, 5, 'november.mbox'), (2, 7, 'abc');
          INSERT INTO identity VALUES(77, 9);
          INSERT INTO file VALUES(NULL, 'november.mbox', 'h', 5, 'mbox', 2,0,0,0,0,0,0,0,0,0);
          """)
      for number in 1...2 {
        try db.execute(
          sql: """
            INSERT INTO item VALUES(?,?,9,?,1,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,1,0,2,x'');
            INSERT INTO content VALUES(?, 0, ?, ?, ?);
            """,
          arguments: [
            number, number, day.seconds, number, "Het pakket kwam te laat \(number).",
            Data(rest("id-\(number)")), Data(reading),
          ])
      }
    }
    try queue.close()
  }

  private static let day = Timestamp(seconds: 1_790_000_000)

  private static func rest(_ id: String) -> [UInt8] {
    var out = PackedWriter()
    out.put(byte: 3)
    out.put(id)
    out.put(byte: 0)
    out.put(count: 1)
    out.put("mbox")
    out.put(optional: day.seconds) { $0.put(signed: $1) }
    for _ in 0..<7 { out.put(byte: 0) }
    out.put(optional: "Het pakket kwam te laat, en er stond meer.")
    for _ in 0..<10 { out.put(byte: 0) }
    out.put(signed: 4)
    return out.bytes
  }

  private static let reading: [UInt8] = {
    var out = PackedWriter()
    out.put(byte: 1)
    out.put("nl")
    for _ in 0..<2 {
      out.put(signed: -1)
      out.put(-0.25)
      if out.bytes.count > 13 { break }
      out.put(count: 1)
      out.put("levering")
      out.put(count: 1)
      out.put(count: 0)
      out.put(count: 24)
    }
    out.put(byte: 0)
    out.put(count: 0)
    out.put(count: 0)
    return out.bytes
  }()

  @Test(arguments: [1, 2])
  func `an archive with a row an item is carried over whole`(version: Int) throws {
    let folder = try SampleArchive()
    let path = folder.folder + "/old.sqlite"
    try Self.make(at: path, version: version)
    let archive = try FeedbackArchive(path: path, access: .writing, lexicons: LexiconLibrary())
    let page = try archive.search(Sample.query("pakket touchpoint:levering"))
    #expect(page.hits.map(\.passage.text).sorted().last == "Het pakket kwam te laat 2.")
    #expect(page.hits.count == 2)
    let stored = try archive.item(page.hits[0].id)
    #expect(stored.item.body == "Het pakket kwam te laat, en er stond meer.")
    #expect(stored.item.source == FeedbackItem.Source(file: "november.mbox", index: 4))
    #expect(stored.item.received == Self.day && stored.person == 9)
    #expect(stored.reading.clauses.map(\.span) == [0..<24])
    #expect(stored.reading.clauses.map(\.sentiment.score.value) == [-0.25])
    #expect(try archive.observations().map(\.experience) == [-0.25, -0.25])
    #expect(try archive.persons(knownBy: [77]) == [9, 77])
    #expect(try archive.status().schemaVersion == ArchiveSchema.currentVersion)
    #expect(try archive.check() == [])
    let again = Sample.entry(stored.item, stored.reading, person: 9)
    #expect(try archive.store([again]) == [.duplicate(stored.id)])
  }

  @Test func `who only looks gets an older archive carried over too`() throws {
    let folder = try SampleArchive()
    let path = folder.folder + "/old.sqlite"
    try Self.make(at: path, version: 2)
    let archive = try FeedbackArchive(path: path, access: .reading, lexicons: LexiconLibrary())
    #expect(try archive.count(Sample.query("pakket")) == 2)
  }
}
