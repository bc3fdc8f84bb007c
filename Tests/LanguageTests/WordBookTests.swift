import Testing

@testable import Language

@Suite struct WordBookTests {
  private func entered(_ text: String, in book: inout WordBook) -> TokenList {
    var list = Tokenizer().tokenize(text)
    book.enter(&list)
    return list
  }

  @Test func `equal words have one number, in this text and in the next`() {
    var book = WordBook()
    let first = entered("Niet goed, niet snel", in: &book)
    #expect(first[0].word == first[3].word)
    #expect(Set(first.tokens.map(\.word)).count == 4)
    let second = entered("snel NIET", in: &book)
    #expect(second.tokens.map(\.word) == [first[4].word, first[0].word])
    #expect(book.words.count == 4)
  }

  @Test func `a word keeps its letters`() {
    var book = WordBook()
    let list = entered("Klantenservicemedewerkers één", in: &book)
    for token in list.tokens {
      let word = book.words[Int(token.word)]
      let norm = book.norm(of: word)
      let letters = norm.indices.map { norm[$0] }
      #expect(WordHash.of(letters) == token.hash)
    }
  }

  @Test func `a book that is too thick is emptied between two texts`() {
    var book = WordBook()
    let many = (0..<40_000).map { "w\(String($0, radix: 26))q" }.joined(separator: " ")
    _ = entered(many, in: &book)
    let (count, edition) = (book.words.count, book.edition)
    #expect(count > 32_768)
    book.turnPage(for: 10)
    #expect(book.words.isEmpty)
    #expect(book.edition != edition)
    let list = entered("opnieuw begonnen", in: &book)
    #expect(list.tokens.map(\.word) == [0, 1])
    book.turnPage(for: 10)
    #expect(book.words.count == 2)
    book.turnPage(for: 2 << 20)
    #expect(book.words.isEmpty)
  }

  @Test func `words beyond the most that are told apart are one`() {
    var book = WordBook()
    let many = (0..<270_000).map { "\($0 + 100_000)" }.joined(separator: " ")
    let list = entered(many + " 100000", in: &book)
    #expect(book.words.count == 262_145)
    #expect(list.tokens[262_143].word == 262_143)
    #expect(Set(list.tokens[262_144..<270_000].map(\.word)) == [262_144])
    #expect(list.tokens[270_000].word == 0)
  }
}
