import Testing

@testable import Intake

@Suite struct `Lines that quote` {
  private func left(of text: String, after said: [String]) -> String {
    var transcript = ChatTranscript()
    for text in said { transcript.say(text, by: "Sanne", at: nil) }
    var quotes = QuotedLines()
    return quotes.removed(from: text, after: transcript.utterances)
  }

  @Test(
    arguments: [
      ("> Mijn factuur klopt niet\nWelke?", "Welke?"), (">> factuur\nWelke?", "Welke?"),
      ("> Mijn bestelling\nWelke?", "> Mijn bestelling\nWelke?"),
      ("> Mijn factuur klopt niet", "> Mijn factuur klopt niet"),
      ("> Mijn factuur\n> klopt niet", "> Mijn factuur\n> klopt niet"),
    ])
  func `what was said before are left out beside other words`(text: String, rest: String) {
    #expect(left(of: text, after: ["Hallo", "Mijn factuur klopt niet."]) == rest)
  }

  @Test func `are known by their beginning`() {
    let long = String(repeating: "lang ", count: 60)
    #expect(left(of: "> \(long) en meer\nJa", after: [long]) == "Ja")
  }

  @Test func `stay once much was looked through`() {
    let long = String(repeating: "x", count: 1 << 20)
    let lines = (1...4).map { "> y\($0)" } + ["> dit", "Ja"]
    let text = lines.joined(separator: "\n")
    #expect(left(of: text, after: [long, "dit"]) == text)
    #expect(left(of: text, after: ["dit"]) == "> y1\n> y2\n> y3\n> y4\nJa")
  }
}
