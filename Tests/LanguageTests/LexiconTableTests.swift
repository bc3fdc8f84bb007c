import Testing

@testable import Language

@Suite struct LexiconTableTests {
  private let shipped = Array("# note\ngoed\t2.0\tadj\n\nslecht\t-2.5\tadj\r\n".utf8)

  @Test func `rows know their columns and lines`() throws {
    let table = LexiconTable(path: "nl/valence.tsv", shipped: shipped)
    #expect(table.rows.map(\.line) == [2, 4])
    #expect(table.string(1, 0) == "slecht" && table.string(1, 2) == "adj")
    #expect(try table.number(1, 1) == -2.5)
    #expect(table.string(0, 7).isEmpty)
  }

  @Test func `the workspace replaces, adds and removes`() {
    let own = Array("goed\t1.0\tadj\nkrek\t2.0\tadv\nslecht\n".utf8)
    let table = LexiconTable(path: "nl/valence.tsv", shipped: shipped, workspace: own)
    #expect(table.rows.indices.map { table.string($0, 0) } == ["goed", "krek"])
    #expect(table.string(0, 1) == "1.0")
    #expect(table.rows.map(\.origin) == [.workspace, .workspace])
  }

  @Test func `a field that is no number is refused with its place`() {
    let table = LexiconTable(path: "x.tsv", shipped: Array("a\t1\nb\teen".utf8))
    #expect(throws: LexiconError(file: "x.tsv", line: 2, reason: "")) { try table.number(1, 1) }
  }

  @Test(arguments: [
    ("2", 2), ("-0.75", -0.75), ("+3.5", 3.5), ("", nil), ("1.2.3", nil), ("1e3", nil),
    ("9999999999999999", nil),
  ])
  func `decimals are read`(text: String, value: Double?) {
    #expect(LexiconTable.decimal(Array(text.utf8)[...]) == value)
  }
}
