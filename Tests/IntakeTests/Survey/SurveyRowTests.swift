import Testing

@testable import Intake

@Suite("Rows that are cut otherwise than the table")
struct SurveyRowTests {
  private static let header = "nr,datum,NPS,toelichting,tevredenheid (1-5),bedrijf"

  @Test(
    "an answer that was cut at its commas is whole, where only so the ratings fit",
    arguments: [
      ("3,2026-11-04,9,Snel, netjes en op tijd,5,Dam", "Snel, netjes en op tijd"),
      ("3,2026-11-04,9,Duur, traag, slecht,1,Dam", "Duur, traag, slecht"),
      ("3,2026-11-04,9,Duur,traag,1,Dam", "Duur,traag"),
    ])
  func cutAnswer(row: String, text: String) throws {
    let read = try SurveyRead([
      Self.header, "1,2026-11-02,9,Goed,5,Wit", "2,2026-11-03,2,Slecht,1,Post", row,
    ])
    #expect(read.items.last?.text == text)
    #expect(read.items.last?.customer.company == "Dam")
    #expect(read.items.last?.ratings.csat != nil)
    #expect(read.said.isEmpty)
  }

  @Test("a row with more cells that fits nowhere keeps them as they stand, and is said")
  func wideRow() throws {
    let read = try SurveyRead([
      Self.header, "1,2026-11-02,9,Goed,5,Wit", "2,2026-11-03,2,Slecht,1,Post",
      "4,2026-11-05,7,Zo zo,3,Kok", "3,2026-11-04,9,Goed,5,Dam,x,y",
    ])
    #expect(read.items.last?.text == "Goed")
    #expect(read.items.last?.columns.map(\.value) == ["x", "y"])
    #expect(read.said.count == 1)
  }

  @Test(
    "a line of words beside the table is no answer, and is said once",
    arguments: ["Bron: telefonische enquête", "Ingevuld door Joris,,,,,"])
  func remark(row: String) throws {
    let read = try SurveyRead([Self.header, "1,2026-11-02,9,Goed,5,Wit", "2,2026-11-03,2,,1,", row])
    #expect(read.items.map(\.nativeID) == ["1", "2"])
    #expect(read.said.count == 1)
    #expect(read.said.first?.contains("a.csv:4: the row is text beside the table") == true)
  }

  @Test("a response that says nothing is kept as one", arguments: ["3", "3,,,,,", "\"Ja, goed\""])
  func loneCell(row: String) throws {
    let read = try SurveyRead([Self.header, "1,2026-11-02,9,Goed,5,Wit", "2,2026-11-03,2,,1,", row])
    #expect(read.items.count == 3)
  }

  @Test("no-break spaces around a cell are none of it")
  func noBreakSpaces() throws {
    let read = try SurveyRead(["nr,NPS,toelichting", "1,9,\u{A0}Prima\u{A0}", "2,3,À bas\u{A0}"])
    #expect(read.items.map(\.text) == ["Prima", "À bas"])
  }
}
