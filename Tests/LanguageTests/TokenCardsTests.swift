import Testing

@testable import Language

@Suite struct TokenCardsTests {
  /// A text of `count` words, of which those at multiples of `step` are marked.
  private func cards(_ count: Int, step: Int, in pieces: [Range<Int>]) -> TokenCards {
    var list = Tokenizer().tokenize(
      (0..<count).map { $0 % step == 0 ? "ja" : "nee" }.joined(separator: " "))
    var book = WordBook()
    book.enter(&list)
    let known = book.words.map {
      PhraseCard(row: 0, hints: [], isMarked: $0.hash == WordHash.of("ja"))
    }
    var cards = TokenCards()
    cards.makeRoom(for: list.count)
    for piece in pieces {
      #expect(cards.lay(piece, of: list.tokens.span, by: known.span) == nil)
    }
    return cards
  }

  @Test(arguments: [1, 2, 3, 7, 8, 9, 63])
  func `a set has the marked tokens of any range`(step: Int) {
    for piece in [1, 5, 8, 13, 200] {
      let starts = stride(from: 0, to: 200, by: piece)
      let cards = cards(200, step: step, in: starts.map { $0..<min($0 + piece, 200) })
      for start in 0..<200 {
        for count in [0, 1, 7, 8, 9, 63, 64, 65] where start + count <= 200 {
          let marked = (0..<min(count, 64)).reduce(UInt64(0)) {
            (start + $1) % step == 0 ? $0 | 1 << UInt64($1) : $0
          }
          #expect(cards.marked(in: start..<start + count) == marked)
        }
      }
    }
  }

  @Test func `cards are laid up to a word that was not looked up`() {
    var list = Tokenizer().tokenize("een twee een drie")
    var book = WordBook()
    book.enter(&list)
    var known = [PhraseCard.blank, .blank, .unread]
    var cards = TokenCards()
    cards.makeRoom(for: list.count)
    #expect(cards.lay(0..<4, of: list.tokens.span, by: known.span) == 3)
    known[2] = .blank
    #expect(cards.lay(3..<4, of: list.tokens.span, by: known.span) == nil)
  }
}
