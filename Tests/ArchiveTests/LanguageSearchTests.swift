import Feedback
import Testing

@testable import Archive

@Suite("Words in their own language")
struct LanguageSearchTests {
  /// One item of each language, with words whose stems in the one are words of the other.
  private func sample() throws -> SampleArchive {
    let sample = try SampleArchive()
    try sample.archive.store([
      Sample.entry("not", "It was not good of her to call the car bar", .english),
      Sample.entry("note", "Notes were noted on the bare dates, with care", .english),
      Sample.entry("goed", "Alles is goed, en de bar ook", .dutch),
      Sample.entry("raw", "not note notes lever levering", .undetermined),
    ])
    return sample
  }

  @Test(arguments: [
    ("note", ["note", "raw"]), ("notes", ["note", "raw"]), ("not", ["not", "raw"]),
    ("goede", ["goed"]), ("bare", ["note", "goed"]), ("bar", ["not", "goed"]), ("care", ["note"]),
    ("good", ["not"]), ("lever", ["raw"]), ("leveren", []), ("levering", ["raw"]),
    ("note OR good", ["note", "not", "raw"]), ("note notes", ["note", "raw"]),
    ("\"notes were\"", ["note"]), ("-note", ["not", "goed"]), ("good -note", ["not"]),
    ("note language:en", ["note"]), ("note -language:en", ["raw"]),
    ("note OR channel:chat", ["note", "raw"]), ("not*", ["not", "note", "raw"]),
  ])
  func `a stem counts in items of its own language only`(query: String, expected: [String]) throws {
    let sample = try sample()
    let query = try sample.query(query)
    let found = try sample.archive.search(query).hits
    let ids = try found.map { try sample.archive.item($0.id).item.nativeID }
    #expect(Set(ids) == Set(expected))
    #expect(try sample.archive.count(query) == expected.count)
    #expect(try sample.archive.tally(query).items == expected.count)
  }

  @Test(arguments: [
    ("note", true), ("note -good", true), ("note OR channel:chat", false),
    ("note (good OR channel:chat)", false), ("channel:chat", false),
  ])
  func `what the index answers alone has a pattern`(query: String, isAlone: Bool) throws {
    let sample = try sample()
    let pattern = try sample.archive.indexPattern(of: sample.query(query))
    #expect((pattern != nil) == isAlone)
  }

  @Test func `marks stand on words of the item's language`() throws {
    let sample = try sample()
    let hits = try sample.archive.search(sample.query("note"), order: .relevance).hits
    let marked = hits.map { hit in
      hit.passage.marks.map { String(decoding: Array(hit.passage.text.utf8)[$0], as: UTF8.self) }
    }
    #expect(Set(marked) == [["Notes", "noted"], ["note"]])
  }

  /// Beginnings that are longer than the stem, or other than it, with what has them.
  @Test(arguments: [
    ("midd*", ["a"]), ("midde*", ["a"]), ("mid*", ["a"]), ("zitt*", ["a"]), ("vee*", ["b"]),
    ("veel*", ["b"]), ("prijz*", ["b"]), ("gett*", ["c"]), ("usin*", ["c"]), ("boxe*", ["c"]),
    ("box*", ["c"]), ("arme*", []), ("arm*", ["b"]), ("prob*", ["b"]), ("leverings*", ["b"]),
    ("snelhe*", ["a"]), ("\"de midd\"*", ["a"]), ("\"de midd*\"", ["a"]), ("\"van midd*\"", []),
    ("midd* OR gett*", ["a", "c"]), ("-midd*", ["b", "c"]), ("zitt* midd*", ["a"]),
    ("veel -prijz*", []), ("midd* OR channel:chat", ["a"]), ("onderw*", ["d"]),
  ])
  func `a beginning finds the words that begin so`(query: String, expected: [String]) throws {
    let sample = try SampleArchive()
    try sample.archive.store([
      Sample.entry("a", "Wij zitten in de midden van de snelheid", .dutch),
      Sample.entry("b", "Veel prijzen, leveringsproblemen en een arm", .dutch),
      Sample.entry("c", "We are getting boxes, using them", .english),
      Sample.entry(Sample.item("d", "Iets anders", subject: "Het onderwerp")),
    ])
    let query = try sample.query(query)
    let hits = try sample.archive.search(query).hits
    let ids = try hits.map { try sample.archive.item($0.id).item.nativeID }
    #expect(ids.filter { $0 != "d" || expected.contains("d") }.sorted() == expected)
    let isLeftOut = query.explanation.contains("NOT ")
    #expect(hits.allSatisfy { isLeftOut || !($0.passage.marks + $0.subjectMarks).isEmpty })
  }

  @Test(arguments: [
    "collega", "collega's", "collegas", "collega’s", "foto", "fotos", "foto's", "taxi", "taxis",
  ])
  func `a plural is found with its apostrophe and without`(typed: String) throws {
    let sample = try SampleArchive()
    try sample.archive.store([
      Sample.entry("a", "Mijn collega's maakten foto's in de taxi's"),
      Sample.entry("b", "Mijn collegas maakten fotos in de taxis"),
      Sample.entry("c", "Mijn collega maakte een foto in de taxi"),
    ])
    let hits = try sample.archive.search(sample.query(typed)).hits
    #expect(hits.count == 3 && hits.allSatisfy { $0.passage.marks.count == 1 })
    #expect(try sample.archive.count(sample.query("\"mijn collegas\"")) == 3)
  }

  @Test func `a word in the subject is marked there`() throws {
    let sample = try SampleArchive()
    try sample.archive.store([
      Sample.entry(Sample.item("a", "Kan dat sneller?", subject: "Re: uw levering"))
    ])
    let hit = try #require(try sample.archive.search(sample.query("levering")).hits.first)
    #expect(hit.subjectMarks == [7..<15] && hit.passage.marks.isEmpty)
  }

  @Test(arguments: SearchOrder.allCases)
  func `ids and whole items come in the order that was asked for`(order: SearchOrder) throws {
    let sample = try SearchTests.threeItems()
    for (offset, limit) in [(0, Int.max), (1, 1), (5, 1)] {
      let query = try sample.query("levering OR prijs OR arrived")
      let page = try sample.archive.search(
        query, order: order, limit: min(limit, 10), offset: offset)
      let ids = page.hits.map(\.id)
      #expect(try sample.archive.ids(query, order: order, limit: limit, offset: offset) == ids)
      var items: [ItemID] = []
      try sample.archive.forEachItem(of: query, order: order, limit: limit, offset: offset) {
        items.append($0.id)
      }
      #expect(items == ids)
    }
  }
}
