import Testing

@testable import Bytes

struct TransferEncodingTests {
  @Test(arguments: [
    ("aGFsbG8=", "hallo"), ("aGFs\r\nbG8=", "hallo"), ("aGFsbG8", "hallo"), ("a!G*FsbG8=", "hallo"),
    ("aGE=aGE=", "haha"), ("", ""), ("=", ""), ("A", ""), ("_-8", "\u{FF}\u{EF}"),
  ])
  func `Base64 is decoded whatever stands between`(encoded: String, expected: String) {
    var output: [UInt8] = []
    Array(encoded.utf8).withUnsafeBufferPointer { Base64.decode($0, into: &output) }
    #expect(output == expected.unicodeScalars.map { UInt8($0.value) })
  }

  @Test(arguments: [
    ("caf=C3=A9", "café"), ("een=\ntwee", "eentwee"), ("een=\r\ntwee", "eentwee"),
    ("een= \ntwee", "eentwee"), ("een  \ntwee", "een\ntwee"), ("1 = 2", "1 = 2"), ("x=", "x"),
    ("=3d=3D", "=="), ("=G1", "=G1"), ("een=\rtwee", "eentwee"), ("a b ", "a b "),
  ])
  func `Quoted-Printable is decoded and forgives`(encoded: String, expected: String) {
    var output: [UInt8] = []
    Array(encoded.utf8).withUnsafeBufferPointer { QuotedPrintable.decode($0, into: &output) }
    #expect(String(decoding: output, as: UTF8.self) == expected)
  }

  @Test func `in a word an underscore is a space`() {
    var output: [UInt8] = []
    Array("een_=5F".utf8).withUnsafeBufferPointer {
      QuotedPrintable.decodeWord($0, into: &output)
    }
    #expect(String(decoding: output, as: UTF8.self) == "een _")
  }

  @Test(arguments: [("b", 0, 1), ("b", 2, 4), ("bc", 0, 4), ("bd", 0, nil), ("", 0, nil)])
  func `a needle is found from a place on`(needle: String, start: Int, expected: Int?) {
    let bytes = Array("ab_abc".replacing("_", with: "x").utf8)
    let found = bytes.withUnsafeBufferPointer { bytes in
      switch needle {
      case "b": bytes.find("b", from: start)
      case "bc": bytes.find("bc", from: start)
      case "bd": bytes.find("bd", from: start)
      default: bytes.find("", from: start)
      }
    }
    #expect(found == expected)
  }

  @Test(arguments: [
    ("\n--", "a\nb\n--c", 0, 3), ("\n--", "a\n-", 0, nil), ("\n--", "\n--\n--", 1, 3),
    ("a", "ba", 0, 1), ("a", "ba", 2, nil), ("aab", "aaaab", 0, 2), ("", "a", 0, nil),
    ("lang", "kort", 0, nil),
  ])
  func `a pattern is found from a place on`(
    pattern: String, text: String, start: Int, expected: Int?
  ) {
    let found = Array(text.utf8).withUnsafeBufferPointer {
      BytePattern(Array(pattern.utf8)).first(in: $0, from: start)
    }
    #expect(found == expected)
  }

  @Test func `a pattern of any length is found`() {
    let pattern = [UInt8](repeating: 0x61, count: 300) + [0x62]
    #expect(BytePattern(pattern).isIn([0x63] + pattern))
    #expect(!BytePattern(pattern).isIn(Array(pattern.prefix(200))))
  }
}
