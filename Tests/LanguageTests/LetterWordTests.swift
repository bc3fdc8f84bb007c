import Testing

@testable import Language

@Suite struct LetterWordTests {
  private func word(_ text: String) -> LetterWord {
    var bytes: UInt64 = 0
    for byte in text.utf8.prefix(8).reversed() { bytes = bytes << 8 | UInt64(byte) }
    return LetterWord(bytes)
  }

  @Test(arguments: [
    ("", 0), ("goed", 4), ("Goed en", 4), ("goedkoop", 8), ("goedkoper", 8), ("a1", 1), ("@a", 0),
    ("[z", 0), ("`z", 0), ("{z", 0), ("z{", 1), ("Z[", 1), ("één", 0), ("eé", 1),
  ])
  func `the letters at the start are counted`(text: String, count: Int) {
    #expect(word(text).count == count)
  }

  @Test(arguments: [
    ("GOED", true), ("Goed", false), ("GOEd", false), ("GO ed", true), ("goed", false),
  ])
  func `capitals are seen among the letters only`(text: String, areCapitals: Bool) {
    #expect(word(text).areCapitals == areCapitals)
  }

  @Test(arguments: [
    ("heeel", true), ("heel", false), ("hEeEl", true), ("aaa", true), ("aa", false),
    ("aa a", false),
    ("goedddd", true), ("abcdefff", true), ("abcdeff", false), ("ooeeoo", false),
  ])
  func `a letter three times in a row is seen`(text: String, hasTriple: Bool) {
    #expect(word(text).hasTriple == hasTriple)
  }

  @Test func `what is taken eight at a time has the hash of its bytes`() {
    for text in [
      "a", "goed", "goedkoop", "goedkoper", "klantenservicemedewerker", "zestienletters1",
    ] {
      #expect(WordHash.of(Array(text.utf8)) == WordHash.of(AnySequence(text.utf8)))
      #expect(
        Tokenizer().tokenize(text)[0].hash == WordHash.of(Array(text.utf8)) || text.contains("1"))
    }
  }
}
