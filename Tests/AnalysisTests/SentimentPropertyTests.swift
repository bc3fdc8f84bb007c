import Feedback
import Testing

@testable import Analysis

@Suite struct SentimentPropertyTests {
  private static let analyzer = Result { try Analyzer(lexicons: Lexicons()) }

  private static let texts = [
    "De monteur kwam veel te laat en was ook nog onbeleefd.", "Heel fijn geholpen, top!",
    "Niet slecht, maar de app loopt steeds vast.", "Mijn pas is geblokkeerd zonder uitleg.",
    "The engineer was lovely but the line still drops out.", "Could have been better.",
    "Charged twice and nobody answers the phone.", "Great app, never had an issue.",
    "Een dikke 9 voor de service.",
  ]
  private static let closings = [
    "\n\nMet vriendelijke groet,", "\nMvg", " Fijne dag nog!", "\n\nKind regards,",
    " Have a lovely day!", "\n\nAlvast bedankt.", "\n\nMany thanks in advance,",
  ]

  private func score(_ text: String) throws -> Double {
    try Self.analyzer.get().read(text).sentiment.score.value
  }

  @Test(arguments: texts, closings)
  func `a polite closing does not change the score`(text: String, closing: String) throws {
    #expect(abs(try score(text + closing) - score(text)) < 1e-12)
    let analyzer = try Self.analyzer.get()
    #expect(
      analyzer.read(text + closing).sentiment.label == analyzer.read(text).sentiment.label)
  }

  @Test(arguments: [
    " Dank u wel, fijne dag!", " Bedankt voor uw hulp.", " Thank you for your help.",
    " Thanks, have a nice day!",
  ])
  func `thanks do not drown a complaint`(closing: String) throws {
    for text in ["Al drie weken geen internet.", "Still no refund after six weeks."] {
      let plain = try score(text)
      #expect(plain < 0)
      #expect(try score(text + closing) <= plain * 0.8, "\(text + closing)")
    }
  }

  @Test(arguments: ["Bedankt voor uw hulp!", "Dank u wel!", "Thanks for the help", "Thank you!"])
  func `thanks alone are praise`(text: String) throws { #expect(try score(text) > 0) }

  @Test func `the order in which items are read does not matter`() throws {
    let analyzer = try Self.analyzer.get()
    let forwards = Self.texts.map { analyzer.read($0) }
    let backwards = Self.texts.reversed().map { analyzer.read($0) }
    #expect(forwards == Array(backwards.reversed()))
  }

  @Test(arguments: 0..<40)
  func `any bytes have a score in range, and offsets in the text`(seed: Int) throws {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    var bytes: [UInt8] = []
    for _ in 0..<600 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let byte = UInt8(truncatingIfNeeded: state >> 33)
      // A third of them any byte, the rest letters, marks and spaces that make words.
      bytes.append(byte % 3 == 0 ? byte : Array("niet goed! te 8/10 maar 😀".utf8)[Int(byte) % 25])
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let note = try Self.analyzer.get().explain(text)
    #expect((-1...1).contains(note.score))
    let given = Array(text.utf8)
    for word in note.clauses.flatMap(\.words) {
      #expect(word.start >= 0 && word.start <= word.end && word.end <= given.count)
      #expect(String(decoding: given[word.start..<word.end], as: UTF8.self) == word.text)
    }
  }

  @Test(arguments: [
    ("Geen enkele reden tot klagen.", SentimentLabel.positive),
    ("Op de service valt niets aan te merken.", .positive), ("Zeker niet onaardig.", .positive),
    ("Can't fault the service.", .positive), ("I have nothing but praise.", .positive),
    ("De communicatie kan op z'n zachtst gezegd beter.", .negative),
    ("Lekker dan, weer geen internet.", .negative), ("Nul sterren.", .negative),
    ("Great, another outage.", .negative), ("Thanks for wasting my morning.", .negative),
    ("Een 3.", .negative), ("Een dikke 9 voor de service", .positive), ("8/10", .positive),
    ("2 out of 10", .negative), ("5 sterren", .positive), ("Cheaper prices please", .negative),
    ("Kortere wachttijden", .negative), ("Factuur klopt al drie maanden niet.", .negative),
    ("Wish I had switched sooner.", .positive), ("Bring back the old app", .negative),
    ("Niks, alles loopt naar wens.", .positive), ("Nothing to complain about", .positive),
  ])
  func `what says one thing and means another is read as it is meant`(
    text: String, label: SentimentLabel
  ) throws {
    let read = try Self.analyzer.get().read(text).sentiment
    #expect(read.label == label, "\(read.score.value)")
  }
}
