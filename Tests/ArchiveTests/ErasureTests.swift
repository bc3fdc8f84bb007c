import Feedback
import Foundation
import GRDB
import Testing

@testable import Archive

@Suite("Erasing")
struct ErasureTests {
  /// Words that are in nothing else that the archive's files hold.
  private static let secret = "Zwquibbelvrkt"

  private static func filled() throws -> SampleArchive {
    let sample = try SampleArchive()
    try sample.archive.store([
      Sample.entry(
        Sample.item("geheim-7@klant.example", "\(secret) kwam te laat", subject: secret), person: 42
      )
    ])
    try sample.archive.store(
      (0..<300).map { Sample.entry("id-\($0)", "Het pakket kwam te laat \($0)", person: 7) })
    return sample
  }

  /// Whether the words, their stem in the index or the native id lie in any of the files.
  private static func isOnDisk(_ sample: SampleArchive) throws -> Bool {
    let bytes = try sample.bytesOnDisk()
    return [secret, "wquibbel", "geheim-7@klant"].contains { bytes.contains(Array($0.utf8)) }
  }

  @Test func `a forgotten person's words are gone from every file`() throws {
    let sample = try Self.filled()
    #expect(try Self.isOnDisk(sample))
    let erasure = try sample.archive.erase(persons: [42], at: Sample.now)
    #expect(erasure.items.map(\.nativeID) == ["geheim-7@klant.example"])
    #expect(erasure.items.map(\.source.file) == ["november.mbox"])
    #expect(try !Self.isOnDisk(sample))
    #expect(try sample.archive.count(sample.query(Self.secret)) == 0)
    #expect(try sample.archive.count(sample.query("laat")) == 300)
    #expect(try sample.archive.check() == [])
  }

  @Test func `the block that the words were packed in is gone, and its neighbours are in another`()
    throws
  {
    let sample = try SampleArchive()
    try sample.archive.store(
      (0..<40).map { number in
        let noise = String(UInt64(number) &* 0x9e37_79b9_7f4a_7c15, radix: 36)
        return Sample.entry("id-\(number)", "Bericht \(noise)", person: Int64(number))
      })
    let block = try sample.archive.reading { db in
      try #require(try Data.fetchOne(db, sql: "SELECT bytes FROM block"))
    }
    let middle = Array(block[200..<240])
    #expect(try sample.bytesOnDisk().contains(middle))
    try sample.archive.erase(persons: [7], at: Sample.now)
    #expect(try !sample.bytesOnDisk().contains(middle))
    #expect(try sample.archive.count(sample.query("bericht")) == 39)
    #expect(try sample.archive.check() == [])
  }

  @Test func `what an update replaced is gone too once its person is forgotten`() throws {
    let sample = try Self.filled()
    try sample.archive.store([
      Sample.entry(Sample.item("geheim-7@klant.example", "alles opgelost"), person: 42)
    ])
    try sample.archive.erase(persons: [42], at: Sample.now)
    #expect(try !Self.isOnDisk(sample))
  }

  @Test func `a forgotten person does not come back with the next file`() throws {
    let sample = try Self.filled()
    try sample.archive.erase(persons: [42], at: Sample.now)
    let again = Sample.entry(Sample.item("ander", "weer iets"), person: 42)
    #expect(try sample.archive.store([again]) == [.forgotten])
    #expect(try sample.archive.isForgotten(42))
    #expect(try !sample.archive.isForgotten(7))
    #expect(try sample.archive.status().items == 300)
  }

  @Test func `the log proves what was done without saying whose it was`() throws {
    let sample = try Self.filled()
    try sample.archive.erase(persons: [42], at: Sample.now)
    try sample.archive.expire(before: Timestamp(seconds: 1_900_000_000), at: Sample.now)
    #expect(
      try sample.archive.erasures() == [
        ErasureRecord(
          number: 2, at: Timestamp(seconds: Sample.now.seconds + 1), reason: .term, items: 300,
          blocked: 0),
        ErasureRecord(number: 1, at: Sample.now, reason: .request, items: 1, blocked: 1),
      ])
  }

  @Test func `whom an erasure keeps out may come in again once it is lifted`() throws {
    let sample = try Self.filled()
    try sample.archive.erase(persons: [42], remembering: [43], at: Sample.now)
    try sample.archive.erase(persons: [7], at: Sample.now)
    #expect(try sample.archive.erasures().map(\.blocked) == [1, 2])
    #expect(try sample.archive.lift(erasure: 1) == 2)
    #expect(try !sample.archive.isForgotten(42) && sample.archive.isForgotten(7))
    #expect(try sample.archive.lift(erasure: 9) == 0)
  }

  @Test func `single items are erased and their writers not remembered`() throws {
    let sample = try Self.filled()
    let id = try #require(try sample.archive.ids(sample.query(Self.secret)).first)
    try sample.archive.erase(items: [id], at: Sample.now)
    #expect(try !Self.isOnDisk(sample))
    #expect(try !sample.archive.isForgotten(42))
  }

  @Test func `the retention term takes what is older and leaves what is undated`() throws {
    let sample = try SampleArchive()
    try sample.archive.store([
      Sample.entry(Sample.item("oud", "oud pakket", day: "2024-01-01")),
      Sample.entry(Sample.item("nieuw", "nieuw pakket", day: "2026-01-01")),
      Sample.entry(Sample.item("los", "los pakket", day: nil)),
    ])
    let limit = try #require(Timestamp(rfc3339: "2025-01-01T00:00:00Z"))
    try sample.archive.expire(before: limit, at: Sample.now)
    #expect(try sample.texts("pakket") == ["nieuw pakket", "los pakket"])
    #expect(try sample.archive.status().forgotten == 0)
  }
}

extension Array<UInt8> {
  /// Whether `part` stands in it as it is.
  fileprivate func contains(_ part: [UInt8]) -> Bool {
    guard let first = part.first, count >= part.count else { return false }
    return (0...count - part.count).contains {
      self[$0] == first && self[$0..<$0 + part.count].elementsEqual(part)
    }
  }
}
