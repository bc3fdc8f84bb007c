import Feedback
import Testing

@testable import Archive

@Suite("Storing")
struct StoreTests {
  @Test func `a whole item comes back as it was put in`() throws {
    let sample = try SampleArchive()
    let entry = Sample.entry(Self.wholeItem, Self.wholeReading, person: -77)
    let id = try #require(try sample.archive.store([entry])[0].added)
    let stored = try sample.archive.item(id)
    #expect(stored.item == Self.wholeItem)
    #expect(stored.reading == Self.wholeReading)
    #expect(stored.person == -77)
    #expect(stored.lexiconVersion == "abc")
  }

  @Test func `the same item again is a duplicate, whatever the file`() throws {
    let sample = try SampleArchive()
    let first = try sample.archive.store([Sample.entry("a@shop.example", "Prima geholpen")])
    let id = try #require(first[0].added)
    var again = Sample.entry("a@shop.example", "Prima geholpen")
    again.item.source = FeedbackItem.Source(file: "december.mbox", index: 9)
    let second = try sample.archive.store([again, again])
    #expect(second == [.duplicate(id), .duplicate(id)])
    #expect(try sample.archive.status().items == 1)
  }

  @Test func `the same item with other content is brought up to date and found by it`() throws {
    let sample = try SampleArchive()
    let first = try sample.archive.store([Sample.entry("a", "De monteur kwam niet opdagen")])
    let id = try #require(first[0].added)
    let outcomes = try sample.archive.store([Sample.entry("a", "De monteur kwam toch nog")])
    #expect(outcomes == [.updated(id)])
    #expect(try sample.texts("monteur") == ["De monteur kwam toch nog"])
    #expect(try sample.texts("opdagen").isEmpty)
    #expect(try sample.archive.check() == [])
  }

  @Test func `an item that comes twice in one batch with other content is stored once`() throws {
    let sample = try SampleArchive()
    let outcomes = try sample.archive.store([
      Sample.entry("a", "eerste versie"), Sample.entry("a", "tweede versie"),
    ])
    #expect(outcomes.count == 2)
    #expect(try sample.texts("versie") == ["tweede versie"])
    #expect(try sample.archive.check() == [])
  }

  /// Of items of two days, so that their rows do not come in the order of their numbers.
  @Test func `what a batch stores, changes and moves is in the index as it is at its end`() throws {
    let sample = try SampleArchive()
    func entry(_ id: String, _ text: String, day: Int64) -> ArchiveEntry {
      var entry = Sample.entry(id, text)
      entry.item.received = Timestamp(seconds: Sample.now.seconds - day * 86_400)
      return entry
    }
    try sample.archive.store([
      entry("a", "oude fiets", day: 1), entry("b", "oude boot", day: 1),
      entry("c", "oude bus", day: 2),
    ])
    try sample.archive.store([
      entry("d", "nieuwe fiets", day: 1),
      entry("a", "andere fiets", day: 1),  // changed
      entry("c", "andere bus", day: 1),  // moved to another day
      entry("e", "nieuwe boot", day: 3),
      entry("d", "nieuwste fiets", day: 1),  // changed after it was added
      entry("e", "nieuwste boot", day: 2),  // moved after it was added
      entry("a", "laatste fiets", day: 2),  // moved after it was changed
    ])
    #expect(try sample.texts("fiets").sorted() == ["laatste fiets", "nieuwste fiets"])
    #expect(try sample.texts("boot").sorted() == ["nieuwste boot", "oude boot"])
    #expect(try sample.texts("bus") == ["andere bus"])
    #expect(try sample.texts("andere fiets").isEmpty)
    #expect(try sample.texts("nieuwe").isEmpty)
    #expect(try sample.archive.check() == [])
  }

  @Test func `answer 1 of two surveys are two items`() throws {
    let sample = try SampleArchive()
    let outcomes = try sample.archive.store([
      Sample.entry(Sample.item("1", "goed", collection: "survey-a")),
      Sample.entry(Sample.item("1", "goed", collection: "survey-b")),
    ])
    #expect(Set(outcomes).count == 2)
    #expect(try sample.archive.status().items == 2)
  }

  @Test(arguments: FeedbackItem.Kind.allCases.filter { $0 != .feedback })
  func `what is not feedback is not stored`(kind: FeedbackItem.Kind) throws {
    let sample = try SampleArchive()
    var entry = Sample.entry("a", "Ik ben afwezig")
    entry.item.kind = kind
    #expect(try sample.archive.store([entry]) == [.skipped])
    #expect(try sample.archive.status().items == 0)
  }

