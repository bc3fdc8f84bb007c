/// A 64-bit FNV-1a hash (Fowler, Noll, Vo 1991) of some texts, in hexadecimal: the same on every
/// machine and in every run, unlike Swift's own.
struct Fingerprint: Hashable, CustomStringConvertible {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  init() {}

  init(_ texts: [String]) {
    for text in texts { add(text.utf8) }
  }

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    // A separator that no UTF-8 has, so that "ab", "c" is not "a", "bc".
    value = (value ^ 0xFF) &* 0x100_0000_01B3
  }

  var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
