/// A name for content that has none of its own: 64-bit FNV-1a (Fowler, Noll, Vo; RFC 9923) over
/// texts and their ends. The same texts give the same name on every machine and in every run, unlike
/// Swift's own hashes. Not against forgers.
struct ContentHash: Hashable, CustomStringConvertible {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  init() {}

  init(_ texts: [String]) {
    for text in texts { add(text) }
  }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add($0) }
  }

  /// Adds a text and its end, so that "ab", "c" is not "a", "bc".
  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    // No UTF-8 has this byte.
    value = (value ^ 0xFF) &* 0x100_0000_01B3
  }

  /// 16 hexadecimal digits.
  var description: String {
    String(unsafeUninitializedCapacity: 16) { text in
      for place in 0..<16 {
        let digit = UInt8(truncatingIfNeeded: value >> UInt64(60 - 4 * place)) & 15
        text[place] = digit < 10 ? 0x30 + digit : 0x57 + digit
      }
      return 16
    }
  }
}
