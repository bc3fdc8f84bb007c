import Feedback
import Testing

@testable import Archive

@Suite("Hostile queries")
struct HostileQueryTests {
  /// Bytes from a linear congruential generator: the same in every run.
  private static func noise(_ count: Int, seed: UInt64, alphabet: [UInt8]? = nil) -> String {
    var state = seed
    let bytes = (0..<count).map { _ -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let byte = UInt8(truncatingIfNeeded: state >> 56)
      return alphabet.map { $0[Int(byte) % $0.count] } ?? byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// An answer or a `SearchQueryError`, and the archive is as it was.
  private func ask(_ text: String, of sample: SampleArchive) throws {
    guard let query = try? Sample.query(text) else { return }
    let page = try sample.archive.search(query)
    #expect(try sample.archive.count(query) >= page.hits.count)
    _ = try sample.archive.search(query, order: .relevance)
  }

  @Test(arguments: UInt64(1)...8) func `any bytes are answered`(seed: UInt64) throws {
    let sample = try SearchTests.threeItems()
    for size in [1, 7, 40, 200, 3000] {
      try ask(Self.noise(size, seed: seed &* 31 &+ UInt64(size)), of: sample)
    }
    #expect(try sample.archive.status().items == 3)
  }

  @Test(arguments: UInt64(1)...40) func `any grammar is answered`(seed: UInt64) throws {
    let sample = try SearchTests.threeItems()
    let alphabet = Array("\"\"()-*:. OR laat nps:..6 theme:since:2w ' ; -- NOT NEAR ^{}\u{1}".utf8)
    try ask(Self.noise(60, seed: seed, alphabet: alphabet), of: sample)
    #expect(try sample.archive.status().items == 3)
  }

  @Test(arguments: [
    "'; DROP TABLE item; --", "\") OR 1=1 --", "laat\" OR \"x", "body : laat", "terms MATCH 'x'",
    "NEAR(a b, 5)", "^laat", "a + b", "\"\"\"\"", "*", "laat**", "\u{1}item:", "\u{2}laat",
    "source:'%_\"", "customer:\"'; DELETE FROM item\"", "id:0' OR '1'='1",
  ])
  func `nothing typed is read as SQL or as an index expression`(text: String) throws {
    let sample = try SearchTests.threeItems()
    try ask(text, of: sample)
    #expect(try sample.archive.status().items == 3)
    #expect(try sample.archive.check() == [])
  }

  @Test func `a query of a megabyte is answered or refused in one line`() throws {
    let sample = try SearchTests.threeItems()
    try ask(String(repeating: "x", count: 1 << 20), of: sample)
    try ask("theme:" + String(repeating: "y", count: 1 << 20), of: sample)
    try ask("\"" + String(repeating: "laat ", count: 200_000), of: sample)
    try ask(String(repeating: "(", count: 1 << 20), of: sample)
  }

  @Test func `ten thousand terms are refused in one line`() throws {
    let error = #expect(throws: SearchQueryError.self) {
      try Sample.query(String(repeating: "laat ", count: 10_000))
    }
    #expect(error?.code == .tooLarge)
    #expect(error?.description.contains("\n") == false)
  }

  @Test func `as many terms as are allowed are answered`() throws {
    let sample = try SearchTests.threeItems()
    let words = (0..<SearchQuery.mostTerms).map { "w\($0)" }
    #expect(try sample.archive.count(Sample.query(words.joined(separator: " OR "))) == 0)
    #expect(
      try sample.archive.count(Sample.query(words.map { "-\($0)" }.joined(separator: " "))) == 3)
    let fields = (0..<SearchQuery.mostTerms).map { "nps:\($0)" }
    #expect(try sample.archive.count(Sample.query(fields.joined(separator: " OR "))) == 2)
  }

  @Test func `brackets up to the limit are answered and deeper ones refused`() throws {
    let sample = try SearchTests.threeItems()
    let deep = String(repeating: "(laat OR -", count: 10) + "prijs"
    try ask(deep, of: sample)
    #expect(throws: SearchQueryError.self) {
      try Sample.query(String(repeating: "(", count: 60) + "laat")
    }
  }
}
