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

/// Where the hints of a word lie in a table, and which matchers know it: four bytes that answer for most
/// words of a text. Public so that other rooms can inline what they ask.
public struct PhraseCard: Sendable {
  @usableFromInline let bits: UInt32

  /// The matchers that may share a table.
  private static let mostMatchers: UInt32 = 4
  private static let rowBits: UInt32 = 24

  /// Of a word that no matcher knows; its hints are the first row of a table.
  package static let blank = PhraseCard(bits: 0)
  /// Of a word that was not looked up.
  package static let unread = PhraseCard(bits: .max)

  private init(bits: UInt32) { self.bits = bits }

  /// The card of a word whose hints, of one matcher after another, begin at `row`.
  package init(row: Int, hints: [PhraseHint]) {
    var bits = UInt32(row)
    precondition(bits >> Self.rowBits == 0, "a table has fewer hints")
    for (matcher, hint) in hints.enumerated() {
      if hint.head != 0 { bits |= 1 << Self.anchor(of: matcher) }
      if hint.roles != 0 { bits |= 1 << Self.companion(of: matcher) }
    }
    self.bits = bits
  }

  /// Whether the word was not looked up yet.
  @inlinable @inline(__always)
  public var isUnread: Bool { bits == .max }

  /// Where its hints begin.
  @inlinable @inline(__always)
  public var row: Int { Int(bits & 0xFF_FFFF) }

  /// The place of the bit of words that patterns of a matcher are filed under.
  @inline(__always)
  static func anchor(of matcher: Int) -> UInt32 {
    rowBits &+ UInt32(truncatingIfNeeded: matcher)
  }

  /// The place of the bit of words that stand beside the anchor of a matcher's patterns.
  @inline(__always)
  static func companion(of matcher: Int) -> UInt32 { anchor(of: matcher) &+ mostMatchers }

  /// The bit at a place, 0 or 1.
  @inline(__always)
  func bit(_ place: UInt32) -> UInt32 { bits &>> place & 1 }
}

/// The hints of a text's words: of each token a card, which leads to a row of hints. Rows of several
/// matchers lie side by side, so that a word's hints share a cache line. Read without bounds checks: a
/// matcher checks its range of tokens once, and cards lead into the table.
package struct PhraseHints: ~Escapable {
  let cards: Span<PhraseCard>
  private let table: Span<PhraseHint>
  private let matcher: Int
  private let anchor: UInt32
  private let companion: UInt32

  /// - Parameters:
  ///   - cards: of each token.
  ///   - table: the hints.
  ///   - matcher: which of the matchers that share the table asks, from 0.
  @_lifetime(copy cards, copy table)
  package init(cards: Span<PhraseCard>, table: Span<PhraseHint>, matcher: Int = 0) {
    self.cards = cards
    self.table = table
    self.matcher = matcher
    anchor = PhraseCard.anchor(of: matcher)
    companion = PhraseCard.companion(of: matcher)
  }

  /// 1 where patterns are filed under the token at `index`, else 0.
  @inline(__always)
  func anchorBit(_ index: Int) -> UInt64 { UInt64(cards[unchecked: index].bit(anchor)) }

  @inline(__always)
  subscript(index: Int) -> PhraseHint { table[unchecked: cards[unchecked: index].row &+ matcher] }

  /// The roles that the token at `index` may play. Those of the first row, which has none, are taken
  /// for tokens without roles: that needs neither a branch nor memory that is far away.
  @inline(__always)
  func roles(_ index: Int) -> UInt64 {
    let card = cards[unchecked: index]
    let row = card.row & (0 &- Int(truncatingIfNeeded: card.bit(companion)))
    return table[unchecked: row &+ matcher].roles
  }
}
