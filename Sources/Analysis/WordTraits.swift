import Language

/// What a word means to the parser, in eight bits: the link that it makes as a connective and whether it is
/// a variant of another word, in Dutch and in English.
struct WordTraits: Sendable, Equatable {
  private var bits: UInt8 = 0

  private static let linkBits: UInt8 = 7
  private static let variantBit: UInt8 = 8

  /// Of a word that is neither, and of no word.
  static let none = WordTraits(link: .none, isVariant: false)

  /// Adds what another word is.
  @inline(__always)
  mutating func formUnion(_ other: WordTraits) { bits |= other.bits }

  /// What a word is in one language.
  init(link: Clause.Link, isVariant: Bool) {
    bits = link.number | (isVariant ? Self.variantBit : 0)
  }

  /// What a word is in both languages.
  init(dutch: WordTraits, english: WordTraits) { bits = dutch.bits | english.bits << 4 }

  @inline(__always)
  private func half(_ tongue: Tongue) -> UInt8 { tongue == .english ? bits >> 4 : bits }

  /// Whether it is any connective, in whatever language.
  @inline(__always)
  var mayLink: Bool { bits & (Self.linkBits | Self.linkBits << 4) != 0 }

  /// Languages without rules are read as Dutch is.
  @inline(__always)
  func link(in tongue: Tongue) -> Clause.Link {
    Clause.Link(number: half(tongue) & Self.linkBits)
  }

  /// The bits that say that a word is a variant.
  static func variants(in tongue: Tongue) -> UInt8 {
    tongue == .english ? variantBit << 4 : variantBit
  }

  @inline(__always)
  func has(_ mask: UInt8) -> Bool { bits & mask != 0 }
}
