import Feedback
import Insight
import Testing

@testable import Report

@Suite struct WordingTests {
  @Test(arguments: Phrase.allCases)
  func `every phrase has words in both languages, with the same places`(_ phrase: Phrase) throws {
    let words = try #require(Phrase.table[phrase])
    #expect(!words.dutch.isEmpty && !words.english.isEmpty)
    for place in ["{0}", "{1}", "{2}", "{3}"] {
      #expect(words.dutch.contains(place) == words.english.contains(place))
    }
  }

  @Test func `values fill their places and are never taken for a place`() {
    #expect(Phrase.period.text(.english, "{1}", "x") == "{1} to x")
    #expect(Phrase.weekTitle.text(.dutch, "46", "2026") == "Week 46, 2026")
  }

  @Test(
    arguments: [
      (1513.12, 2, "1.513,12", "1,513.12"), (-0.004, 2, "0,00", "0.00"),
      (-1_234_567.5, 0, "−1.234.568", "−1,234,568"), (0.05, 1, "0,1", "0.1"),
      (12, 0, "12", "12"), (.infinity, 1, "–", "–"), (.nan, 0, "–", "–"),
    ] as [(Double, Int, String, String)])
  func `numbers are written as the language writes them`(
    _ number: Double, _ places: Int, _ dutch: String, _ english: String
  ) {
    #expect(Notation(.dutch).decimal(number, places: places) == dutch)
    #expect(Notation(.english).decimal(number, places: places) == english)
  }

  @Test(arguments: [(3.0, "+3"), (-3, "−3"), (0.2, "0"), (-0.4, "0")])
  func `a sign is shown where there is one`(_ number: Double, _ text: String) {
    #expect(Notation(.english).signed(number, places: 0) == text)
  }

  @Test func `dates are written as the language writes them`() throws {
    let date = try #require(CivilDate(year: 2026, month: 11, day: 2))
    #expect(Notation(.dutch).date(date) == "2-11-2026")
    #expect(Notation(.english).date(date) == "2 November 2026")
  }
}