  @Test func `newest comes first, and undated items last`() throws {
    let sample = try SampleArchive()
    try sample.archive.store([
      Sample.entry(Sample.item("a", "pakket een", day: "2026-10-01")),
      Sample.entry(Sample.item("b", "pakket twee", day: nil)),
      Sample.entry(Sample.item("c", "pakket drie", day: "2026-11-01")),
    ])
    try sample.archive.store([
      Sample.entry(Sample.item("d", "pakket vier", day: "2026-10-15")),
      Sample.entry(Sample.item("e", "pakket vijf", day: "1969-12-31")),
    ])
    let expected = ["pakket drie", "pakket vier", "pakket een", "pakket vijf", "pakket twee"]
    #expect(try sample.texts("pakket") == expected)
    #expect(try sample.texts("") == expected)
  }

  @Test func `ten thousand items of one second keep an order and stay within their week`() throws {
    let sample = try SampleArchive()
    let batch = (0..<10_000).map { Sample.entry("id-\($0)", "antwoord nummer \($0)") }
    let next = Sample.entry(Sample.item("later", "antwoord later", day: "2026-11-17"))
    try sample.archive.store(batch + [next])
    #expect(try sample.archive.count(sample.query("antwoord until:2026-11-16")) == 10_000)
    #expect(try sample.archive.count(sample.query("antwoord since:2026-11-17")) == 1)
    #expect(try sample.texts("antwoord").first == "antwoord later")
  }

  @Test func `an id is accepted by its beginning`() throws {
    let sample = try SampleArchive()
    let outcomes = try sample.archive.store([Sample.entry("a", "een"), Sample.entry("b", "twee")])
    for outcome in outcomes {
      let id = try #require(outcome.added)
      #expect(try sample.archive.resolve(id.description) == id)
      #expect(try sample.archive.resolve(id.full.uppercased()) == id)
      #expect(try sample.archive.resolve(String(id.description.prefix(4))) == id)
    }
  }

