/// Finds the bytes that matter to a record (delimiter, quote, line feed, carriage return), eight at
/// a time in one machine word, so that the text between them is never looked at byte by byte.
///
/// Lives inside one call that lends it the bytes. (Words beat `SIMD16` here: the compiler makes a loop
/// over lanes of its comparisons.)
struct SpecialFinder {
  private let base: UnsafeRawPointer
  private let count: Int
  private let delimiter: UInt64
  private let quote: UInt64
  /// Where the word begins whose finds are in `marks`.
  private var word: Int
  /// The highest bit of each byte that was found and not yet given.
  private var marks: UInt64 = 0

  init?(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, dialect: CSVDialect) {
    guard let base = bytes.baseAddress else { return nil }
    self.base = UnsafeRawPointer(base)
    count = bytes.count
    delimiter = Self.eight(dialect.delimiter)
    quote = Self.eight(dialect.quote ?? dialect.delimiter)
    word = start
    load()
  }

  /// The next place; the end of the bytes where there is none left.
  @inline(__always)
  mutating func next() -> Int {
    while marks == 0 {
      word += 8
      if word >= count { return count }
      load()
    }
    let place = word + marks.trailingZeroBitCount >> 3
    marks &= marks &- 1
    return place
  }

  /// Goes on at `place`, forwards or backwards.
  mutating func jump(to place: Int) {
    word = place
    marks = 0
    load()
  }

  @inline(__always)
  private mutating func load() {
    guard word + 8 <= count else { return loadTail() }
    find(in: UInt64(littleEndian: base.loadUnaligned(fromByteOffset: word, as: UInt64.self)))
  }

  private mutating func loadTail() {
    // A letter is no delimiter, quote or line end, so the padding finds nothing.
    var bytes = Self.eight(UInt8(ascii: "x"))
    guard word < count else { return }
    for at in word..<count {
      let shift = UInt64(at - word) * 8
      bytes &= ~(0xFF << shift)
      bytes |= UInt64(base.load(fromByteOffset: at, as: UInt8.self)) << shift
    }
    find(in: bytes)
  }

  @inline(__always)
  private mutating func find(in bytes: UInt64) {
    marks =
      Self.zeros(bytes ^ delimiter) | Self.zeros(bytes ^ quote)
      | Self.zeros(bytes ^ 0x0A0A_0A0A_0A0A_0A0A) | Self.zeros(bytes ^ 0x0D0D_0D0D_0D0D_0D0D)
  }

  /// The highest bit of each byte that is zero (S. Anderson, "Bit Twiddling Hacks", the form that
  /// never marks a byte above a zero one).
  @inline(__always)
  private static func zeros(_ bytes: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ~(((bytes & low) &+ low) | bytes | low)
  }

  private static func eight(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
}
