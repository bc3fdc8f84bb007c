/// A run of letters, with apostrophes and hyphens inside it.
struct NameWord {
  private let start: UInt32
  private let end: UInt32
  private let form: Form

  private struct Form: OptionSet {
    let rawValue: UInt8
    static let capitalised = Form(rawValue: 1)
    static let shouted = Form(rawValue: 2)
    static let startsLine = Form(rawValue: 4)
    static let hyphenated = Form(rawValue: 8)
    static let lead = Form(rawValue: 16)
  }

  /// In UTF-8 bytes of the text.
  var span: Range<Int> { Int(start)..<Int(end) }
  var isCapitalised: Bool { form.contains(.capitalised) }
  /// Whether it is written in capitals only, two or more of them.
  var isShouted: Bool { form.contains(.shouted) }
  var startsLine: Bool { form.contains(.startsLine) }
  var isHyphenated: Bool { form.contains(.hyphenated) }
  /// Whether it may lead to a name or an address, by its first and last letter and its length.
  var mayLead: Bool { form.contains(.lead) }

  /// Capitalised as a name is in running text.
  var isName: Bool { isCapitalised && !isShouted }

  /// Finds all words of a text of less than 4 GB, with what `table` says of them.
  ///
  /// - Parameter words: what stands in it goes; its memory serves many texts.
  static func find(
    in bytes: UnsafeBufferPointer<UInt8>, _ table: CueTable, into words: inout [NameWord]
  ) {
    words.removeAll(keepingCapacity: true)
    words.reserveCapacity(bytes.count / 5 + 4)
    table.withLeads { leads in
      var index = 0
      var startsLine = true
      let count = min(bytes.count, Int(UInt32.max))
      while index < count {
        let byte = bytes[index]
        guard isLetter(byte) else {
          if byte == 0x0A { startsLine = true }
          index += byte == 0xC2 ? 2 : byte == 0xE2 ? 3 : 1
          continue
        }
        let start = index
        var form: Form = startsLine ? .startsLine : []
        if let plain = PlainLetters(in: bytes, at: start, to: count) {
          index = start + plain.count
          if byte &- 65 < 26 {
            form.insert(.capitalised)
            if plain.count > 1, plain.areCapitals { form.insert(.shouted) }
          }
        } else {
          index = end(from: start, in: bytes, to: count, &form)
          if isCapital(at: start, bytes) {
            form.insert(.capitalised)
            if index - start > 1, !bytes[start..<index].contains(where: { $0 &- 97 < 26 }) {
              form.insert(.shouted)
            }
          }
        }
        let lengths = leads[CueTable.leadPlace(byte, bytes[index - 1])]
        if lengths >> UInt32(min(31, index - start)) & 1 == 1 { form.insert(.lead) }
        words.append(NameWord(start: UInt32(start), end: UInt32(index), form: form))
        startsLine = false
      }
    }
  }

  /// Where a word of any letters ends.
  private static func end(
    from start: Int, in bytes: UnsafeBufferPointer<UInt8>, to count: Int, _ form: inout Form
  ) -> Int {
    var index = start + 1
    while index < count {
      let byte = bytes[index]
      if !isLetter(byte) {
        guard byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-"), index + 1 < count,
          isLetter(bytes[index + 1])
        else { break }
        if byte == UInt8(ascii: "-") { form.insert(.hyphenated) }
      }
      index += 1
    }
    return index
  }

  /// A–Z, a–z and what is beyond Latin-1's signs: U+0080 to U+00BF and U+2000 to U+2FFF are marks.
  @inline(__always)
  private static func isLetter(_ byte: UInt8) -> Bool {
    if byte < 0x80 { return (byte | 0x20) &- 97 < 26 }
    return byte != 0xC2 && byte != 0xE2
  }

  /// A–Z, À–Þ, and the capitals of Latin Extended-A, which are its even places but for some.
  private static func isCapital(at index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if bytes[index] &- 65 < 26 { return true }
    guard bytes[index] >= 0x80, index + 1 < bytes.count else { return false }
    switch bytes[index] {
    case 0xC3: return bytes[index + 1] <= 0x9E
    case 0xC4, 0xC5: return bytes[index + 1] & 1 == 0 || bytes[index + 1] >= 0xB9
    default: return false
    }
  }
}

/// A word of at most seven letters A to Z and a to z, as most are, told by one look at eight bytes.
private struct PlainLetters {
  let count: Int
  let areCapitals: Bool

  /// Nil where another letter, an apostrophe or a hyphen follows, or where fewer than eight bytes are left.
  @inline(__always)
  init?(in bytes: UnsafeBufferPointer<UInt8>, at start: Int, to end: Int) {
    guard start + 8 <= end, let base = UnsafeRawPointer(bytes.baseAddress) else { return nil }
    let eight = UInt64(
      littleEndian: base.loadUnaligned(fromByteOffset: start, as: UInt64.self))
    let each: UInt64 = 0x0101_0101_0101_0101
    // Each byte in small letters and seven bits; its eighth bit is then set where it is large enough.
    let small = (eight | 0x20 &* each) & 0x7F &* each
    let letters =
      (small &+ (0x80 - 0x61) &* each) & ~(small &+ (0x80 - 0x7B) &* each) & ~eight
      & 0x80 &* each
    count = (~letters & 0x80 &* each).trailingZeroBitCount >> 3
    guard count < 8 else { return nil }
    let next = UInt8(truncatingIfNeeded: eight &>> UInt64(count &* 8))
    guard next < 0x80, next != UInt8(ascii: "'"), next != UInt8(ascii: "-") else { return nil }
    areCapitals = (eight &<< 2) & letters & ((1 &<< UInt64(count &* 8)) &- 1) == 0
  }
}
