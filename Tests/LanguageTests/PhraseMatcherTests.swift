import Feedback
import Testing

@testable import Language

@Suite struct PhraseMatcherTests {
  private static let inflector = Inflector(
    .dutch,
    irregular: LexiconTable(
      path: "nl/irregular.tsv",
      shipped: Array("vallen\tviel vielen gevallen\n".utf8)))

  /// The phrases of `pattern` in `text`, as they stand there.
  private func found(_ pattern: String, in text: String) throws -> [String] {
    let table = LexiconTable(path: "test.tsv", shipped: Array(pattern.utf8))
    let matcher = PhraseMatcher([
      try PhraseTable(
        table, inflector: Self.inflector,
        classes: ["day": ["maandag", "dinsdag"].map { WordHash.of($0.utf8) }])
    ])
    let tokens = Tokenizer().tokenize(text)
    return tokens.sentences.flatMap { matcher.matches(in: tokens, $0) }
      .map { tokens.string($0.tokens) }
  }

  @Test(arguments: [
    ("op tijd", "Precies op tijd geleverd", ["op tijd"]),
    ("vallen/v … tegen", "Het valt me elke keer weer tegen.", ["valt me elke keer weer tegen"]),
    ("vallen/v … tegen", "Het viel, maar tegen", []),
    ("vallen/v …, tegen", "Het viel, maar tegen", ["viel, maar tegen"]),
    ("vallen/v …2 tegen", "Het valt me elke keer tegen", []),
    ("levering*", "De leveringsproblemen", ["leveringsproblemen"]),
    ("*service", "Wat een topservice", ["topservice"]),
    ("(geen|nooit) reactie", "nooit reactie, geen reactie", ["nooit reactie", "geen reactie"]),
    ("(#) (dag|dagen)", "Na 3 dagen", ["3 dagen"]),
    ("niet erg? goed", "niet goed, niet erg goed", ["niet goed", "niet erg goed"]),
    ("op @day", "komt op dinsdag", ["op dinsdag"]),
    ("goed/a", "de goede zaak", ["goede"]),
    ("e-mail", "een E-mail", ["E-mail"]),
    ("wel . niet", "wel. niet", []),
  ])
  func `a pattern finds its phrases`(pattern: String, text: String, phrases: [String]) throws {
    #expect(try found(pattern, in: text) == phrases)
  }

  @Test(arguments: [0, 1, 62, 63, 64, 65, 127, 128, 150])
  func `a phrase is found wherever it stands in a long sentence`(place: Int) throws {
    var words = Array(repeating: "woord", count: 152)
    words.replaceSubrange(place..<place + 2, with: ["nooit", "reactie"])
    let text = words.joined(separator: " ")
    #expect(try found("(geen|nooit) reactie", in: text) == ["nooit reactie"])
    #expect(try found("(geen|nooit) … reactie", in: text) == ["nooit reactie"])
    #expect(try found("geen reactie", in: text) == [])
  }

  @Test(arguments: [0, 63, 64, 267, 268, 1023, 1024, 2047, 4000, 4093])
  func `a phrase is found wherever it stands in an endless sentence`(place: Int) throws {
    var words = Array(repeating: "woord", count: 4096)
    words.replaceSubrange(place..<place + 3, with: ["nooit", "een", "reactie"])
    let text = words.joined(separator: " ")
    #expect(try found("(geen|nooit) … reactie", in: text) == ["nooit een reactie"])
    #expect(try found("nooit een reactie", in: text) == ["nooit een reactie"])
    #expect(try found("(geen|nooit) reactie", in: text) == [])
  }

  @Test func `a phrase is found over all the gaps that it may have`() throws {
    let parts = (0..<12).map { "deel\(UnicodeScalar(UInt8(97 + $0)))" }
    let gap = Array(repeating: "woord", count: 16).joined(separator: " ")
    let phrase = parts.joined(separator: " \(gap) ")
    let before = Array(repeating: "woord", count: 1500).joined(separator: " ")
    #expect(
      try found(parts.joined(separator: " …16 "), in: "\(before) \(phrase) \(before)") == [phrase])
  }

  @Test func `the words of a gap are not named`() throws {
    let table = LexiconTable(path: "test.tsv", shipped: Array("vallen/v … tegen".utf8))
    let matcher = PhraseMatcher([try PhraseTable(table, inflector: Self.inflector)])
    let tokens = Tokenizer().tokenize("het viel ons erg tegen")
    let match = try #require(matcher.matches(in: tokens, 0..<5).first)
    #expect((0..<5).map(match.names) == [false, true, false, false, true])
  }

  @Test(arguments: ["… tegen", "valt …", "op? tijd", "(a|b", "a*", "wacht/x", "@nobody"])
  func `a pattern that cannot be read is refused with its line`(pattern: String) {
    #expect(throws: LexiconError(file: "test.tsv", line: 1, reason: "")) {
      try found(pattern, in: "")
    }
  }
}
