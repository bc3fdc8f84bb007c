/// A run of letters, with apostrophes and hyphens inside it.
struct NameWord {
  /// In UTF-8 bytes of the text.
  let span: Range<Int>
  let isCapitalised: Bool
  /// Whether it is written in capitals only, two or more of them.
  let isShouted: Bool
  let startsLine: Bool

  /// Capitalised as a name is in running text.
  var isName: Bool { isCapitalised && !isShouted }

  static func all(in bytes: UnsafeBufferPointer<UInt8>) -> [NameWord] {
    var words: [NameWord] = []
    var index = 0
    var startsLine = true
    while index < bytes.count {
      guard isLetter(at: index, bytes) else {
        if bytes[index] == 0x0A { startsLine = true }
        index += bytes[index] == 0xC2 ? 2 : bytes[index] == 0xE2 ? 3 : 1
        continue
      }
      let start = index
      while index < bytes.count, isLetter(at: index, bytes) || isJoint(at: index, bytes) {
        index += 1
      }
      words.append(
        NameWord(
          span: start..<index, isCapitalised: isCapital(at: start, bytes),
          isShouted: index - start > 1 && !bytes[start..<index].contains { $0 &- 97 < 26 },
          startsLine: startsLine))
      startsLine = false
    }
    return words
  }

  /// A–Z, a–z and what is beyond Latin-1's signs: U+0080 to U+00BF and U+2000 to U+2FFF are marks.
  private static func isLetter(at index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let byte = bytes[index]
    if byte < 0x80 { return (byte | 0x20) &- 97 < 26 }
    return byte != 0xC2 && byte != 0xE2
  }

  private static func isJoint(at index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    (bytes[index] == UInt8(ascii: "'") || bytes[index] == UInt8(ascii: "-"))
      && index + 1 < bytes.count && isLetter(at: index + 1, bytes)
  }

  /// A–Z, À–Þ, and the capitals of Latin Extended-A, which are its even places but for some.
  private static func isCapital(at index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if bytes[index] &- 65 < 26 { return true }
    guard index + 1 < bytes.count else { return false }
    switch bytes[index] {
    case 0xC3: return bytes[index + 1] <= 0x9E
    case 0xC4, 0xC5: return bytes[index + 1] & 1 == 0 || bytes[index + 1] >= 0xB9
    default: return false
    }
  }
}
