/// What a ``PhraseMatcher`` knows of a word: which places of patterns it may stand in, and which patterns
/// are filed under it. Looked up once for each different word.
package struct PhraseHint: Sendable {
  /// A bit for each role that the word may play beside an anchor (``PhraseCompanions``).
  let roles: UInt64
  /// The roles of which each pattern filed under the word needs one around it
  /// (``PhraseFiles/Needs``).
  let needs: PhraseFiles.Needs
  /// The newest link that is filed under the word plus one, 0 where there is none, and bits that say
  /// whether patterns are filed under how it begins or ends, or under any number.
  let head: UInt32

  /// Of a word that stands in no pattern.
  package static let none = PhraseHint(roles: 0, needs: .none, head: 0)

  /// Whether the word stands in no pattern.
  package var isNone: Bool { roles == 0 && head == 0 }
}

/// Where the hints of a word lie in a table, and what there is to know of it without them: four bytes that
/// answer for most words of a text.
package struct PhraseCard: Sendable {
  private let bits: UInt32

  /// What the sets of ``TokenCards`` are of.
  struct Property: Sendable {
    let rawValue: Int

    /// Patterns of a matcher are filed under the word.
    static func anchor(of matcher: Int) -> Property { Property(rawValue: matcher) }
    /// Whoever made the card marked the word.
    static let marked = Property(rawValue: PhraseCard.mostMatchers)

    fileprivate var bit: UInt32 { 1 << (PhraseCard.rowBits + UInt32(rawValue)) }
  }

  /// The matchers that may share a table.
  private static let mostMatchers = 4
  private static let rowBits: UInt32 = 22

  /// Of a word that no matcher knows; its hints are the first row of a table.
  package static let blank = PhraseCard(bits: 0)
  /// Of a word that was not looked up.
  package static let unread = PhraseCard(bits: .max)

  private init(bits: UInt32) { self.bits = bits }

  /// The card of a word whose hints, of one matcher after another, begin at `row`.
  package init(row: Int, hints: [PhraseHint], isMarked: Bool = false) {
    var bits = UInt32(row)
    precondition(bits >> Self.rowBits == 0, "a table has fewer hints")
    for (matcher, hint) in hints.enumerated() {
      if hint.head != 0 { bits |= Property.anchor(of: matcher).bit }
      if hint.roles != 0 { bits |= 1 << Self.companion(of: matcher) }
    }
    self.bits = isMarked ? bits | Property.marked.bit : bits
  }

  /// Whether the word was not looked up yet.
  @inline(__always)
  var isUnread: Bool { bits == .max }

  /// Where its hints begin.
  @inline(__always)
  package var row: Int { Int(bits & (1 << Self.rowBits - 1)) }

  /// Its properties, each in a byte of its own.
  @inline(__always)
  var properties: UInt64 {
    UInt64(bits &>> Self.rowBits & 0x1F) &* 0x0002_0408_1020_4081 & 0x0101_0101_0101_0101
  }

  /// The place of the bit of words that stand beside the anchor of a matcher's patterns.
  @inline(__always)
  static func companion(of matcher: Int) -> UInt32 {
    rowBits &+ UInt32(truncatingIfNeeded: mostMatchers &+ 1 &+ matcher)
  }

  /// The bit at a place, 0 or 1.
  @inline(__always)
  func bit(_ place: UInt32) -> UInt32 { bits &>> place & 1 }
}
