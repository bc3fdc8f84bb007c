import Testing

@testable import Language

@Suite struct TokenizerTests {
  @Test(arguments: [
    ("Wát een SERVICE", ["wat", "een", "service"]),
    ("heeeel goeeed!!!", ["heel", "goeed", "!"]),
    ("don’t, foto's en 't", ["don't", ",", "foto's", "en", "'t"]),
    ("8/10 of 1.250,00 om 12:30", ["8", "/", "10", "of", "1.250,00", "om", "12:30"]),
    ("5sterren gr8", ["5", "sterren", "gr8"]),
    ("Straße œuvre IJsland", ["strasse", "oeuvre", "ijsland"]),
    ("top :-)) :( <3", ["top", ":)", ":(", "<3"]),
    ("👍🏽 ❤️", ["👍", "❤"]),
    ("wat?! …", ["wat", "?", "."]),
    ("#fail @VocTest", ["fail", "voctest"]),
    ("user-friendly", ["user", "-", "friendly"]),
  ])
  func `a text becomes its normalised words`(text: String, words: [String]) {
    let tokens = Tokenizer().tokenize(text)
    #expect(tokens.tokens.indices.map(tokens.word) == words)
  }

  @Test(arguments: [
    ("zie https://voc.example/a?b=c.", Token.Kind.url, 1),
    ("mail jan.jansen@voc.example nu", .email, 1), ("@voc hallo", .mention, 0),
    ("#klacht", .hashtag, 0), ("12,5 euro", .number, 0), ("ok :D", .emoticon, 1),
    ("ok 😀", .emoji, 1), ("ok !", .punctuation, 1), ("a \u{2603}\u{20AC}", .other, 2),
  ])
  func `a token knows what it is`(text: String, kind: Token.Kind, index: Int) {
    #expect(Tokenizer().tokenize(text)[index].kind == kind)
  }

  @Test(arguments: ["", "x ", "a@b ", "\n"])
  func `words of any length and end are cut alike`(before: String) {
    let letters = Array("abcdefghijklmnopqrstuvwxyz".utf8)
    for length in 1...26 {
      for end in [" ", ".", ",", "-", "é", "7", "'", "'s", "_", ":", "!", "\0", "\n", ""] {
        for capitals in [0, 1, length] {
          var word = Array(letters[..<length])
          for place in 0..<capitals { word[place] -= 0x20 }
          let text = before + String(decoding: word, as: UTF8.self) + end
          let tokens = Tokenizer().tokenize(text)
          guard
            let index = tokens.tokens.firstIndex(where: {
              $0.span.lowerBound == before.utf8.count
            })
          else {
            Issue.record("no token begins where the word does: \(text)")
            continue
          }
          let token = tokens[index]
          #expect(tokens.word(index).hasPrefix(String(decoding: letters[..<length], as: UTF8.self)))
          #expect(token.hash == WordHash.of(tokens.word(index).utf8))
          #expect(token.flags.contains(.capitalised) == (capitals > 0))
          #expect(token.flags.contains(.spaceBefore) == true)
        }
      }
    }
  }

  @Test(arguments: [
    ("www.voc.example is weg", [0..<15, 16..<18, 19..<22]),
    ("Http://a.example", [0..<16]), ("http: of www", [0..<4, 4..<5, 6..<8, 9..<12]),
    ("jan@voc.example, piet", [0..<15, 15..<16, 17..<21]),
    ("mail jan-piet@voc.example.", [0..<4, 5..<25, 25..<26]),
    ("@voc zie a.b en c@d", [0..<4, 5..<8, 9..<10, 10..<11, 11..<12, 13..<15, 16..<19]),
  ])
  func `addresses are cut as a whole, and no word is taken for one`(
    text: String, spans: [Range<Int>]
  ) {
    #expect(Tokenizer().tokenize(text).tokens.map(\.span) == spans)
  }

  @Test func `spans point at the words as they were written`() {
    let text = "Één «goede» dag 😀 én klaar…"
    let tokens = Tokenizer().tokenize(text)
    let utf8 = Array(text.utf8)
    let words = tokens.tokens.map { String(decoding: utf8[$0.span], as: UTF8.self) }
    #expect(words == ["Één", "«", "goede", "»", "dag", "😀", "én", "klaar", "…"])
  }

  @Test(arguments: [
    ("Goed. Niet duur", 2), ("Dit is bijv. goed", 1), ("Kost 3.50 euro", 1),
    ("Wat?! Echt waar?", 2), ("Top!!! Echt", 2), ("een\n\ntwee", 2),
    ("korte regel\nnog een", 2),
    ("deze regel is door het mailprogramma midden in de zin hier\nafgebroken", 1),
    ("Hij zei \"nee.\" Jammer", 2), ("o.a. dit", 1),
  ])
  func `sentences end where a reader would end them`(text: String, count: Int) {
    let table = LexiconTable(path: "abbreviations.tsv", shipped: Array("bijv\n".utf8))
    let tokens = Tokenizer(abbreviations: table).tokenize(text)
    #expect(tokens.sentences.count == count)
  }

  @Test func `capitals and drawn-out words are noted`() {
    let tokens = Tokenizer().tokenize("GEEN Goed traaaag één")
    #expect(tokens[0].flags.isSuperset(of: [.allCaps, .capitalised]))
    #expect(tokens[1].flags.contains(.capitalised) && !tokens[1].flags.contains(.allCaps))
    #expect(tokens[2].flags.contains(.elongated))
    #expect(tokens[3].flags.contains(.accented))
  }

  @Test(arguments: [UInt64](1...40))
  func `any bytes give tokens in order inside the text`(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    let bytes = (0..<400).map { _ -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
    let tokens = Tokenizer().tokenize(bytes)
    var end = 0
    for token in tokens.tokens {
      #expect(token.span.lowerBound >= end && !token.span.isEmpty)
      end = token.span.upperBound
    }
    #expect(end <= bytes.count)
    #expect(tokens.sentences.flatMap { $0 } == Array(tokens.tokens.indices))
  }

  @Test(arguments: ["a", "!", "😀", "e\u{301}", "'", "a.", "@", "\u{FF}", ":", "\r\n"])
  func `a long run of anything is cut in linear time`(piece: String) {
    let text = String(repeating: piece, count: 60_000)
    #expect(Tokenizer().tokenize(text).text.count == text.utf8.count)
  }
}
