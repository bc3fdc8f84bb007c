import Feedback
import Testing

@testable import Archive

@Suite("Observations and quotes")
struct ObservationTests {
  private static let delivery = Touchpoint(rawValue: "levering")
  private static let invoice = Touchpoint(rawValue: "factuur")
  private static let text = "De levering kwam te laat. De factuur klopte. Ik had meer verwacht."

  private static func filled() throws -> SampleArchive {
    let sample = try SampleArchive()
    let reading = Sample.reading(
      -0.2, touchpoints: [delivery, invoice], themes: ["snelheid.wachttijd", "prijs.prijs"],
      statements: [
        Statement(
          kind: .promiseBroken, span: 0..<25, disconfirmation: .muchWorse, promise: .broken,
          touchpoint: delivery),
        Statement(kind: .unmet, span: 45..<66, disconfirmation: .worse),
      ],
      clauses: [
        Reading.Clause(span: 0..<25, sentiment: Sample.sentiment(-0.8), touchpoint: delivery),
        Reading.Clause(span: 26..<44, sentiment: Sample.sentiment(0.4), touchpoint: invoice),
        Reading.Clause(span: 45..<66, sentiment: Sample.sentiment(-0.3)),
      ])
    let ratings = Ratings(nps: Rating(4, lowest: 0, highest: 10))
    try sample.archive.store([
      Sample.entry(Sample.item("a", text, ratings: ratings), reading, person: 9),
      Sample.entry(Sample.item("b", "Niets bijzonders", day: nil), person: 8),
    ])
    return sample
  }

  @Test func `an item gives one row for each touchpoint`() throws {
    let sample = try Self.filled()
    let rows = try sample.archive.observations().filter { $0.person == 9 }
    #expect(rows.map(\.touchpoint) == [Self.delivery, Self.invoice])
    #expect(rows.map(\.experience) == [-0.8, 0.4])
    #expect(rows.map(\.verdicts) == [.init(muchWorse: 1, worse: 1), .init()])
    #expect(rows.map(\.promises) == [.init(broken: 1), .init()])
    #expect(rows.allSatisfy { $0.ratings.nps?.value == 4 && $0.channel == .email })
    #expect(Set(rows.map(\.item)).count == 1)
  }

  @Test func `an item without words that could be read has no mood`() throws {
    let sample = try Self.filled()
    let row = try #require(try sample.archive.observations().first { $0.person == 8 })
    #expect(row.experience == nil)
    #expect(row.received == Timestamp(seconds: 0))
    let clause = Reading.Clause(span: 0..<4, sentiment: Sample.sentiment(0.5))
    let german = Sample.reading(0.5, LanguageCode(rawValue: "de"), clauses: [clause])
    #expect(ItemFacts(german, ratings: Ratings()).places.map(\.experience) == [nil])
  }

  @Test func `a touchpoint without clauses of its own has the item's mood`() {
    let clause = Reading.Clause(
      span: 0..<4, sentiment: Sample.sentiment(-0.8), touchpoint: Self.delivery)
    let reading = Sample.reading(
      -0.2, touchpoints: [Self.delivery, Self.invoice], clauses: [clause])
    #expect(ItemFacts(reading, ratings: Ratings()).places.map(\.experience) == [-8000, -2000])
  }

  @Test(arguments: [
    (PromiseState.kept, [Statement](), Observation.Promises(kept: 1)),
    (.broken, [], Observation.Promises(broken: 1)), (.open, [], Observation.Promises(open: 1)),
    (
      .broken,
      [
        Statement(
          kind: .promiseKept, span: 0..<4, disconfirmation: .met, promise: .kept,
          touchpoint: invoice)
      ], Observation.Promises(kept: 1)
    ),
  ])
  func `an answer about a promise counts at the item's touchpoint unless words there speak of one`(
    promise: PromiseState, statements: [Statement], expected: Observation.Promises
  ) {
    var item = Sample.item("a", "Prima")
    (item.promise, item.touchpoint) = (promise, Self.invoice)
    let reading = Sample.reading(touchpoints: [Self.delivery], statements: statements)
    let places = ItemFacts(item, reading: reading).places
    #expect(places.map(\.touchpoint) == [Self.delivery, Self.invoice])
    #expect(places.map(\.promises) == [Observation.Promises(), expected])
    item.touchpoint = nil
    let main = ItemFacts(item, reading: Sample.reading(touchpoints: [Self.delivery])).places
    #expect(main.map(\.promises) == [Observation.Promises(of: promise)])
  }

