/// The 64-bit hash of a normalised word: FNV-1a (Fowler, Noll, Vo), fed byte by byte, with a final
/// mix so that its low bits are good for tables. The same in every run.
public struct WordHash: Sendable {
  @usableFromInline var state: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The hash of no bytes yet.
  @inlinable public init() {}

  /// Takes the next byte of the word.
  @inlinable @inline(__always)
  public mutating func add(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  /// The hash of the bytes taken so far.
  @inlinable @inline(__always)
  public var value: UInt64 {
    let mixed = (state ^ (state >> 32)) &* 0x9e37_79b9_7f4a_7c15
    return mixed ^ (mixed >> 29)
  }

  /// The hash of all `bytes`, which must be normalised already.
  @inlinable public static func of(_ bytes: Span<UInt8>) -> UInt64 {
    var hash = WordHash()
    for index in bytes.indices { hash.add(bytes[index]) }
    return hash.value
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
