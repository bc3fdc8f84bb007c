import Foundation
import Testing

@testable import Analysis

@Suite struct ExplanationTests {
  private static let analyzer = Result { try Analyzer(lexicons: Lexicons()) }

  private func words(_ text: String) throws -> [Explanation.WordNote] {
    try Self.analyzer.get().explain(text).clauses.flatMap(\.words)
  }

  @Test func `each word names its lexicon line and its rules`() throws {
    let words = try words("Niet vriendelijk")
    let word = try #require(words.first { $0.text == "vriendelijk" })
    #expect(word.line?.hasPrefix("nl/valence.tsv:") == true)
    #expect(word.key == "vriendelijk")
    #expect(word.rules == ["negation"])
    #expect(word.valence > 0 && word.value < 0)
    #expect(words.first?.role == "negation")
  }

  @Test(arguments: [
    ("heel erg goed", "intensity"), ("het is te paars", "excess"), ("is het goed?", "question"),
    ("zou fijn zijn", "wish"), ("als het goed was", "condition"), ("goed!", "exclamation"),
    ("het was GOED", "capitals"), ("een 8/10", "rating"), ("misschien goed", "hedge"),
    ("ik kan niet bellen", "bareNegation"), ("more staff", "answer"), ("Nothing", "answer"),
    ("een supertrage levering", "formation"), ("leveringsellende", "compound"),
  ])
  func `the rule that fired is named`(text: String, rule: String) throws {
    let rules = try words(text).flatMap(\.rules)
    #expect(rules.contains(rule), "\(rules)")
  }

  @Test(arguments: [
    ("Goed, maar erg traag geleverd.", "contrast"), ("Goed. Slecht. Prima.", "opening"),
    ("Goed hoewel de levering traag was", "concession"),
  ])
  func `the rule that weighs a clause is named`(text: String, rule: String) throws {
    let clauses = try Self.analyzer.get().explain(text).clauses
    #expect(clauses.contains { $0.rules.contains(rule) })
  }

  @Test func `the clauses add up to the item's sum`() throws {
    let note = try Self.analyzer.get().explain("Aardig, maar erg traag. Nooit meer! 👎")
    let sum = note.clauses.reduce(0) { $0 + $1.sum * $1.weight }
    #expect(abs(sum - note.sum) < 1e-9)
    for clause in note.clauses {
      let words = clause.words.reduce(0) { $0 + $1.value }
      #expect(abs(words - clause.sum) < 1e-9)
    }
  }

  @Test func `spans point at the words`() throws {
    let text = "Één rotzooi! Het was érg traag."
    for word in try words(text) where word.role == nil {
      #expect(String(decoding: Array(text.utf8)[word.start..<word.end], as: UTF8.self) == word.text)
    }
  }

  @Test func `it encodes as JSON`() throws {
    let data = try JSONEncoder().encode(try Self.analyzer.get().explain("erg goed"))
    #expect(String(decoding: data, as: UTF8.self).contains("\"lexicons\""))
  }
}
