/// The parts of people's names as a source states them, by their hashes.
struct KnownNames {
  private var hashes: [FoldedHash] = []
  /// A bit for each, by its first letter and its length: most words are none of them.
  private var mask: UInt64 = 0

  var isEmpty: Bool { hashes.isEmpty }

  init() {}

  /// - Parameters:
  ///   - names: as they stand in headers and columns.
  ///   - addresses: `kees.jansen@…` and `k.jansen@…` tell a name, `info@…` and `sales.team@…` none.
  init(names: [String], addresses: [String] = [], cues: NameCues) {
    var words: [NameWord] = []
    for name in names { add(name: name, cues, &words) }
    for address in addresses { add(address: address, cues, &words) }
  }

  /// Leaves nothing but the memory.
  mutating func clear() {
    hashes.removeAll(keepingCapacity: true)
    mask = 0
  }

  /// - Parameter words: memory for the name's words.
  mutating func add(name: String, _ cues: NameCues, _ words: inout [NameWord]) {
    var name = name
    name.withUTF8 { bytes in
      NameWord.find(in: bytes, cues.table, into: &words)
      add(words, in: bytes, cues)
    }
  }

  /// - Parameter words: memory for the address's words.
  mutating func add(address: String, _ cues: NameCues, _ words: inout [NameWord]) {
    var address = address
    address.withUTF8 { bytes in
      let mailbox = UnsafeBufferPointer(rebasing: bytes.prefix { $0 != UInt8(ascii: "@") })
      NameWord.find(in: mailbox, cues.table, into: &words)
      guard words.count > 1, let first = words.first,
        first.span.count == 1 || Self.isGiven(first, in: mailbox, cues)
      else { return }
      add(words, in: mailbox, cues)
    }
  }

  /// `jan`, and `jan-willem` by its first part.
  private static func isGiven(
    _ word: NameWord, in bytes: UnsafeBufferPointer<UInt8>, _ cues: NameCues
  ) -> Bool {
    let hyphen = bytes[word.span].firstIndex(of: UInt8(ascii: "-")) ?? word.span.upperBound
    return cues.table[FoldedHash(bytes, word.span.lowerBound..<hyphen)].contains(.givenName)
  }

  /// Adds the parts of a name that are no particles and no other words.
  private mutating func add(
    _ words: [NameWord], in bytes: UnsafeBufferPointer<UInt8>, _ cues: NameCues
  ) {
    for word in words where word.span.count > 1 {
      let hash = FoldedHash(bytes, word.span)
      guard cues.table[hash].isDisjoint(with: [.particle, .notAName]) else { continue }
      hashes.append(hash)
      mask |= Self.bit(of: word, in: bytes)
    }
  }

  /// A quick no for most words.
  @inline(__always)
  func mayContain(_ word: NameWord, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    mask & Self.bit(of: word, in: bytes) != 0
  }

  func contains(_ hash: FoldedHash) -> Bool { hashes.contains(hash) }

  @inline(__always)
  private static func bit(of word: NameWord, in bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let span = word.span
    return 1 << ((UInt64(bytes[span.lowerBound] | 0x20) &* 5 &+ UInt64(span.count)) & 63)
  }
}
