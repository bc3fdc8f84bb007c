/// Where the value of a word stands: the place of its entry in the lexicon, or its place among those
/// that have a value by how they are made.
struct WordValue: Sendable {
  let bits: UInt32
  private static let formedBit: UInt32 = 1 << 31

  static let none = WordValue(bits: 0)
  static func entry(_ place: Int) -> WordValue { WordValue(bits: UInt32(place + 1)) }
  static func formed(_ place: Int) -> WordValue {
    WordValue(bits: UInt32(place + 1) | formedBit)
  }

  init(bits: UInt32) { self.bits = bits }

  @inline(__always)
  var isNone: Bool { bits == 0 }
  var isFormed: Bool { bits & Self.formedBit != 0 }
  var place: Int { Int(bits & ~Self.formedBit) - 1 }
}
