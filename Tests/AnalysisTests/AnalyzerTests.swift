import Feedback
import Language
import Testing

@testable import Analysis

/// What holds of every reading, whatever the bytes.
@Suite struct AnalyzerTests {
  private static let analyzer = Result { try Analyzer(lexicons: Lexicons()) }

  /// Pieces that a hostile or broken sender repeats without end.
  private static let pieces = [
    "a", "é", "niet ", "niet goed ", "beloofd maar niet ", "😡", "👩\u{200D}", "n\u{301}\u{307}t ",
    "e\u{301}\u{302}\u{303}", "a@", "x.y@z ", "\"wat een ", "!?", ". ", "a, b, ", "(", "1,2.3:",
    "12 dagen of 13 uur ", "> ", "agent: x ", "8/10 ", "www.a.b", "#goed ", "\0", "\u{FFFD}",
    "klantenservicemedewerker ", "neeeeee ", "\n", "\r\n\r\n", "valt ", "(waarom?) ",
  ]

  @Test(arguments: pieces)
  func `a piece repeated without end gives a score in range and spans in order`(
    piece: String
  ) throws {
    let text = String(repeating: piece, count: 4_000)
    try expectSound(Self.analyzer.get().read(text), of: text)
  }

  @Test(arguments: 0..<40)
  func `bytes without sense give a score in range and spans in order`(seed: Int) throws {
    var state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 | 1
    let bytes = (0..<1_500).map { _ -> UInt8 in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return UInt8(truncatingIfNeeded: state >> 32)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    try expectSound(Self.analyzer.get().read(text), of: text)
  }

  @Test func `a text is read as far as sixteen megabytes`() throws {
    let text = String(repeating: " ", count: 16 << 20) + "slecht"
    let reading = try Self.analyzer.get().read(text)
    #expect(reading.clauses.isEmpty)
    #expect(reading.sentiment.label == .neutral)
  }

  @Test func `one analyzer gives a text the same reading, whatever was read before`() throws {
    let analyzer = try Self.analyzer.get()
    let texts = ["Zou maandag komen maar kwam woensdag.", "The staff were lovely.", "", "😡😡"]
    let readings = texts.map { analyzer.read($0) }
    #expect(texts.reversed().map { analyzer.read($0) } == readings.reversed())
  }

  private func expectSound(_ reading: Reading, of text: String) {
    let count = text.utf8.count
    #expect((-1...1).contains(reading.sentiment.score.value))
    #expect(reading.clauses.allSatisfy { (-1...1).contains($0.sentiment.score.value) })
    #expect(reading.clauses.allSatisfy { $0.span.upperBound <= count })
    #expect(reading.statements.allSatisfy { $0.span.upperBound <= count })
    #expect(reading.themes.allSatisfy { $0.span.upperBound <= count })
    #expect(!reading.touchpoints.isEmpty)
    let pairs = zip(reading.clauses, reading.clauses.dropFirst())
    #expect(pairs.allSatisfy { $0.span.upperBound <= $1.span.lowerBound })
  }
}