  @Test func `an answer about a promise is stored, found and counted`() throws {
    let sample = try SampleArchive()
    var item = Sample.item("a", "Prima")
    item.promise = .broken
    try sample.archive.store([Sample.entry(item)])
    #expect(try sample.archive.observations().map(\.promises) == [.init(broken: 1)])
    #expect(try sample.texts("promise:broken") == ["Prima"])
    #expect(try sample.archive.check() == [])
  }

  @Test func `a statement at a touchpoint that the reading does not list is not dropped`() {
    var reading = Sample.reading(touchpoints: [Self.delivery])
    reading.statements = [
      Statement(kind: .unmet, span: 0..<3, disconfirmation: .worse, touchpoint: Self.invoice)
    ]
    let facts = ItemFacts(reading, ratings: Ratings())
    #expect(facts.places.map(\.touchpoint) == [Self.delivery, Self.invoice])
    #expect(facts.places.map(\.verdicts.worse) == [0, 1])
  }

  @Test
  func `a touchpoint that was rated on its own has its own ratings, and a place without words`()
    throws
  {
    let sample = try SampleArchive()
    let whole = Ratings(nps: Rating(9, lowest: 0, highest: 10))
    var item = Sample.item("a", "Prima gegaan.", ratings: whole)
    let own = Ratings(csat: Rating(2, lowest: 1, highest: 5))
    item.ratingBlocks = [FeedbackItem.RatingBlock(touchpoint: Self.invoice, ratings: own)]
    let clause = Reading.Clause(span: 0..<13, sentiment: Sample.sentiment(0.4))
    let reading = Sample.reading(0.4, touchpoints: [Self.delivery], clauses: [clause])
    try sample.archive.store([Sample.entry(item, reading)])
    let rows = try sample.archive.observations()
    #expect(rows.map(\.touchpoint) == [Self.delivery, Self.invoice])
    #expect(rows.map(\.ratings.csat?.value) == [nil, 2])
    #expect(rows.map(\.ratings.nps?.value) == [9, nil])
    #expect(rows.map { $0.experience == nil } == [false, true])
  }

  @Test(arguments: [
    ("2026-11-16", "2026-11-17", 2), ("2026-11-17", "2026-11-18", 0),
    ("2026-11-01", "2026-11-16", 0),
  ])
  func `a range takes what was received in it`(from: String, to: String, count: Int) throws {
    let sample = try Self.filled()
    let start = try #require(CivilDate(iso: from).map { Timestamp(utc: $0) })
    let end = try #require(CivilDate(iso: to).map { Timestamp(utc: $0) })
    #expect(try sample.archive.observations(received: start..<end).count == count)
    #expect(try sample.archive.themeObservations(received: start..<end).count == count)
  }

  @Test func `quotes are the statements, then the clauses without one`() throws {
    let sample = try Self.filled()
    let quotes = try sample.archive.quotes(QuoteQuery(touchpoint: Self.delivery))
      .filter { $0.person == 9 }
    #expect(quotes.map(\.text) == ["De levering kwam te laat.", "Ik had meer verwacht."])
    #expect(quotes.map(\.sentiment.score.value) == [-0.8, -0.3])
    #expect(quotes.map(\.promise) == [.broken, nil])
    let good = try sample.archive.quotes(QuoteQuery(touchpoint: Self.invoice, sign: .positive))
    #expect(good.map(\.text) == ["De factuur klopte."])
    #expect(try sample.archive.quotes(QuoteQuery(sign: .negative, limit: 1)).count == 1)
    #expect(try sample.archive.quotes(QuoteQuery(channel: .chat)).isEmpty)
  }

  @Test func `a passage shows the marked words where they stand`() throws {
    let sample = try SampleArchive()
    let long = String(repeating: "Er is niets aan de hand. ", count: 40)
    try sample.archive.store([
      Sample.entry("a", long + "Toch zijn er leveringsproblemen, één probleem zelfs. " + long)
    ])
    let passage = try #require(
      try sample.archive.search(sample.query("problemen")).hits.first?.passage)
    let bytes = Array(passage.text.utf8)
    #expect(
      passage.marks.map { String(decoding: bytes[$0], as: UTF8.self) }
        == ["leveringsproblemen", "probleem"])
    #expect(bytes.count <= 180)
    #expect(passage.isCutBefore && passage.isCutAfter)
    let before = Array(long.utf8)[passage.start - 1]
    #expect(before == UInt8(ascii: " ") && bytes.first != before)
  }
}