  @Test(arguments: [
    "", "!", "nosuch-id", "00000000000000", "ü", String(repeating: "7", count: 9999),
  ])
  func `what is no id finds no item`(typed: String) throws {
    let sample = try SampleArchive()
    #expect(throws: ArchiveError(.noSuchItem, path: "", detail: "")) {
      try sample.archive.resolve(typed)
    }
  }

  @Test func `the ledger keeps files, counts and rejections`() throws {
    let sample = try SampleArchive()
    var file = IngestedFile(name: "a.csv", hash: "h1", at: Sample.now, format: "csv.plain")
    file.counts.added = 3
    file.counts.skipped = [.autoreply: 2, .empty: 1]
    file.counts.rejected = 1
    file.rejections = [
      Rejection(
        file: "a.csv", line: 7, column: 2, index: 4, reason: "no text", advice: "fill it in")
    ]
    try sample.archive.store([Sample.entry("a", "tekst")], closing: file)
    try sample.archive.record(IngestedFile(name: "b.bin", hash: "h2", at: Sample.now))
    #expect(try sample.archive.files().map(\.name) == ["b.bin", "a.csv"])
    #expect(try sample.archive.files().last == file)
    #expect(try sample.archive.status().counts == file.counts)
    #expect(try sample.archive.hasIngested(hash: "h1"))
    #expect(try !sample.archive.hasIngested(hash: "h2"))
  }

  @Test func `new readings replace the old, in the index too`() throws {
    let sample = try SampleArchive()
    let outcomes = try sample.archive.store([Sample.entry("a", "Lange wachttijd")])
    let id = try #require(outcomes[0].added)
    let reading = Sample.reading(-0.5, touchpoints: [Touchpoint(rawValue: "factuur")])
    try sample.archive.replaceReadings([(id, reading)], lexiconVersion: "def")
    #expect(try sample.texts("touchpoint:levering").isEmpty)
    #expect(try sample.texts("touchpoint:factuur sentiment:negative").count == 1)
    #expect(try sample.archive.item(id).reading == reading)
    #expect(try sample.archive.status().byLexicon == ["def": 1])
    #expect(try sample.archive.check() == [])
  }

  @Test func `an item that an older version packed is read without what it did not know`() throws {
    let packed: [UInt8] =
      [1, 1, UInt8(ascii: "a"), 0, 1, 4] + Array("mbox".utf8) + [UInt8](repeating: 0, count: 14)
      + [6]
    let item = try packed.withUnsafeBufferPointer { bytes in
      try ItemCodec.unpack(bytes, text: "Prima.", file: "november.mbox")
    }
    #expect(
      item
        == FeedbackItem(
          nativeID: "a", channel: .email, format: "mbox",
          source: FeedbackItem.Source(file: "november.mbox", index: 3), text: "Prima."))
  }

  /// Version 3 of the whole item below, with its index behind it; 2 is the same without the promise.
  @Test(arguments: [UInt8(2), 3])
  func `an item of an older version is read without what that did not know`(version: UInt8) throws {
    let item = Self.wholeItem
    var out = PackedWriter()
    out.put(byte: version)
    out.put(item.nativeID)
    out.put(byte: 0)
    out.put(count: 2)
    out.put(item.format)
    out.put(optional: item.received?.seconds) { $0.put(signed: $1) }
    let customer = item.customer
    for field in [
      customer.name, customer.address, customer.id, customer.company, customer.segment,
      item.thread, item.subject, item.body, "nl", "levering", "partial",
    ] {
      out.put(optional: field)
    }
    RatingsCodec.put(item.ratings, into: &out)
    out.put(each: item.ratingBlocks) { out, block in
      out.put(block.touchpoint.rawValue)
      RatingsCodec.put(block.ratings, into: &out)
    }
    out.put(each: item.answers) { out, answer in
      out.put(answer.question)
      out.put(answer.text)
    }
    out.put(each: item.turns) { out, turn in
      out.put(count: turn.role == .customer ? 1 : 2)
      out.put(optional: turn.name)
      out.put(optional: turn.at?.seconds) { $0.put(signed: $1) }
      out.put(turn.text)
    }
    out.put(optional: item.pace) { out, pace in
      out.put(optional: pace.firstAnswer) { $0.put(signed: Int64($1)) }
      out.put(byte: 0)
    }
    out.put(each: item.columns) { out, column in
      out.put(column.name)
      out.put(column.value)
    }
    if version == 3 { out.put(byte: 0) }
    out.put(signed: 12)
    let read = try out.bytes.withUnsafeBufferPointer { bytes in
      try ItemCodec.unpack(bytes, text: item.text, file: item.source.file)
    }
    #expect(read == item)
  }

  private static let wholeItem = FeedbackItem(
    nativeID: "7@klant.example", collection: nil, channel: .survey, format: "csv.plain",
    source: FeedbackItem.Source(file: "a.csv", index: 12),
    received: Timestamp(seconds: 1_763_000_000),
    customer: FeedbackItem.Customer(
      name: "N.", address: "[e-mail 1]", id: "K-1", company: "Vloer BV", segment: "mkb"),
    thread: "1@klant.example", subject: "Over de levering",
    text: "Zou maandag komen.\nHet werd één week later 😀",
    body: "Zou maandag komen.\nHet werd één week later 😀\n> eerder", language: .dutch,
    touchpoint: Touchpoint(rawValue: "levering"),
    ratings: Ratings(
      nps: Rating(9, lowest: 0, highest: 10), csat: Rating(3.5, lowest: 1, highest: 5),
      experience: Rating(-2, lowest: -3, highest: 3)),
    ratingBlocks: [
      FeedbackItem.RatingBlock(
        touchpoint: Touchpoint(rawValue: "factuur"),
        ratings: Ratings(csat: Rating(2, lowest: 1, highest: 5)))
    ], completion: .partial,
    answers: [FeedbackItem.Answer(question: "Waarom?", text: "Zou maandag komen.")],
    turns: [
      FeedbackItem.Turn(role: .customer, name: "N.", at: Timestamp(seconds: 5), text: "hoi"),
      FeedbackItem.Turn(role: .agent, text: "dag"),
    ], pace: FeedbackItem.Pace(firstAnswer: 42),
    columns: [FeedbackItem.Column(name: "regio", value: "noord")])

  private static let wholeReading = Reading(
    language: .dutch, sentiment: Sample.sentiment(-0.123456),
    clauses: [
      Reading.Clause(
        span: 0..<18, sentiment: Sample.sentiment(-0.4),
        touchpoint: Touchpoint(rawValue: "levering")),
      Reading.Clause(span: 19..<40, sentiment: .neutral),
    ],
    statements: [
      Statement(
        kind: .promiseBroken, span: 0..<18, disconfirmation: .worse, promise: .broken,
        touchpoint: Touchpoint(rawValue: "levering"),
        promised: Statement.Amount(value: 2, unit: .days),
        actual: Statement.Amount(value: 9.5, unit: .workingDays)),
      Statement(kind: .promiseOpen, span: 19..<30, disconfirmation: nil, promise: .open),
    ],
    touchpoints: [Touchpoint(rawValue: "levering"), .unknown],
    themes: [
      Reading.ThemeMention(
        theme: Theme(rawValue: "snelheid.wachttijd"), span: 3..<9,
        sentiment: Sample.sentiment(0.9))
    ])
}
