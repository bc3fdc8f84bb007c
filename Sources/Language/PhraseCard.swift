/// Where the hints of a word lie in the matchers' tables, and what there is to know of it without them: four
/// bytes that answer for most words of a text.
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

  /// The matchers whose hints may be asked for by one card.
  private static let mostMatchers = 4
  private static let rowBits: UInt32 = 22

  /// Of a word that no matcher knows; its hint is the first of each table.
  package static let blank = PhraseCard(bits: 0)
  /// Of a word that was not looked up.
  package static let unread = PhraseCard(bits: .max)

  private init(bits: UInt32) { self.bits = bits }

  /// The card of a word whose hints, one of each matcher, lie at `row` of the matchers' tables.
  package init(row: Int, hints: [PhraseHint], isMarked: Bool = false) {
    var bits = UInt32(row)
    precondition(bits >> Self.rowBits == 0, "a table has fewer rows")
    for (matcher, hint) in hints.enumerated() {
      if hint.isAnchor { bits |= Property.anchor(of: matcher).bit }
      if !hint.roles.isEmpty { bits |= 1 << Self.companion(of: matcher) }
    }
    self.bits = isMarked ? bits | Property.marked.bit : bits
  }

  /// Whether the word was not looked up yet.
  @inline(__always)
  package var isUnread: Bool { bits == .max }

  /// Where its hint lies in each table.
  @inline(__always)
  package var row: Int { Int(bits & (1 << Self.rowBits - 1)) }

  /// Whether patterns of a matcher are filed under the word.
  package func isAnchor(of matcher: Int) -> Bool {
    bits >> Self.rowBits & 1 << UInt32(matcher) != 0
  }

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
