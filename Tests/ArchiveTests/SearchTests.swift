import Feedback
import Testing

@testable import Archive

@Suite("Searching")
struct SearchTests {
  /// Texts by what finds them and what does not.
  @Test(arguments: [
    (
      "Al drie keer leveringsproblemen gehad", "nl",
      ["problemen", "probleem", "levering", "leveringsproblemen", "LEVERING"]
    ),
    (
      "Met één-klik bestellen werkt goed", "nl",
      ["één-klik", "een klik", "\"één klik\"", "klik", "bestelling"]
    ),
    (
      "The deliveries were delayed twice", "en",
      ["delivery", "delay", "delayed", "\"deliveries were\"", "deliv*"]
    ),
    (
      "Het pakket kwam te laat aan", "nl",
      ["\"te laat\"", "laat", "pakketten", "pak*", "kwam OR nooit", "-retour"]
    ),
    ("Reëel verzoek: bel me om 12:30", "nl", ["reeel", "REËEL", "12:30", "verzoek: bel"]),
    ("Don't call us, we'll call you", "en", ["don't", "calling", "\"call us\""]),
  ])
  func `words are found in every form`(text: String, language: String, queries: [String]) throws {
    let sample = try SampleArchive()
    try sample.archive.store([
      Sample.entry("a", text, LanguageCode(rawValue: language)),
      Sample.entry("b", "Iets heel anders over vloeren", .dutch),
    ])
    for query in queries {
      #expect(try sample.texts(query).contains(text), "\(query)")
    }
  }

  @Test(arguments: [
    "retour", "\"laat te\"", "-laat", "laat -pakket", "retour OR factuur", "(laat retour)",
  ])
  func `what does not fit is not found`(query: String) throws {
    let sample = try SampleArchive()
    try sample.archive.store([Sample.entry("a", "Het pakket kwam te laat aan")])
    #expect(try sample.texts(query) == [])
    #expect(try sample.archive.count(sample.query(query)) == 0)
  }

  @Test(arguments: [
    ("touchpoint:levering", ["a", "c"]), ("touchpoint:delivery", ["a", "c"]),
    ("theme:levering", ["a", "c"]), ("theme:snelheid", ["a"]), ("theme:wachttijd", ["a"]),
    ("theme:\"waiting time\"", ["a"]), ("theme:waiting-time", ["a"]), ("thema:wacht", ["a"]),
    ("channel:email", ["a"]), ("kanaal:enquête", ["b"]), ("channel:survey,chat", ["b", "c"]),
    ("-channel:email", ["b", "c"]), ("sentiment:negative", ["a"]), ("sentiment:positief", ["b"]),
    ("sentiment:..-0.5", ["a"]), ("sentiment:>0", ["b"]), ("language:en", ["c"]),
    ("taal:nederlands", ["a", "b"]), ("promise:broken", ["a"]), ("promise:kept", ["a"]),
    ("promise:none", ["b", "c"]), ("expectation:worse", ["a"]), ("expectation:any", ["a"]),
    ("expectation:-1", ["a"]), ("nps:..6", ["c"]), ("nps:9", ["b"]), ("nps:promoter", ["b"]),
    ("nps:<=3", ["c"]), ("nps:>3", ["b"]), ("csat:4..5", ["b"]), ("csat:4,5", ["b"]),
    ("week:2026-W46", ["a"]), ("week:46", ["a"]), ("week:last", ["a"]),
    ("week:2026-W45..2026-W46", ["a", "c"]), ("since:2w", ["a", "b"]), ("since:2026-11-18", ["b"]),
    ("since:2026-W47", ["b"]), ("until:2026-11-11", ["a", "c"]), ("until:2026-10", []),
    ("since:gisteren", []), ("source:november", ["a", "b", "c"]), ("source:MBOX", ["a", "b", "c"]),
    ("source:december", []), ("levering OR nps:..6", ["a", "c"]),
    ("sentiment:negative laat", ["a"]),
    ("(channel:email OR nps:3) -theme:prijs", ["a", "c"]), ("-(nps:9 OR theme:snelheid)", ["c"]),
    ("-nps:9", ["a", "c"]), ("levering channel:chat OR channel:survey", ["b"]),
  ])
  func `fields choose by what analysis and source say`(query: String, expected: [String]) throws {
    let sample = try Self.threeItems()
    let found = try sample.archive.search(sample.query(query)).hits.map { hit in
      try sample.archive.item(hit.id).item.nativeID
    }
    #expect(found.sorted() == expected)
    #expect(try sample.archive.count(sample.query(query)) == expected.count)
    #expect(try sample.archive.ids(sample.query(query)).count == expected.count)
  }

