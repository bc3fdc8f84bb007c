import Testing

@testable import Pipeline

@Suite struct NameWordTests {
  /// The words of a text, as they stand there.
  private static func words(_ text: String) -> [(word: String, isName: Bool, isShouted: Bool)] {
    var text = text
    var words: [NameWord] = []
    return text.withUTF8 { bytes in
      NameWord.find(in: bytes, CueTable(), into: &words)
      return words.map {
        (String(decoding: bytes[$0.span], as: UTF8.self), $0.isName, $0.isShouted)
      }
    }
  }

  @Test(arguments: 1...20)
  func `a word of any length ends where its letters do`(count: Int) {
    let small = String(repeating: "a", count: count)
    let ends = [
      ("", ""), (" ", ""), (".", ""), ("9", ""), ("\u{A0}", ""), ("'", ""), ("-", ""), ("…", ""),
      ("'s", "'s"), ("-b", "-b"), ("é", "é"), ("ß.", "ß"),
    ]
    for (behind, belongs) in ends {
      for rest in ["", " bbb", " bbbbbbbbbbbbb"] {
        for first in [small, "A" + small.dropFirst(), small.uppercased()] {
          let found = Self.words("(" + first + behind + rest)
          #expect(found.first?.word == first + belongs)
          let isShouted =
            first == small.uppercased() && (first + belongs).utf8.count > 1
            && !belongs.contains { $0.isASCII && $0.isLowercase }
          #expect(found.first?.isShouted == isShouted)
          #expect(found.first?.isName == (first.first == "A" && !isShouted))
          #expect(found.count == (rest.isEmpty ? 1 : 2))
        }
      }
    }
  }
}
