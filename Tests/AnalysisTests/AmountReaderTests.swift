import Feedback
import Language
import Testing

@testable import Analysis

@Suite struct AmountReaderTests {
  private static let lexicons = Result { try Lexicons() }

  private func amounts(_ text: String, _ folder: String) throws -> [FoundAmount] {
    let lexicons = try Self.lexicons.get()
    let reader = AmountReader(
      lexicon: try AmountLexicon(lexicons.library.table("\(folder)/amounts.tsv")))
    let list = lexicons.tokenizer.tokenize(text)
    return reader.amounts(in: list, 0..<list.count)
  }

  @Test(arguments: [
    ("nl", "binnen 2 werkdagen", 2.0, Statement.Unit.workingDays),
    ("en", "within 5 business days", 5, .workingDays), ("nl", "een week", 1, .weeks),
    ("en", "an hour", 1, .hours), ("nl", "€ 1.020", 1020, .euros),
    ("nl", "€59,95", 59.95, .euros), ("en", "$1,020.50", 1020.5, .dollars),
    ("nl", "om half vier", 3.5, .timeOfDay), ("en", "half past four", 4.5, .timeOfDay),
    ("en", "at 745", 7.75, .timeOfDay), ("en", "by 7 pm", 19, .timeOfDay),
    ("nl", "tussen 8 en 12", 12, .timeOfDay), ("nl", "17:30", 17.5, .timeOfDay),
    ("nl", "uiterlijk vrijdag", 5, .weekday), ("nl", "12 mei", 167, .date),
    ("nl", "anderhalve maand", 1.5, .months), ("nl", "een kwartier", 15, .minutes),
    ("en", "5 licences", 5, .items), ("nl", "kwart voor elf", 10.75, .timeOfDay),
    ("nl", "tien voor half negen", 8.5 - 1.0 / 6, .timeOfDay),
    ("en", "quarter past five", 5.25, .timeOfDay), ("en", "a quarter to six", 5.75, .timeOfDay),
    ("nl", "om 13.30 uur", 13.5, .timeOfDay), ("nl", "een half uur", 0.5, .hours),
    ("en", "half an hour", 0.5, .hours),
    ("en", "two to three weeks", 3, .weeks), ("en", "8:00 - 12:30", 12.5, .timeOfDay),
    ("en", "between 12 and 4", 16, .timeOfDay), ("nl", "10-15 minuten", 15, .minutes),
  ])
  func `an amount has a value and a unit`(
    folder: String, text: String, value: Double, unit: Statement.Unit
  ) throws {
    let found = try amounts(text, folder)
    #expect(found.map(\.amount) == [Statement.Amount(value: value, unit: unit)])
  }

  @Test func `the price of a month is no number of months`() throws {
    let found = try amounts("32,50 per maand", "nl")
    #expect(found.map(\.isBare) == [true])
    #expect(found.map(\.amount.value) == [32.5])
  }

  @Test(arguments: ["an apple", "2/18", "#293", "een hond", "30gb", "een kwart"])
  func `what is no amount is none`(text: String) throws {
    #expect(try amounts(text, text.hasPrefix("een") ? "nl" : "en").isEmpty)
  }

  @Test(arguments: [(2.0, 2.0, 0), (2, 3, -1), (2, 6, -2), (2, 1, 1)])
  func `the verdict follows from the numbers`(
    planned: Double, real: Double, verdict: Int
  ) throws {
    func days(_ value: Double) -> FoundAmount {
      FoundAmount(amount: Statement.Amount(value: value, unit: .days), tokens: 0..<1)
    }
    let compared = AmountComparison(promised: days(planned), actual: days(real), hints: [])
    #expect(compared?.verdict == verdict)
  }

  @Test(arguments: [(11.0, 1), (13, 0), (16, 0), (18, -1), (1, 0), (5, -1)])
  func `a time inside the promised range is in time, after noon too`(hour: Double, verdict: Int) {
    func at(_ value: Double, from start: Double? = nil) -> FoundAmount {
      FoundAmount(
        amount: Statement.Amount(value: value, unit: .timeOfDay), tokens: 0..<1, rangeStart: start)
    }
    let compared = AmountComparison(promised: at(16, from: 12), actual: at(hour), hints: [])
    #expect(compared?.verdict == verdict)
  }

  @Test func `a weekday and a price are not compared`() {
    let day = FoundAmount(amount: Statement.Amount(value: 1, unit: .weekday), tokens: 0..<1)
    let price = FoundAmount(amount: Statement.Amount(value: 9, unit: .euros), tokens: 2..<3)
    #expect(AmountComparison(promised: day, actual: price, hints: []) == nil)
  }
}
