/// Phrases to look for in texts, by their first byte, so that a text is walked through once.
final class PhraseSet: Sendable {
  // By that byte with the bit set in which small letters differ from capitals.
  private let byFirst: [[[UInt8]]]
  private let byLast: [[[UInt8]]]
  /// A bit for each pair of bytes with which a phrase begins.
  private let pairs: [UInt64]

  /// - Parameter phrases: in lower case, two bytes each at least.
  init(_ phrases: some Sequence<String>) {
    var byFirst: [[[UInt8]]] = Array(repeating: [], count: 256)
    var byLast = byFirst
    var pairs: [UInt64] = Array(repeating: 0, count: 1024)
    for bytes in phrases.map({ Array($0.utf8) }) where bytes.count > 1 {
      byFirst[Int(bytes[0] | 0x20)].append(bytes)
      byLast[Int(bytes[bytes.count - 1] | 0x20)].append(bytes)
      let pair = Int(bytes[0] | 0x20) << 8 | Int(bytes[1] | 0x20)
      pairs[pair >> 6] |= 1 << UInt64(pair & 63)
    }
    (self.byFirst, self.byLast, self.pairs) = (byFirst, byLast, pairs)
  }

  /// Whether one of the phrases stands in `text`; capitals of ASCII count as small letters.
  func isFound(in text: some StringProtocol) -> Bool {
    var text = String(text)
    return text.withUTF8 { isFound(in: $0) }
  }

  func isFound(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count > 1 else { return false }
    return pairs.withUnsafeBufferPointer { pairs in
      var pair = Int(bytes[0] | 0x20)
      for at in 1..<bytes.count {
        pair = (pair << 8 | Int(bytes[at] | 0x20)) & 0xFFFF
        if pairs[pair >> 6] >> UInt64(pair & 63) & 1 == 1,
          byFirst[pair >> 8].contains(where: { Self.stands($0, in: bytes, at: at - 1) })
        {
          return true
        }
      }
      return false
    }
  }

  /// Whether one of the phrases begins or ends `bytes`.
  func isAtEdge(of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if length(ofStart: bytes) != nil { return true }
    guard let last = bytes.last else { return false }
    return byLast[Int(last | 0x20)].contains {
      Self.stands($0, in: bytes, at: bytes.count - $0.count)
    }
  }

  /// Where the first phrase in `text` ends, in bytes.
  func end(in text: String) -> Int? {
    var text = text
    return text.withUTF8 { bytes in
      for at in bytes.indices {
        let here = byFirst[Int(bytes[at] | 0x20)].filter {
          Self.stands($0, in: bytes, at: at)
        }
        if let longest = here.map(\.count).max() { return at + longest }
      }
      return nil
    }
  }

  /// The length in bytes of the longest phrase with which `text` begins.
  func length(ofStart text: String) -> Int? {
    var text = text
    return text.withUTF8 { length(ofStart: $0) }
  }

  func length(ofStart bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.count > 1 else { return nil }
    let first = Int(bytes[0] | 0x20)
    let pair = first << 8 | Int(bytes[1] | 0x20)
    guard pairs[pair >> 6] >> UInt64(pair & 63) & 1 == 1 else { return nil }
    return byFirst[first].filter { Self.stands($0, in: bytes, at: 0) }.map(\.count).max()
  }

  private static func stands(
    _ phrase: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> Bool {
    guard start >= 0, start + phrase.count <= bytes.count else { return false }
    return phrase.indices.allSatisfy { small(bytes[start + $0]) == phrase[$0] }
  }

  private static func small(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
