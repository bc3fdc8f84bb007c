/// Phrases to look for in texts, by their first byte, so that a text is walked through once.
struct PhraseSet: Sendable {
  private var byFirst: [[[UInt8]]] = Array(repeating: [], count: 256)
  /// A bit for each pair of bytes with which a phrase begins.
  private var pairs: [UInt64] = Array(repeating: 0, count: 1024)

  /// - Parameter phrase: in lower case, two bytes at least.
  mutating func insert(_ phrase: String) {
    let bytes = Array(phrase.utf8)
    guard bytes.count > 1 else { return }
    byFirst[Int(bytes[0])].append(bytes)
    let pair = Int(bytes[0]) << 8 | Int(bytes[1])
    pairs[pair >> 6] |= 1 << UInt64(pair & 63)
  }

  /// Whether one of the phrases stands in `text`; capitals of ASCII count as small letters.
  func isFound(in text: some StringProtocol) -> Bool {
    var text = String(text)
    return text.withUTF8 { isFound(in: $0) }
  }

  func isFound(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    pairs.withUnsafeBufferPointer { pairs in
      guard var first = bytes.first.map(Self.small) else { return false }
      for at in 1..<max(bytes.count, 1) {
        let second = Self.small(bytes[at])
        let pair = Int(first) << 8 | Int(second)
        if pairs[pair >> 6] >> UInt64(pair & 63) & 1 == 1,
          byFirst[Int(first)].contains(where: { Self.stands($0, in: bytes, at: at - 1) })
        {
          return true
        }
        first = second
      }
      return false
    }
  }

  /// Where the first phrase in `text` ends, in bytes.
  func end(in text: String) -> Int? {
    var text = text
    return text.withUTF8 { bytes in
      for at in bytes.indices {
        let here = byFirst[Int(Self.small(bytes[at]))].filter {
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
    let first = Int(Self.small(bytes[0]))
    let pair = first << 8 | Int(Self.small(bytes[1]))
    guard pairs[pair >> 6] >> UInt64(pair & 63) & 1 == 1 else { return nil }
    return byFirst[first].filter { Self.stands($0, in: bytes, at: 0) }.map(\.count).max()
  }

  private static func stands(
    _ phrase: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> Bool {
    guard start + phrase.count <= bytes.count else { return false }
    return phrase.indices.allSatisfy { small(bytes[start + $0]) == phrase[$0] }
  }

  private static func small(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
