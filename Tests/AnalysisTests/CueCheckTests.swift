import Language
import Testing

@testable import Analysis

@Suite struct CueCheckTests {
  private func check(_ file: String, _ text: String) throws -> CueCheck {
    try CueCheck(lexicons: Lexicons(), own: [file: Array(text.utf8)])
  }

  @Test func `a line is new, changed, removed or the same as the shipped one`() throws {
    let check = try check(
      "nl/touchpoint-cues.tsv",
      "# ours\nkluspas\tverlenging\t3\nfactuur*\tklacht\t3\nbezorging\nhelpdesk\tklantenservice\t3\n"
    )
    #expect(check.lines.map(\.change) == [.new, .changed, .removed, .same])
    #expect(check.lines.map(\.line) == [2, 3, 4, 5])
    #expect(check.lines.map { $0.fault == nil } == [true, true, true, false])
  }

  @Test(arguments: [
    ("kluspas\tnergens\t3", "no such id"), ("kluspas\tlevering\t9", "a weight is"),
    ("(kluspas\tlevering\t3", "is not closed"), ("kluspas", "removes nothing"),
  ])
  func `a line that cannot be used says why`(line: String, reason: String) throws {
    let check = try check("nl/touchpoint-cues.tsv", line)
    #expect(check.lines.first?.fault?.contains(reason) == true)
  }

  @Test func `a pattern that stands there twice, or says two things, is told`() throws {
    let check = try check(
      "en/theme-cues.tsv",
      "klustheme\tprijs.prijs\nklustheme\tprijs.prijs\nklustheme\tprijs.waarde\n")
    #expect(check.lines[0].fault == nil)
    #expect(check.lines[1].fault == "stands here twice")
    #expect(check.lines[2].fault?.hasPrefix("contradicts") == true)
  }

  @Test func `an item counts once for a line, and the first ids are kept`() throws {
    var check = try check("nl/theme-cues.tsv", "kluspas*\tprijs.prijs\ndraaimolen\tprijs.waarde\n")
    for number in 1...7 {
      check.count("Mijn kluspas werkt niet en de kluspassen zijn duur.", id: "item\(number)")
    }
    check.count("De levering was prima.", id: "other")
    #expect(check.lines.map(\.items) == [7, 0])
    #expect(check.lines[0].examples == (1...5).map { "item\($0)" })
  }
}
