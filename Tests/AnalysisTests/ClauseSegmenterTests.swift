import Feedback
import Testing

@testable import Analysis

@Suite struct ClauseSegmenterTests {
  private static let parser = Result { try TextParser(lexicons: Lexicons()) }

  @Test(arguments: [
    ("De man was aardig, maar hij kwam te laat.", 2), ("Slecht, traag en duur.", 1),
    ("De kamer was heel vies, het bed was erg hard.", 2),
    ("Goed: snel (en vriendelijk) geholpen", 4), ("Goed. Slecht.", 2),
    ("I like it because it works", 2), ("user-friendly app", 1),
  ])
  func `a text has its clauses`(text: String, count: Int) throws {
    #expect(try Self.parser.get().parse(text).clauses.count == count)
  }

  @Test(arguments: [
    ("Mooi maar duur", Clause.Link.contrast), ("Mooi hoewel erg duur", .concession),
    ("Mooi als het werkt", .condition), ("Mooi omdat het werkt", .addition),
    ("Nice but not cheap", .contrast),
  ])
  func `a connective names the link`(text: String, link: Clause.Link) throws {
    #expect(try Self.parser.get().parse(text).clauses.last?.link == link)
  }

  @Test func `the clauses cover all tokens in order`() throws {
    let parsed = try Self.parser.get().parse("Wel snel, maar niet goed! En dan? (Nooit meer.)")
    #expect(parsed.clauses.flatMap { $0.tokens } == Array(0..<parsed.tokens.count))
  }

  @Test func `each sentence of a mixed text has its language`() throws {
    let parsed = try Self.parser.get().parse(
      "De monteur was erg vriendelijk. But the engineer was three hours late again.")
    #expect(parsed.sentenceLanguages == [.dutch, .english])
  }
}
