import Feedback
import Testing

@testable import Archive

@Suite("Searching with slips of the finger and other spellings")
struct FuzzySearchTests {
  private static let text = "Inderdaad, de levering van de bureaustoelen was onvriendelijk laat"

  private func sample() throws -> SampleArchive {
    let sample = try SampleArchive()
    try sample.archive.store([
      Sample.entry("a", Self.text), Sample.entry("b", "Iets heel anders over vloeren"),
      Sample.entry("c", "The delivery was quick", .english),
    ])
    return sample
  }

  /// A letter too many, too few, another, and two swapped; each in a word of five letters or more.
  @Test(arguments: ["leveriing", "leverng", "lavering", "levreing", "elvering", "onvriendelik"])
  func `one slip is forgiven where it is asked for`(typed: String) throws {
    let sample = try sample()
    let query = try sample.query(typed)
    #expect(try sample.archive.count(query) == 0)
    let forgiving = try sample.archive.forgiving(query)
    let hit = try #require(try sample.archive.search(forgiving).hits.first)
    #expect(hit.passage.text == Self.text && hit.passage.marks.count == 1)
    #expect(forgiving.explanation.hasPrefix(typed + " OR "))
    let word = typed.hasPrefix("onv") ? "onvriendelijk" : "levering"
    #expect(forgiving.hints.contains("no item has \(typed); sought as \(word) too"))
  }

  @Test(arguments: [
    "lat", "xxvering", "\"lavering van\"", "zzqqzz", "levr*", "levering", "1avering",
  ])
  func `two slips, known and short words, phrases and prefixes stay as they were typed`(
    typed: String
  ) throws {
    let sample = try sample()
    let query = try sample.query(typed)
    #expect(try sample.archive.forgiving(query) == query)
  }

  @Test func `what is left out is left out with its near words`() throws {
    let sample = try sample()
    let query = try sample.archive.forgiving(try sample.query("-lavering -delivvery"))
    #expect(try sample.archive.search(query).hits.map(\.passage.text).count == 1)
  }

  @Test(arguments: ["idd", "inderdaad"])
  func `a chat abbreviation and its usual spelling find each other`(typed: String) throws {
    let sample = try sample()
    try sample.archive.store([Sample.entry("d", "Dat klopt idd wel")])
    let hits = try sample.archive.search(try sample.query(typed)).hits
    #expect(hits.count == 2 && hits.allSatisfy { $0.passage.marks.count == 1 })
  }

  @Test func `a field that does not exist is sought as words, and that is said`() throws {
    let query = try Sample.query("foo:bar")
    #expect(query.explanation == "\"foo bar\"")
    #expect(query.hints.count == 1 && query.hints[0].contains("touchpoint"))
    #expect(try Sample.query("12:30 let op: dit laat").hints.isEmpty)
    let link = try Sample.query("https://x.example laat")
    #expect(link.hints == ["links are not searched for; https://x.example is left out"])
  }
}
