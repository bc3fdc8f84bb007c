/// What words may stand in one place of a pattern beside its anchor: a number below 128, which several
/// places may share.
///
/// The number comes from the least of the place's word hashes, so that places with words in common
/// are likely to share it, and a word of many places has few roles.
struct PhraseRole: Sendable, Equatable {
  let number: UInt8

  /// The role of a place for these words.
  init(of words: some Sequence<UInt64>) {
    number = UInt8((words.min() ?? 0) >> 32 & 127)
  }
}

/// A set of roles, a bit for each.
struct PhraseRoles: Sendable {
  private var bits: SIMD2<UInt64>

  /// The empty set.
  @inline(__always)
  init() { bits = .zero }

  /// The set of all roles.
  static let all = PhraseRoles(bits: SIMD2(repeating: .max))

  private init(bits: SIMD2<UInt64>) { self.bits = bits }

  var isEmpty: Bool { bits == .zero }

  /// The first 64 roles, and the others.
  @inline(__always)
  var halves: (UInt64, UInt64) { (bits[0], bits[1]) }

  /// A coarser set: a bit for all roles that are equal modulo 64.
  @inline(__always)
  var folded: UInt64 { bits[0] | bits[1] }

  mutating func insert(_ role: PhraseRole) {
    bits[Int(role.number >> 6)] |= 1 << UInt64(role.number & 63)
  }

  @inline(__always)
  mutating func formUnion(_ other: PhraseRoles) { bits |= other.bits }

  @inline(__always)
  func contains(_ role: PhraseRole) -> Bool {
    let half = role.number & 64 == 0 ? bits[0] : bits[1]
    return half &>> UInt64(role.number & 63) & 1 != 0
  }
}
