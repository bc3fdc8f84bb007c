import Bytes
import Feedback
import GRDB
import Testing

@testable import Archive

@Suite("Facts and contents, packed")
struct PackedFormTests {
  private static func row(
    _ words: inout WordBook, _ number: Int, received: Timestamp? = nil
  ) throws -> FactRow {
    var item = Sample.item("id-\(number)", "tekst")
    item.received = received
    item.ratings.nps = number % 3 == 0 ? nil : Rating(Double(number % 11), lowest: 0, highest: 10)
    let reading = Sample.reading(
      Double(number % 20) / 10 - 1,
      touchpoints: (0...number % 3).map { Touchpoint(rawValue: "plaats \($0)") },
      themes: (0..<number % 4).map { "thema.\($0)" },
      statements: number % 5 == 0
        ? [Statement(kind: .unmet, span: 0..<3, disconfirmation: .worse, promise: .broken)] : [])
    let entry = Sample.entry(item, reading, person: Int64.max - Int64(number))
    return try FactRow(
      EntryFacts(entry), key: Int64(number) &* .max,
      place: ContentPlace(block: 7, slot: number % 64), &words)
  }

  private static func table(_ count: Int, first: Int64, _ words: inout WordBook) throws -> FactTable
  {
    var table = FactTable(first: first)
    for number in 0..<count {
      table.append(
        try row(
          &words, number, received: number % 7 == 0 ? nil : Timestamp(seconds: Int64(number) * 99)))
    }
    return table
  }

  @Test(arguments: [1, 2, 63, 256])
  func `a chunk says what its items said, also after one is changed and one erased`(
    count: Int
  ) throws {
    let sample = try SampleArchive()
    try sample.archive.writing { db in
      var words = WordBook(db)
      var table = try Self.table(count, first: 512, &words)
      let changed = try Self.row(&words, 11, received: Timestamp(seconds: 5))
      table.set(changed, at: count / 2)
      if count > 2 { table.clear(1) }
      let chunk = try FactChunk(first: 512, table.packed())
      #expect(chunk.count == count)
      for index in 0..<count where !chunk.isErased(index) {
        let number = index == count / 2 ? 11 : index
        let received =
          index == count / 2
          ? Timestamp(seconds: 5) : index % 7 == 0 ? nil : Timestamp(seconds: Int64(index) * 99)
        let expected = try Self.row(&words, number, received: received)
        let place = FactPlace(chunk: chunk, index: index)
        expected.forEachValue { #expect(place.value($0) == $1) }
        #expect(chunk.ratings(index) == expected.facts.ratings)
        #expect(
          chunk.places(index).map { chunk.value(.placeWord, $0) } == expected.placeWords)
        #expect(
          chunk.places(index).map { chunk.stated(place: $0).verdicts }
            == expected.facts.places.map(\.verdicts))
        #expect(
          chunk.subjects(index).map { chunk.value(.subjectWord, $0) } == expected.subjectWords)
      }
      #expect((0..<count).filter(chunk.isErased) == (count > 2 ? [1] : []))
      #expect(FactTable(chunk).packed() == table.packed())
    }
  }

  @Test func `bytes that are no chunk and no block are refused, and harm nobody`() throws {
    let sample = try SampleArchive()
    let chunk = try sample.archive.writing { db in
      var words = WordBook(db)
      return try Self.table(40, first: 0, &words).packed()
    }
    var deflater = Deflater(level: 1)
    let block = ContentBlock.packed(
      (0..<20).map { ContentPiece(text: Array("tekst \($0)".utf8), rest: [1], reading: [2]) },
      &deflater)
    for end in 0..<chunk.count {
      #expect(throws: PackedBytesError.self) { try FactChunk(first: 0, Array(chunk[..<end])) }
    }
    var inflater = Inflater()
    var generator = SystemRandomNumberGenerator()
    for bytes in [chunk, block] {
      for _ in 0..<2000 {
        var broken = bytes
        broken[Int.random(in: 0..<broken.count, using: &generator)] = .random(in: 0...255)
        if let chunk = try? FactChunk(first: 0, broken) {
          for index in 0..<chunk.count {
            _ = chunk.ratings(index)
            for place in chunk.places(index) { _ = chunk.stated(place: place) }
          }
        }
        _ = try? ContentBlock(broken).pieces(&inflater)
      }
    }
  }

  @Test func `a day that is full goes on in the numbers of the next, and is known by that`() throws
  {
    let sample = try SampleArchive()
    let noon = Timestamp(utc: try #require(CivilDate(iso: "2026-11-16")), secondOfDay: 43_200)
    let floor = RowNumber.floor(noon)
    let last = RowNumber.end(floor) - Int64(FactChunk.capacity)
    try sample.archive.writing { db in
      var words = WordBook(db)
      let full = try Self.table(FactChunk.capacity, first: last, &words)
      try db.cachedStatement(sql: "INSERT INTO fact VALUES(?, ?)").run(last, blob: full.packed())
      var writer = FactWriter(db)
      let row = try writer.append(Self.row(&words, 3, received: noon), floor: floor)
      #expect(row == RowNumber.end(floor))
      try writer.flush()
      let after = Timestamp(seconds: noon.seconds + 60)
      #expect(try RowNumber.bounds(from: noon, before: after, db).contains(row))
      #expect(
        try RowNumber.bounds(from: nil, before: Timestamp(seconds: 86_400), db).upperBound < row)
    }
  }

  @Test(arguments: [
    ["", ""], ["", "tekst"], ["aanhef\ntekst groet", "tekst"], ["anders", "tekst"],
    ["tetetekst", "tekst"],
  ])
  func `a body is written around its text`(texts: [String]) throws {
    let before = texts[0]
    var item = Sample.item("a", texts[1])
    item.body = before
    item.turns = [
      FeedbackItem.Turn(role: .customer, text: "tekst"),
      FeedbackItem.Turn(role: .agent, text: "te"),
    ]
    item.thread = before.isEmpty ? item.nativeID : nil
    var packed = PackedWriter()
    ItemCodec.pack(item, into: &packed)
    let read = try packed.bytes.withUnsafeBufferPointer { bytes in
      try ItemCodec.unpack(bytes, text: item.text, file: item.source.file)
    }
    #expect(read == item)
  }

  @Test func `scores come back as they are shown`() throws {
    for step in -20_000...20_000 {
      let score = Double(step) / 20_000 + Double(step % 97) * 1e-9
      let reading = Sample.reading(score)
      let read = try ReadingCodec.pack(reading).withUnsafeBufferPointer { bytes in
        try ReadingCodec.unpack(bytes)
      }
      let (was, now) = (reading.sentiment.score.value, read.sentiment.score.value)
      #expect(abs(was - now) < 1.1e-6 && read.sentiment.label == reading.sentiment.label)
      #expect((was * 10_000).rounded() == (now * 10_000).rounded())
    }
  }
}
