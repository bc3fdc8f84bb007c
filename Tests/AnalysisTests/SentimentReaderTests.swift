import Feedback
import Testing

@testable import Analysis

@Suite struct SentimentReaderTests {
  private static let analyzer = Result { try Analyzer(lexicons: Lexicons()) }

  private func read(_ text: String) throws -> Reading { try Self.analyzer.get().read(text) }

  @Test(arguments: [
    ("Vriendelijk geholpen door de monteur.", SentimentLabel.positive),
    ("Niet onaardig.", .positive), ("Allesbehalve vriendelijk.", .negative),
    ("Geen enkele klacht.", .positive), ("Verre van goed.", .negative),
    ("De website werkt niet.", .negative), ("Wat een topservice!", .positive),
    ("Een wanprestatie.", .negative), ("De levertijdellende duurt voort.", .negative),
    ("Het viel me reuze tegen.", .negative), ("Veel te duur.", .negative),
    ("De monteur was vriendelijk, maar het apparaat is kapot.", .negative),
    ("Niet snel maar wel heel erg goed.", .positive), ("Not bad at all.", .positive),
    ("No complaints.", .positive), ("Nothing but praise for the team.", .positive),
    ("It would help if somebody answered the phone.", .negative),
    ("Could have been better.", .negative), ("The app is slow and useless.", .negative),
    ("The box is on the table.", .neutral), ("De doos staat op tafel.", .neutral),
    ("2/10", .negative), ("5 sterren", .positive), ("👎", .negative), ("Top 👍", .positive),
    ("Een acht.", .positive), ("vier op 10", .negative), ("8 op tien", .positive),
    ("Three out of ten.", .negative), ("Twee op de tien klanten.", .neutral),
    ("123456/10", .neutral), ("Ik geef alle drie een 9.", .positive),
    ("Ik geef alle negen een drie.", .negative), ("een acht voor de bediening", .positive),
    ("", .neutral), ("Ik wil graag mijn adres wijzigen.", .neutral),
    ("I would like to know when the shop opens.", .neutral), ("They lost my suitcase.", .negative),
    ("It could not have gone smoother.", .positive), ("Binnen tien minuten geregeld.", .positive),
    ("It was fine until the new owner came.", .negative), ("Dat was in april.", .negative),
    ("Finally somebody who listens.", .positive), ("Treated like a thief.", .negative),
    ("De kaart was gestolen, dezelfde dag nog een nieuwe gekregen.", .positive),
  ])
  func `a text has the mood that a reader finds in it`(text: String, label: SentimentLabel) throws {
    let reading = try read(text)
    #expect(reading.sentiment.label == label, "\(reading.sentiment.score.value)")
  }

  @Test(arguments: [
    ("De bediening was goed.", "De bediening was erg goed."),
    ("De bediening was een beetje goed.", "De bediening was goed."),
    ("Slecht.", "Niet slecht."), ("De kamer was schoon.", "De kamer was SCHOON."),
    ("Good but slow.", "Slow but good."), ("Goed", "Goed!!!"),
    ("If it were good.", "It is good."), ("Is it good?", "It is good."),
  ])
  func `the second text is the better one`(worse: String, better: String) throws {
    #expect(try read(worse).sentiment.score < read(better).sentiment.score)
  }

  @Test(arguments: [
    "De monteur was aardig maar kwam te laat.", "Great phone, terrible support. Never again!",
  ])
  func `a polite ending changes nothing`(text: String) throws {
    let plain = try read(text)
    let polite = try read(text + "\n\nMet vriendelijke groet,")
    #expect(polite.sentiment.label == plain.sentiment.label)
    #expect(polite.clauses.last?.sentiment == .neutral)
  }

  @Test(arguments: [
    "Promised on Monday.", "I expected it on Monday.", "De afspraak was maandag.",
    "Zoals beloofd.",
  ])
  func `words of promise and expectation have no mood`(text: String) throws {
    #expect(try read(text).sentiment.label != .negative)
  }

  @Test(arguments: ["😀", "niet ", "goed", "!", "te ", "maar ", "a\u{301}", "(", "8/"])
  func `a very long text is read with a score in range`(piece: String) throws {
    let score = try read(String(repeating: piece, count: 20_000)).sentiment.score.value
    #expect((-1...1).contains(score))
  }

  @Test func `another language is named and not scored`() throws {
    let reading = try read("Die Lieferung war leider eine totale Katastrophe und sehr spät.")
    #expect(reading.language.rawValue == "de")
    #expect(reading.sentiment == .neutral)
  }

  @Test func `clauses cover the text in order`() throws {
    let text = "Goed, maar de levering was laat. Daarna kwam niemand meer langs!"
    let reading = try read(text)
    var end = 0
    for clause in reading.clauses {
      #expect(clause.span.lowerBound >= end)
      end = clause.span.upperBound
    }
    #expect(end == text.utf8.count)
    #expect(reading.clauses.count == 3)
  }
}