  @Test func `a customer is found by the pseudonym that the caller gives`() throws {
    let sample = try SampleArchive()
    try sample.archive.store([
      Sample.entry("a", "pakket", person: 5), Sample.entry("b", "pakket", person: 6),
    ])
    let query = try sample.query("customer:\"J. de Boer\" pakket")
    #expect(query.customers == ["J. de Boer"])
    #expect(try sample.archive.search(query, persons: ["J. de Boer": 6]).hits.count == 1)
    #expect(try sample.archive.search(query).hits.isEmpty)
  }

  @Test func `an id or its beginning finds the item`() throws {
    let sample = try SampleArchive()
    let id = try #require(try sample.archive.store([Sample.entry("a", "pakket")])[0].added)
    #expect(try sample.texts("id:\(id)") == ["pakket"])
    #expect(try sample.texts("id:\(String(id.description.prefix(5)))") == ["pakket"])
  }

  @Test func `orders put first what was asked for`() throws {
    let sample = try Self.threeItems()
    func ids(_ order: SearchOrder) throws -> [String] {
      try sample.archive.search(sample.query(""), order: order).hits.map {
        try sample.archive.item($0.id).item.nativeID
      }
    }
    #expect(try ids(.newest) == ["b", "a", "c"])
    #expect(try ids(.worst) == ["a", "c", "b"])
    #expect(try ids(.best) == ["b", "c", "a"])
    #expect(try ids(.gap).first == "a")
  }

  @Test func `relevance puts the item that is about it first`() throws {
    let sample = try SampleArchive()
    try sample.archive.store([
      Sample.entry(Sample.item("a", "De factuur klopt niet", day: "2026-11-01")),
      Sample.entry(
        Sample.item(
          "b", "Er ging van alles mis met de monteur, de planning, het hek en ook nog de factuur",
          day: "2026-11-02")),
    ])
    #expect(try sample.texts("factuur", order: .relevance).first == "De factuur klopt niet")
  }

  @Test func `pages follow one another without holes`() throws {
    let sample = try SampleArchive()
    try sample.archive.store((0..<25).map { Sample.entry("id-\($0)", "pakket \($0)") })
    for order in SearchOrder.allCases {
      var seen: [ItemID] = []
      var page: SearchPage
      repeat {
        page = try sample.archive.search(
          sample.query("pakket"), order: order, limit: 10, offset: seen.count)
        seen += page.hits.map(\.id)
      } while page.hasMore
      #expect(Set(seen).count == 25)
      #expect(seen.count == 25)
    }
  }

  @Test func `facets count, and give mean sentiment and gap`() throws {
    let sample = try Self.threeItems()
    func facets(_ kind: SearchFacet.Kind) throws -> [SearchFacet] {
      try sample.archive.facets(sample.query(""), by: kind, zone: Sample.zone)
    }
    #expect(try facets(.touchpoint).map(\.name) == ["levering", "factuur"])
    #expect(try facets(.touchpoint).map(\.count) == [2, 1])
    #expect(try facets(.touchpoint).map(\.gap) == [-0.5, nil])
    #expect(try facets(.theme).map(\.name) == ["prijs.prijs", "snelheid.wachttijd"])
    #expect(try facets(.channel).map(\.name) == ["chat", "email", "survey"])
    #expect(try facets(.sentiment).first { $0.name == "negative" }?.sentiment == -0.8)
    #expect(try facets(.week).map(\.name) == ["2026-W47", "2026-W46", "2026-W45"])
    #expect(try facets(.language).map(\.name) == ["nl", "en"])
    #expect(try facets(.promise).map(\.name) == ["broken"])
  }

  static func threeItems() throws -> SampleArchive {
    let sample = try SampleArchive()
    let statements = [
      Statement(
        kind: .promiseBroken, span: 0..<11, disconfirmation: .worse, promise: .broken),
      Statement(kind: .promiseKept, span: 12..<20, disconfirmation: .met, promise: .kept),
    ]
    try sample.archive.store([
      Sample.entry(
        Sample.item("a", "De levering kwam te laat", day: "2026-11-11"),
        Sample.reading(-0.8, themes: ["snelheid.wachttijd"], statements: statements), person: 1),
      Sample.entry(
        Sample.item(
          "b", "Prima prijs", day: "2026-11-18", channel: .survey,
          ratings: Ratings(
            nps: Rating(9, lowest: 0, highest: 10), csat: Rating(4.5, lowest: 1, highest: 5))),
        Sample.reading(
          0.6, touchpoints: [Touchpoint(rawValue: "factuur")], themes: ["prijs.prijs"]), person: 2),
      Sample.entry(
        Sample.item(
          "c", "It arrived", day: "2026-11-04", channel: .chat,
          ratings: Ratings(nps: Rating(3, lowest: 0, highest: 10))),
        Sample.reading(0, .english), person: 3),
    ])
    return sample
  }
}
