/// Where in a range of tokens patterns may have their anchor: found 64 tokens at a time, most of them
/// without a look at their hints.
struct PhraseOutlook {
  private let range: Range<Int>
  /// The tokens around which a pattern that is filed under them may stand, a bit for each, from
  /// ``start`` on.
  private var anchors: UInt64 = 0
  private var start: Int
  private var rest: Int
  /// The roles of all words in the range, and ``PhraseRole/anyone``; none before an anchor was found.
  private(set) var roles: UInt64 = 0

  @inline(__always)
  init(of range: Range<Int>) {
    self.range = range
    (start, rest) = (range.lowerBound, range.lowerBound)
  }

  /// The next token that may be the anchor of a pattern.
  @inline(__always)
  mutating func nextAnchor(by hints: borrowing PhraseHints) -> Int? {
    while anchors == 0 {
      guard rest < range.upperBound else { return nil }
      look(hints)
    }
    let index = start &+ anchors.trailingZeroBitCount
    anchors &= anchors &- 1
    return index
  }

  /// Finds the anchors of the next tokens.
  @inline(__always)
  private mutating func look(_ hints: borrowing PhraseHints) {
    start = rest
    rest = min(start + 64, range.upperBound)
    anchors = hints.anchors(from: start, count: rest &- start)
    guard anchors != 0 else { return }
    if roles == 0 {
      roles = PhraseRole.anyone.bit
      for index in range { roles |= hints.roles(index) }
    }
    sift(hints)
  }

  /// Drops the anchors around which what they need is missing.
  @inline(__always)
  private mutating func sift(_ hints: borrowing PhraseHints) {
    var rest = anchors
    var kept: UInt64 = 0
    while rest != 0 {
      let index = start &+ rest.trailingZeroBitCount
      let needs = hints[index].needs
      let near = near(index &- 1, hints) | near(index &+ 1, hints)
      let scope = needs.areFar ? roles : near
      let lowest = rest & (0 &- rest)
      kept |= needs.roles & scope == 0 ? 0 : lowest
      rest ^= lowest
    }
    anchors = kept
  }

  /// The roles of the token at `index`, and ``PhraseRole/anyone``.
  @inline(__always)
  private func near(_ index: Int, _ hints: borrowing PhraseHints) -> UInt64 {
    let isInside = index >= range.lowerBound && index < range.upperBound
    return PhraseRole.anyone.bit | (isInside ? hints.roles(index) : 0)
  }
}
