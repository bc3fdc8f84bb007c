/// How bytes spell text. Decoding never fails: what no charset can mean becomes U+FFFD, as readers
/// of mail and browsers do.
///
///     Charset(label: "iso-8859-15")?.decode([0xA4].span)  // "€"
///     Charset.guess([0x63, 0xE9].span)                    // .windows1252
///
/// UTF-8, UTF-16, ASCII and windows-1252 are decoded here; the rest by the C library's `iconv`.
package struct Charset: Hashable, Sendable {
  enum Kind: Hashable {
    case utf8
    case utf16(UTF16Order)
    /// Seven bits by its label; where eighth bits are set all the same, the label is no use.
    case ascii
    case windows1252
    /// By its name in `iconv`.
    case named(String)
  }

  enum UTF16Order { case little, big, marked }

  let kind: Kind

  package static let utf8 = Charset(kind: .utf8)
  package static let ascii = Charset(kind: .ascii)
  /// Also what `iso-8859-1` means in practice (WHATWG Encoding §4.2).
  package static let windows1252 = Charset(kind: .windows1252)
  /// Either order, by its mark, else by where the NULs stand.
  package static let utf16 = Charset(kind: .utf16(.marked))
  package static let utf16LittleEndian = Charset(kind: .utf16(.little))
  package static let utf16BigEndian = Charset(kind: .utf16(.big))
  /// The "DOS" code page of western Europe, as old exports still have it.
  package static let cp850 = Charset(kind: .named("CP850"))
  package static let iso2022JP = Charset(kind: .named("ISO-2022-JP"))

  init(kind: Kind) { self.kind = kind }

  /// Decodes all of `bytes`; a byte order mark at the beginning is not text.
  package func decode(_ bytes: Span<UInt8>) -> String {
    bytes.withUnsafeBufferPointer { decode($0) }
  }

  package func decode(_ bytes: [UInt8]) -> String {
    bytes.withUnsafeBufferPointer { decode($0) }
  }

  package func decode(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.withUnsafeBufferPointer { decode($0) }
  }

  package func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    switch kind {
    case .utf8: return Self.decodeUTF8(bytes)
    case .utf16(let order): return Self.decodeUTF16(bytes, order)
    case .windows1252: return Self.decodeWindows1252(bytes)
    case .ascii:
      if Self.isASCII(bytes) { return String(decoding: bytes, as: UTF8.self) }
      let better = Self.guess(bytes)
      return (better == .ascii ? .windows1252 : better).decode(bytes)
    case .named(let name):
      if Self.isASCII(bytes), !Self.isShifting(name) {
        return String(decoding: bytes, as: UTF8.self)
      }
      guard let converter = Converter(from: name) else { return Self.decodeWindows1252(bytes) }
      return converter.decode(bytes)
    }
  }

  private static func decodeUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[3...]), as: UTF8.self)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func decodeUTF16(
    _ bytes: UnsafeBufferPointer<UInt8>, _ order: UTF16Order
  ) -> String {
    var big = order == .big
    var start = 0
    if bytes.starts(with: [0xFE, 0xFF]) {
      (big, start) = (true, 2)
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      (big, start) = (false, 2)
    } else if order == .marked {
      big = nuls(bytes).even > nuls(bytes).odd
    }
    let units = stride(from: start, to: bytes.count - 1, by: 2).map { at in
      let (first, second) = (UInt16(bytes[at]), UInt16(bytes[at + 1]))
      return big ? first << 8 | second : second << 8 | first
    }
    return String(decoding: units, as: UTF16.self)
  }

  private static func decodeWindows1252(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    if isASCII(bytes) { return String(decoding: bytes, as: UTF8.self) }
    return String(unsafeUninitializedCapacity: bytes.count * 3) { out in
      var end = 0
      for byte in bytes {
        if byte < 0x80 {
          out[end] = byte
          end += 1
        } else {
          let scalar = byte < 0xA0 ? windows1252Upper[Int(byte) - 0x80] : UInt16(byte)
          for unit in UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}")
            ?? UTF8.encodedReplacementCharacter
          {
            out[end] = unit
            end += 1
          }
        }
      }
      return end
    }
  }

  /// What 0x80 to 0x9F mean in windows-1252; the five that mean nothing stay controls, as in WHATWG.
  private static let windows1252Upper: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  /// Whether seven-bit bytes may mean something else than ASCII.
  private static func isShifting(_ name: String) -> Bool {
    name.hasPrefix("ISO-2022") || name.hasPrefix("UTF-") || name.hasPrefix("HZ")
      || name.hasPrefix("UCS") || name.hasPrefix("EBCDIC") || name.hasPrefix("IBM")
  }
}
