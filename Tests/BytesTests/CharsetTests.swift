import Testing

@testable import Bytes

struct CharsetTests {
  /// Words of eight small Cyrillic letters, whose charset has them from `first` on.
  static func lamp(from first: UInt8) -> [UInt8] {
    Array((0..<4).flatMap { _ in (0..<8).map { first + $0 * 3 } + [0x20] })
  }

  @Test(arguments: [
    ("utf-8", "é€😀", [0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0xF0, 0x9F, 0x98, 0x80]),
    ("UTF8", "a", [0xEF, 0xBB, 0xBF, 0x61]),
    ("iso-8859-1", "é–", [0xE9, 0x96]),
    ("\"windows-1252\"", "€", [0x80]),
    ("iso-8859-15", "€", [0xA4]),
    ("us-ascii", "é", [0xC3, 0xA9]),
    ("ascii", "é", [0xE9]),
    ("utf-16", "hé", [0xFF, 0xFE, 0x68, 0x00, 0xE9, 0x00]),
    ("utf-16be", "hé", [0x00, 0x68, 0x00, 0xE9]),
    ("utf-7", "€", [0x2B, 0x49, 0x4B, 0x77, 0x2D]),
    ("koi8-r", "Да", [0xE4, 0xC1]),
    ("gb2312", "台", [0xCC, 0xA8]),
    ("shift_jis", "ラ", [0x83, 0x89]),
    ("iso-2022-jp", "ラ", [0x1B, 0x24, 0x42, 0x25, 0x69, 0x1B, 0x28, 0x42]),
    ("ks_c_5601-1987", "가", [0xB0, 0xA1]),
    ("big5", "一", [0xA4, 0x40]),
    ("cp850", "één", [0x82, 0x82, 0x6E]),
    ("utf-8*nl", "a", [0x61]),
  ])
  func `bytes are decoded as their label says`(label: String, text: String, bytes: [UInt8]) throws {
    let charset = try #require(Charset(label: label))
    #expect(charset.decode(bytes) == text)
    #expect(charset.decode(bytes.span) == text)
  }

  @Test(arguments: ["", "unknown-8bit", "x-unknown", "no-such-charset", "//TRANSLIT", "\0"])
  func `labels that nobody knows are none`(label: String) {
    #expect(Charset(label: label) == nil)
  }

  @Test(arguments: ["utf-8", "gb18030", "shift_jis", "iso-2022-jp", "utf-7", "utf-16", "euc-kr"])
  func `what means nothing becomes a replacement character`(label: String) throws {
    let charset = try #require(Charset(label: label))
    let bytes: [UInt8] = [0x61, 0x62, 0xFF, 0xFF, 0x61, 0x62, 0x81]
    #expect(charset.decode(bytes).unicodeScalars.contains("\u{FFFD}") || label == "utf-16")
    #expect(charset.decode([UInt8]()) == "")
  }

  @Test(arguments: [
    (Array("Geërgerd".utf8), Charset.utf8), (Array("gewoon".utf8), .ascii),
    ([0x47, 0x65, 0xEB, 0x72, 0x67], .windows1252), ([0x47, 0x65, 0x89, 0x72, 0x67], .cp850),
    ([0x64, 0x6F, 0x6E, 0x92, 0x74], .windows1252), ([0x80, 0x20, 0x35], .windows1252),
    ([0xFF, 0xFE, 0x61, 0x00], .utf16LittleEndian), ([0xFE, 0xFF, 0x00, 0x61], .utf16BigEndian),
    ([0x61, 0, 0x62, 0, 0x63, 0, 0x64, 0], .utf16LittleEndian),
    ([0, 0x61, 0, 0x62, 0, 0x63, 0, 0x64], .utf16BigEndian),
    ([0x1B, 0x24, 0x42, 0x25, 0x69, 0x1B, 0x28, 0x42], .iso2022JP), ([], .ascii),
    (Array(repeating: 0xC4, count: 40), .windows1252),
    (Self.lamp(from: 0xC0), .koi8R), (Self.lamp(from: 0xE0), .windows1251),
    ([0xCE, 0xD2, 0xB5, 0xC4, 0xB5, 0xC6, 0xBB, 0xB5, 0xC1, 0xCB], .gb18030),
    ([0x83, 0x89, 0x83, 0x93, 0x83, 0x76, 0x82, 0xAA, 0x89, 0xF3, 0x82, 0xEA], .shiftJIS),
  ])
  func `a charset without a label is guessed`(bytes: [UInt8], expected: Charset) {
    #expect(Charset.guess(bytes) == expected)
  }

  @Test(arguments: [
    ([0xC3, 0xA9], true), ([0xC3], false), ([0xC0, 0xAF], false), ([0xED, 0xA0, 0x80], false),
    ([0xF4, 0x90, 0x80, 0x80], false), ([0xE2, 0x82, 0xAC], true), ([0x80], false), ([], true),
  ])
  func `UTF-8 is well formed or not`(bytes: [UInt8], expected: Bool) {
    #expect(bytes.withUnsafeBufferPointer { Charset.isUTF8($0) } == expected)
  }

  @Test func `a sequence cut off at the end may pass`() {
    let bytes: [UInt8] = [0x61, 0xE2, 0x82]
    #expect(bytes.withUnsafeBufferPointer { Charset.isUTF8($0, cutOff: true) })
    #expect(!bytes.withUnsafeBufferPointer { Charset.isUTF8($0) })
  }
}
