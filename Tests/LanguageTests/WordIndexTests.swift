import Testing

@testable import Language

/// The table that every look-up of a word goes through.
@Suite struct WordIndexTests {
  private let words = (0..<5_000).map { WordHash.of("word\($0)".utf8) }

  @Test func `every stored word is found again, however often the table grew`() {
    var index = WordIndex(capacity: 4)
    for (number, word) in words.enumerated() { index.set(word, to: UInt32(number)) }
    #expect(index.count == words.count)
    #expect(words.indices.allSatisfy { index[hash: words[$0]] == UInt32($0) })
  }

  @Test func `a word that was not stored is not found`() {
    var index = WordIndex()
    for word in words.prefix(2_500) { index.set(word, to: 1) }
    #expect(words.dropFirst(2_500).allSatisfy { index[hash: $0] == nil })
    #expect(WordIndex()[hash: words[0]] == nil)
  }

  @Test func `storing a word again replaces its number and returns the one before`() {
    var index = WordIndex()
    #expect(index.set(words[0], to: 1) == nil)
    #expect(index.set(words[0], to: 2) == 1)
    #expect(index[hash: words[0]] == 2)
    #expect(index.count == 1)
  }

  @Test(arguments: ["een", "zelfverzekerd", "", "ﬁ"])
  func `a word has one hash, in whatever it is handed over`(word: String) {
    let bytes = Array(word.utf8)
    #expect(WordHash.of(bytes) == WordHash.of(word.utf8))
    #expect(WordHash.of(bytes[...]) == WordHash.of(word.utf8))
    #expect(WordHash.of(bytes.span) == WordHash.of(word.utf8))
  }
}
