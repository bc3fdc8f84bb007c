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
    } else if let asian = CJKEvidence(sample).name, let charset = Charset(label: asian.label) {
      self.init(legacy: charset, name: asian.name)
    } else if Charset.guess(sample) == .cp850 {
      self.init(legacy: .cp850, name: "CP850")
    } else {
      self.init(legacy: .windows1252, name: "windows-1252")
    }
  }

  /// The text of one field; `fallback` is asked only where it is not UTF-8.
  func string(_ bytes: UnsafeBufferPointer<UInt8>, fallback: () -> Charset) -> String {
    Self.utf8(bytes) ?? fallback().decode(bytes)
  }

  /// The text of well-formed UTF-8, nil for any other bytes. (`String(validating:as:)` says the same
  /// and looks up types at run time.)
  package static func utf8(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    Charset.isASCII(bytes) || Charset.isUTF8(bytes) ? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// The charset of all records that are not UTF-8; nil where they may be in several.
  var onlyCharset: Charset? { legacy == .windows1252 || legacy == .cp850 ? nil : legacy }

  /// The charset of one record that is not UTF-8.
  func charset(ofRecord bytes: [UInt8]) -> Charset {
    if let onlyCharset { return onlyCharset }
    if let old = Self.oldCharset(bytes) { return old }
    if Charset.guess(bytes) == .cp850 { return .cp850 }
    return bytes.contains { $0 >= 0xC0 } ? .windows1252 : legacy
  }

  /// CP850 and Mac Roman have the accented letters of French and Dutch where windows-1252 has marks
  /// that no word ends with and capitals that no small letter stands before.
  private static func oldCharset(_ bytes: [UInt8]) -> Charset? {
    var (dos, mac) = (0, 0)
    for (before, byte) in zip(bytes, bytes.dropFirst()) where (0x61...0x7A).contains(before) {
      switch byte {
      // é ç ê è in CP850; low quote, double dagger, circumflex and Š in windows-1252.
      case 0x82, 0x87, 0x88, 0x8A: dos += 1
      // é è in Mac Roman; Ž and nothing in windows-1252, Ä and Å in CP850.
      case 0x8E, 0x8F: mac += 1
      case 0xC0...0xFF: (dos, mac) = (dos - 1, mac - 1)
      default: break
      }
    }
    if mac > max(0, dos) { return Charset(label: "macintosh") }
    return dos > 0 ? .cp850 : nil
  }
}
