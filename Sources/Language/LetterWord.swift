/// The letters a to z, in capitals or not, that eight bytes start with, all looked at at once (SWAR:
/// the high bit of each byte is its answer).
struct LetterWord {
  /// In lower case, the first lowest; 0 behind the last.
  let lowered: UInt64
  /// From 0 to 8.
  let count: Int
  /// Whether all of them are capitals.
  let areCapitals: Bool

  private static let high: UInt64 = 0x8080_8080_8080_8080
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  @inline(__always)
  init(_ bytes: UInt64) {
    let caseBits = Self.ones &* 0x20
    let folded = (bytes | caseBits) & ~Self.high
    let fromA = folded &+ Self.ones &* (0x80 - 0x61)
    let beyondZ = folded &+ Self.ones &* (0x80 - 0x7B)
    let others = (fromA & ~beyondZ & ~bytes & Self.high) ^ Self.high
    count = others.trailingZeroBitCount >> 3
    let mask: UInt64 = count == 8 ? .max : (1 << UInt64(truncatingIfNeeded: count &* 8)) &- 1
    lowered = folded & mask
    areCapitals = bytes & caseBits & mask == 0
  }

  /// Whether a letter stands three times in a row.
  @inline(__always)
  var hasTriple: Bool {
    // A byte of 0 where a byte is the same as the next two, which counts where it is a letter: of the
    // bits of letters that of 0x40 is set.
    let change = (lowered ^ (lowered >> 8)) | (lowered ^ (lowered >> 16))
    let same = ~(((change & ~Self.high) &+ ~Self.high) | change) & Self.high
    return same & (lowered << 1) != 0
  }
}
