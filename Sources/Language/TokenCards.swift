/// The cards of a text's tokens, and for each property of cards the set of the tokens that have it.
///
/// Sets lie eight tokens at a time: byte `p` of an `eight` has a bit for each of eight tokens, which says
/// whether its card has property `p`. Loops go from one token of a set to the next, and most tokens
/// are in none.
package struct TokenCards: Sendable {
  /// Both as long as the longest text so far.
  fileprivate var cards: [PhraseCard] = []
  fileprivate var eights: [UInt64] = []

  /// No cards yet.
  package init() {}

  /// The cards that `card` gives for the tokens of a list.
  package init(_ list: TokenList, _ card: (Token) -> PhraseCard) {
    makeRoom(for: list.count)
    for index in 0..<list.count {
      cards[index] = card(list.tokens[index])
      eights[index >> 3] |= cards[index].properties << UInt64(index & 7)
    }
  }

  /// Makes room for the tokens of a text; what stands there is of texts before it.
  package mutating func makeRoom(for count: Int) {
    guard count > cards.count else { return }
    cards.append(contentsOf: repeatElement(.blank, count: count - cards.count))
    let missing = count / 8 + 1 - eights.count
    eights.append(contentsOf: repeatElement(0, count: missing))
  }

  /// Lays down the cards of the tokens of `range` as `known` has them by the numbers of their words, up to
  /// the first one whose card was not made yet; its place.
  package mutating func lay(
    _ range: Range<Int>, of tokens: Span<Token>, by known: Span<PhraseCard>
  ) -> Int? {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= min(tokens.count, cards.count),
      "a range of the tokens")
    let end = Self.lay(range, of: tokens, by: known, &cards, &eights)
    return end < range.upperBound ? end : nil
  }

  @inline(__always)
  private static func lay(
    _ range: Range<Int>, of tokens: Span<Token>, by known: Span<PhraseCard>,
    _ cards: inout [PhraseCard], _ eights: inout [UInt64]
  ) -> Int {
    var cards = cards.mutableSpan
    var eights = eights.mutableSpan
    var index = range.lowerBound
    var eight = eights[index >> 3] & first(index & 7)
    while index < range.upperBound {
      let card = known[Int(tokens[unchecked: index].word)]
      if card.isUnread { break }
      cards[unchecked: index] = card
      eight |= card.properties &<< UInt64(truncatingIfNeeded: index & 7)
      index &+= 1
      if index & 7 == 0 {
        eights[unchecked: (index &- 1) >> 3] = eight
        eight = 0
      }
    }
    if index & 7 != 0 { eights[unchecked: index >> 3] = eight }
    return index
  }

  /// The first tokens of eight, in all sets.
  private static func first(_ count: Int) -> UInt64 {
    0x0101_0101_0101_0101 &* ((1 &<< UInt64(truncatingIfNeeded: count)) &- 1)
  }

  /// The tokens of `range` whose words are marked, a bit for each of the first 64.
  package func marked(in range: Range<Int>) -> UInt64 {
    eights.span.set(.marked, from: range.lowerBound, count: min(range.count, 64))
  }

  /// The card of a token.
  package subscript(index: Int) -> PhraseCard { cards[index] }
}

extension Span<UInt64> {
  /// The tokens from `start` on, at most 64, that have a property.
  @inline(__always)
  fileprivate func set(_ property: PhraseCard.Property, from start: Int, count: Int) -> UInt64 {
    guard count > 0 else { return 0 }
    let shift = UInt64(property.rawValue &* 8)
    var place = start >> 3
    var set = (self[place] &>> shift & 0xFF) &>> UInt64(truncatingIfNeeded: start & 7)
    var known = 8 &- start & 7
    while known < count {
      place &+= 1
      set |= (self[place] &>> shift & 0xFF) &<< UInt64(truncatingIfNeeded: known)
      known &+= 8
    }
    return set & (.max &>> UInt64(truncatingIfNeeded: 64 &- count))
  }
}

/// The hints of one matcher for a text's words: of each token a card, which leads to a hint. Read without
/// bounds checks: a matcher checks its range of tokens once, and cards lead into the table.
package struct PhraseHints: ~Escapable {
  private let cards: Span<PhraseCard>
  private let eights: Span<UInt64>
  private let table: Span<PhraseHint>
  /// The links of words that have a list of their own.
  let links: Span<PhraseMatcher.Link>
  private let matcher: Int
  private let companion: UInt32

  /// - Parameters:
  ///   - cards: of each token.
  ///   - table: the hints.
  ///   - matcher: which of the matchers whose tables the cards lead into this one is, from 0.
  @_lifetime(borrow cards, borrow table)
  package init(
    cards: borrowing TokenCards, _ table: borrowing PhraseHintTable, matcher: Int = 0
  ) {
    self.cards = cards.cards.span
    eights = cards.eights.span
    self.table = table.hints.span
    links = table.links.span
    self.matcher = matcher
    companion = PhraseCard.companion(of: matcher)
  }

  /// How many tokens have hints.
  var count: Int { cards.count }

  /// Of the tokens from `start` on, at most 64, those that patterns are filed under.
  @inline(__always)
  func anchors(from start: Int, count: Int) -> UInt64 {
    eights.set(.anchor(of: matcher), from: start, count: count)
  }

  @inline(__always)
  subscript(index: Int) -> PhraseHint { table[unchecked: cards[unchecked: index].row] }

  /// The roles that the token at `index` may play. Those of the first row, which has none, are taken
  /// for tokens without roles: that needs neither a branch nor memory that is far away.
  @inline(__always)
  func roles(_ index: Int) -> PhraseRoles {
    let card = cards[unchecked: index]
    return table[unchecked: card.row & (0 &- Int(truncatingIfNeeded: card.bit(companion)))].roles
  }
}
