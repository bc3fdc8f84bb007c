/// The 64-bit hash of a normalised word, taken eight bytes at a time: each piece is mixed in by a
/// multiplication and a shift, which lose nothing, so that no two words of eight bytes or fewer have
/// the same hash. The same in every run.
public struct WordHash: Sendable {
  @usableFromInline var state: UInt64 = 0x9ae1_6a3b_2f90_404f
  /// The bytes since the last whole piece, the first of them lowest.
  @usableFromInline var piece: UInt64 = 0
  @usableFromInline var count: UInt64 = 0

  /// The hash of no bytes yet.
  @inlinable public init() {}

  /// Takes the next byte of the word.
  @inlinable @inline(__always)
  public mutating func add(_ byte: UInt8) {
    piece |= UInt64(byte) << (count & 7 &* 8)
    count &+= 1
    if count & 7 == 0 { takePiece() }
  }

  /// Takes the next `size` bytes of the word, at most eight, the first of them lowest and nothing
  /// behind the last. Only the last call may have fewer than eight.
  @inline(__always)
  mutating func add(_ bytes: UInt64, size: Int) {
    piece = bytes
    count &+= UInt64(truncatingIfNeeded: size)
    if size == 8 { takePiece() }
  }

  @inlinable @inline(__always)
  mutating func takePiece() {
    state = (state ^ piece) &* 0x9e37_79b9_7f4a_7c15
    state ^= state >> 32
    piece = 0
  }

  /// The hash of the bytes taken so far.
  @inlinable @inline(__always)
  public var value: UInt64 {
    var mixed = (state ^ piece) &* 0x9e37_79b9_7f4a_7c15
    mixed ^= mixed >> 32
    mixed = (mixed ^ count) &* 0xbf58_476d_1ce4_e5b9
    mixed ^= mixed >> 29
    mixed = mixed &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 32)
  }

  /// The hash of no bytes.
  static let empty = WordHash().value

  /// The hash of all `bytes`, which must be normalised already.
  public static func of(_ bytes: Span<UInt8>) -> UInt64 {
    var hash = WordHash()
    hash.add(bytes)
    return hash.value
  }

  /// Takes the eight bytes of another hash.
  mutating func add(hash: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: hash >> shift)) }
  }

  /// Takes all `bytes`, the first that are taken.
  private mutating func add(_ bytes: Span<UInt8>) {
    var place = 0
    while place + 8 <= bytes.count {
      let eight = bytes.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
      add(UInt64(littleEndian: eight), size: 8)
      place += 8
    }
    while place < bytes.count {
      add(bytes[place])
      place += 1
    }
  }

  /// The hash of all `bytes`.
  @inlinable public static func of(_ bytes: [UInt8]) -> UInt64 { of(bytes.span) }

  /// The hash of all `bytes`.
  @inlinable public static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 { of(bytes.span) }

  /// The hash of all `bytes`.
  @inlinable public static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = WordHash()
    for byte in bytes { hash.add(byte) }
    return hash.value
  }

  /// The hash of a word that is written in normalised form.
  @inlinable public static func of(_ word: StaticString) -> UInt64 {
    word.withUTF8Buffer { of($0.span) }
  }
}
