import Bytes

/// How the bytes of fields become text: UTF-8 where they are UTF-8, else a charset decided for the
/// file from its beginning, and corrected record by record, since exports that were glued together
/// by hand mix charsets.
package struct CSVText: Sendable, Hashable {
  /// What a record that is not UTF-8 is in.
  package let legacy: Charset
  /// In words, such as `UTF-8` or `windows-1252`.
  package let name: String

  static let utf8 = CSVText(legacy: .windows1252, name: "UTF-8")

  private init(legacy: Charset, name: String) {
    self.legacy = legacy
    self.name = name
  }

  /// Decides from a file's beginning, which may be cut in the middle of a character.
  init(sample: UnsafeBufferPointer<UInt8>) {
    if Charset.isUTF8(sample, cutOff: true) {
      self = .utf8
    } else if let asian = Self.doubleByte(sample) {
      self = asian
    } else if Charset.guess(sample) == .cp850 {
      self.init(legacy: .cp850, name: "CP850")
    } else {
      self.init(legacy: .windows1252, name: "windows-1252")
    }
  }

  /// The text of one field; `fallback` is asked only where it is not UTF-8.
  func string(_ bytes: UnsafeBufferPointer<UInt8>, fallback: () -> Charset) -> String {
    String(validating: bytes, as: UTF8.self) ?? fallback().decode(bytes)
  }

  /// The charset of one record that is not UTF-8.
  func charset(ofRecord bytes: [UInt8]) -> Charset {
    guard legacy == .windows1252 || legacy == .cp850 else { return legacy }
    if Charset.guess(bytes) == .cp850 { return .cp850 }
    return bytes.contains { $0 >= 0xC0 } ? .windows1252 : legacy
  }

  /// Korean and Chinese write two high bytes a character, and Korean syllables lie in rows B0 to C8
  /// (KS X 1001); western text hardly ever has two high bytes beside each other.
  private static func doubleByte(_ bytes: UnsafeBufferPointer<UInt8>) -> CSVText? {
    var (high, paired, hangul, at) = (0, 0, 0, 0)
    while at < bytes.count {
      guard bytes[at] >= 0x80 else {
        at += 1
        continue
      }
      high += 1
      let isPair =
        at + 1 < bytes.count && (0xA1...0xFD).contains(bytes[at]) && bytes[at + 1] >= 0xA1
      if isPair {
        high += 1
        paired += 2
        if (0xB0...0xC8).contains(bytes[at]) { hangul += 2 }
      }
      at += isPair ? 2 : 1
    }
    guard paired >= 8, paired * 10 >= high * 9 else { return nil }
    let isKorean = hangul * 10 >= paired * 8
    return Charset(label: isKorean ? "cp949" : "gb18030").map {
      CSVText(legacy: $0, name: isKorean ? "CP949" : "GB18030")
    }
  }
}
