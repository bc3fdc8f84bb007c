import Feedback
import Testing

@testable import Archive

@Suite("One snapshot for several reads")
struct SteadyReadingTests {
  @Test func `what is stored meanwhile is not seen, and is seen afterwards`() throws {
    let sample = try SampleArchive()
    try sample.archive.store([Sample.entry("id-1", "het pakket was te laat")])
    let steady = try sample.archive.steady()
    #expect(try steady.status().items == 1)
    try sample.archive.store([Sample.entry("id-2", "de factuur klopt niet")])
    #expect(try steady.status().items == 1)
    #expect(try steady.observations().count == 1)
    #expect(try sample.archive.status().items == 2)
    #expect(try sample.archive.steady().status().items == 2)
  }

  @Test func `new readings take the place of the old in none of its reads`() throws {
    let sample = try SampleArchive()
    try sample.archive.store([Sample.entry("id-1", "het pakket was te laat")])
    let before = try sample.archive.status().byLexicon
    let steady = try sample.archive.steady()
    let items = try sample.archive.unreadAfterBeginning(version: "later")
    try sample.archive.keep(items.map { ($0.id, $0.reading) }, version: "later")
    try sample.archive.finishRereading(version: "later")
    #expect(try steady.status().byLexicon == before)
    #expect(try sample.archive.status().byLexicon == ["later": 1])
  }

  @Test func `an archive that may only be read has snapshots too`() throws {
    let sample = try SampleArchive()
    try sample.archive.store([Sample.entry("id-1", "het pakket was te laat")])
    let reader = try FeedbackArchive(path: sample.path, access: .reading, lexicons: .init())
    let steady = try reader.steady()
    try sample.archive.store([Sample.entry("id-2", "de factuur klopt niet")])
    #expect(try steady.search(Sample.query("pakket")).hits.count == 1)
    #expect(try steady.search(Sample.query("factuur")).hits.isEmpty)
    #expect(try reader.search(Sample.query("factuur")).hits.count == 1)
  }
}

extension FeedbackArchive {
  fileprivate func unreadAfterBeginning(version: String) throws -> [ArchivedItem] {
    _ = try beginRereading(version: version, all: false)
    return try unread(version: version, all: false, limit: 10)
  }
}
