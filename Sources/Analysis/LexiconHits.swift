import Language

/// What the lexicons have on a text: the cards of its tokens, by the lexicons of their sentence's language,
/// and their phrases in it.
struct LexiconHits: Sendable {
  var cards = TokenCards()
  /// Where they were searched for.
  var room = PhraseSearch.Room()

  /// Of all lexicons, sentence after sentence, in each by their anchors.
  @inline(__always)
  var phrases: [PhraseMatcher.Match] { room.found }

  /// Copies the phrases of a lexicon that start in a piece of the text, from the phrase at `next` on, which
  /// moves behind them: for those who go through a text piece by piece.
  @inline(__always)
  func copy(
    _ lexicon: LexiconPart, in piece: Range<Int>, from next: inout Int,
    into found: inout [PhraseMatcher.Match]
  ) {
    while next < phrases.count, phrases[next].tokens.lowerBound < piece.upperBound {
      if phrases[next].isOf(lexicon), phrases[next].tokens.lowerBound >= piece.lowerBound {
        found.append(phrases[next])
      }
      next += 1
    }
  }
}
