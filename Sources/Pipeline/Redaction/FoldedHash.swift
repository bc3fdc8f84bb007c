/// A word's letters as a number, small and capital ones alike.
struct FoldedHash: Sendable, Hashable {
  let value: UInt64

  init(_ text: String) {
    var text = text
    self = text.withUTF8 { Self($0, 0..<$0.count) }
  }

  /// Eight bytes at a time. The bit 0x20 is set in each: it is what parts small letters of ASCII and
  /// Latin-1 from capitals in UTF-8; other letters that it joins never make a word of the lexicon.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Range<Int>) {
    let raw = UnsafeRawBufferPointer(bytes)
    var (index, hash) = (span.lowerBound, UInt64(span.count) &* Self.factor)
    while index + 8 <= span.upperBound {
      hash = Self.mixed(
        hash ^ (raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) | Self.fold))
      index += 8
    }
    let left = UInt64(span.upperBound - index)
    if left > 0 {
      var rest: UInt64 = 0
      if index + 8 <= bytes.count {
        rest = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      } else {
        for place in index..<span.upperBound {
          rest |= UInt64(bytes[place]) << (UInt64(place - index) * 8)
        }
      }
      let mask: UInt64 = ~0 >> (64 - left * 8)
      hash = Self.mixed(hash ^ ((rest | Self.fold) & mask))
    }
    value = hash
  }

  private static let fold: UInt64 = 0x2020_2020_2020_2020
  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value &* factor
    return product ^ product >> 32
  }
}
