/// What the hints of a range of tokens say together, and where in it patterns may have their anchor:
/// found 64 tokens at a time, most of them without a branch.
struct PhraseOutlook {
  /// The roles of all words in the range, and ``PhraseRole/anyone``.
  private(set) var roles = PhraseRole.anyone.bit
  private let range: Range<Int>
  /// The tokens around which a pattern that is filed under them may stand, a bit for each, from
  /// ``start`` on.
  private var anchors: UInt64 = 0
  private var start: Int
  private var rest: Int

  @inline(__always)
  init(of range: Range<Int>, by hints: borrowing PhraseHints) {
    self.range = range
    (start, rest) = (range.lowerBound, range.upperBound)
    guard range.count > 64 else {
      anchors = look(range, hints)
      sift(hints)
      return
    }
    rest = start
    for piece in stride(from: start, to: range.upperBound, by: 64) {
      _ = look(piece..<min(piece + 64, range.upperBound), hints)
    }
  }

  /// Whether it is known that no pattern is in the range.
  var isEmpty: Bool { anchors == 0 && rest == range.upperBound }

  /// The next token that may be the anchor of a pattern.
  @inline(__always)
  mutating func nextAnchor(by hints: borrowing PhraseHints) -> Int? {
    while anchors == 0 {
      guard rest < range.upperBound else { return nil }
      start = rest
      rest = min(start + 64, range.upperBound)
      anchors = look(start..<rest, hints)
      sift(hints)
    }
    let index = start &+ anchors.trailingZeroBitCount
    anchors &= anchors &- 1
    return index
  }

  /// The tokens of `piece` with something filed under them; adds the roles of all.
  @inline(__always)
  private mutating func look(_ piece: Range<Int>, _ hints: borrowing PhraseHints) -> UInt64 {
    var (anchors, bit): (UInt64, UInt64) = (0, 1)
    for index in piece {
      let hint = hints[index]
      roles |= hint.roles
      anchors |= hint.head == 0 ? 0 : bit
      bit = bit &<< 1
    }
    return anchors
  }

  /// Drops the anchors around which what they need is missing.
  @inline(__always)
  private mutating func sift(_ hints: borrowing PhraseHints) {
    var rest = anchors
    while rest != 0 {
      let index = start &+ rest.trailingZeroBitCount
      let needs = hints[index].needs
      let scope = needs.areFar ? roles : near(index &- 1, hints) | near(index &+ 1, hints)
      if needs.roles & scope == 0 { anchors &= ~(rest & (0 &- rest)) }
      rest &= rest &- 1
    }
  }

  /// The roles of the token at `index`, and ``PhraseRole/anyone``.
  @inline(__always)
  func near(_ index: Int, _ hints: borrowing PhraseHints) -> UInt64 {
    let isInside = index >= range.lowerBound && index < range.upperBound
    return PhraseRole.anyone.bit | (isInside ? hints[index].roles : 0)
  }
}
