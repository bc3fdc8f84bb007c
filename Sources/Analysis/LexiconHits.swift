import Language

/// What the lexicons have on a text: the cards of its tokens, by the lexicons of their sentence's language,
/// and their phrases in it.
struct LexiconHits: Sendable {
  var cards = TokenCards()
  /// Where they were searched for.
  var room = PhraseSearch.Room()

  /// The lexicons that have any phrase in the text, a bit for each.
  private var lexicons: UInt8 = 0

  /// Notes which lexicons have phrases, when all are found.
  mutating func close() {
    lexicons = 0
    for match in phrases { lexicons |= 1 << match.part }
  }

  /// Whether a lexicon has any phrase in the text.
  @inline(__always)
  func has(_ lexicon: LexiconPart) -> Bool { lexicons & 1 << lexicon.rawValue != 0 }

  /// Of all lexicons, sentence after sentence, in each by their anchors.
  @inline(__always)
  var phrases: ScratchArray<PhraseMatcher.Match> { room.found }

  /// Moves `next` behind the phrases that start before `end`; those that it passes, of any lexicon.
  @inline(__always)
  func pass(to end: Int, _ next: inout Int) -> Range<Int> {
    let first = next
    let phrases = phrases.span
    while next < phrases.count, phrases[unchecked: next].tokens.lowerBound < end { next &+= 1 }
    return first..<next
  }

  /// Copies the phrases of a lexicon that start in a piece of the text, from the phrase at `next` on, which
  /// moves behind them: for those who go through a text piece by piece.
  @inline(__always)
  func copy(
    _ lexicon: LexiconPart, in piece: Range<Int>, from next: inout Int,
    into found: inout ScratchArray<PhraseMatcher.Match>
  ) {
    for place in pass(to: piece.upperBound, &next) {
      let match = phrases[place]
      if match.isOf(lexicon), match.tokens.lowerBound >= piece.lowerBound { found.append(match) }
    }
  }
}
