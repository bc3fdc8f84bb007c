/// A search of a text's tokens for the patterns of a matcher: range after range, and in each piece after
/// piece. Anchors are found 64 tokens at a time, most of them without a look at their hints.
package struct PhraseSearch: ~Escapable {
  private var walk: PhraseWalk
  private let count: Int
  private var range = 0..<0
  /// The part of the range of which the words were looked at.
  private var window = 0..<0

  /// A longer range, in tokens, is looked at in windows, so that memory does not grow with a text.
  private static let longestWindow = 1024
  /// How far a pattern may reach from its anchor, in tokens: to each of its places over a gap of 16.
  private static let reach = PhraseParser.mostPlaces * 17

  /// What a search adds to, and memory that it uses again: to be lent to one search after another.
  package struct Room: Sendable {
    /// What was found so far, in the order of the anchors.
    package var found = ScratchArray<PhraseMatcher.Match>()
    var outlook = PhraseOutlook()

    /// Nothing found yet.
    package init() {}
  }

  /// Lends a search the room that it needs, or takes it back.
  package mutating func swapRoom(_ room: inout Room) { swap(&walk.room, &room) }

  /// - Parameter hints: of each of the list's tokens.
  @_lifetime(borrow matcher, borrow list, copy hints)
  package init(
    for matcher: borrowing PhraseMatcher, in list: borrowing TokenList,
    by hints: borrowing PhraseHints
  ) {
    count = min(list.count, hints.count)
    walk = PhraseWalk(PhraseScene(of: matcher, in: list, hints))
  }

  /// Turns to another range of the tokens.
  package mutating func open(_ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "a range of the tokens")
    self.range = range
    window = 0..<0
  }

  /// Adds the matches whose anchor is one of `tokens`; they lie in each of `scopes`, and those in the range
  /// at hand.
  package mutating func look(_ tokens: Range<Int>, within scopes: PhraseScopes) {
    walk.scopes = scopes
    var start = tokens.lowerBound
    while start < tokens.upperBound {
      let end = min(start + 64, tokens.upperBound)
      var anchors = walk.scene.hints.anchors(from: start, count: end &- start)
      if anchors != 0 {
        // Many ranges have no anchor, and need no look at their words.
        open(around: start..<end)
        anchors = sift(anchors, from: start)
      }
      while anchors != 0 {
        walk.tryLinks(at: start &+ anchors.trailingZeroBitCount)
        anchors &= anchors &- 1
      }
      start = end
    }
  }

  /// Looks at the words that a pattern with its anchor among `tokens` may reach.
  @inline(__always)
  private mutating func open(around tokens: Range<Int>) {
    var wanted = range
    if range.count > Self.longestWindow {
      let reached = tokens.lowerBound - Self.reach..<tokens.upperBound + Self.reach
      wanted = reached.clamped(to: range)
    }
    guard wanted != window else { return }
    window = wanted
    walk.room.outlook.open(window, by: walk.scene.hints)
  }

  /// The anchors, a bit for each from `start` on, around which something that they need stands. Without
  /// a branch, since half of them are dropped and nobody can guess which.
  @inline(__always)
  private func sift(_ anchors: UInt64, from start: Int) -> UInt64 {
    var rest = anchors
    var kept: UInt64 = 0
    while rest != 0 {
      let index = start &+ rest.trailingZeroBitCount
      let lowest = rest & (0 &- rest)
      kept |= walk.room.outlook.meets(walk.scene.hints[index], at: index) ? lowest : 0
      rest ^= lowest
    }
    return kept
  }
}
