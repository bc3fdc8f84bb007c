import Feedback
import Testing

@testable import Intake

/// Rows under a header that show what one column is taken for.
struct ToolColumn: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let lines: [String]
  let column: String
  let setting: String

  init(_ name: String, _ lines: [String], _ column: String, is setting: String) {
    testDescription = name
    self.lines = lines
    self.column = column
    self.setting = setting
  }
}

private let toolColumns: [ToolColumn] = [
  ToolColumn(
    "a name that the tool left empty gives way to the one that was asked",
    [
      "Id;Begintijd;Naam;Naam2;NPS", "1;2-11-2026 9:00;;Els de Wit;9",
      "2;13-11-2026 9:00;;Bram Post;3",
    ],
    "Naam2", is: "name"),
  ToolColumn(
    "the day of the answer beats the day of the question",
    [
      "Email,NPS Score,Feedback,Sent Date,Responded Date",
      "a@k.example,9,Quick answers,2026-11-02,2026-11-04",
      "b@k.example,2,No answer yet,2026-11-02,2026-11-05",
    ], "Responded Date", is: "date"),
  ToolColumn(
    "the day of a review beats the day of the owner's answer",
    ["Name,Rating,Review,Review date,Response date", "Els,5,Good,2026-11-02,2026-11-09"],
    "Review date", is: "date"),
  ToolColumn(
    "a rating's name over days is a date",
    ["Ticket ID,Satisfaction rating,Satisfaction updated", "1,4,2026-11-02", "2,5,2026-11-03"],
    "Satisfaction updated", is: "date"),
  ToolColumn(
    "a loop's question is of the touchpoint that it begins with",
    ["id,Delivery - How easy was it?,Support - How easy was it?", "1,1,7", "2,7,1"],
    "Delivery - How easy was it?", is: "ces 1-7 levering"),
  ToolColumn(
    "what a tool makes of an answer is none of its own",
    [
      "id,Q4,Q4 - Topics,Q4 - Sentiment", "1,Zou maandag komen maar kwam vrijdag,Levering,Negative",
      "2,Fijn dat er meteen iemand belde,Service,Positive",
    ], "Q4 - Sentiment", is: "other"),
  ToolColumn(
    "a survey's computed score is no satisfaction",
    ["id,NPS,SC0", "1,9,14", "2,3,20"], "SC0", is: "other"),
  ToolColumn(
    "responses in words of a scale are what the survey's type says",
    [
      "Record ID,Response,Survey type,Follow up", "1,Easy,CES,Fine", "2,Difficult,CES,Three calls",
      "3,Neutral,CES,",
    ], "Response", is: "ces 1-5"),
]

@Suite("Columns of survey tools")
struct SurveyToolTests {
  @Test("are taken for what they are", arguments: toolColumns)
  func takenForWhatTheyAre(_ tool: ToolColumn) throws {
    #expect(try SurveyRead(tool.lines).column(tool.column)?.setting == tool.setting)
  }

  @Test("say that whole numbers from 0 to 10 are most likely an NPS")
  func likelyNPS() throws {
    let read = try SurveyRead(["nr,G01Q01,opmerking"] + (0...10).map { "\($0 + 1),\($0),goed zo" })
    #expect(read.settings["G01Q01"] == "nps 0-10")
  }

  @Test("keep the numbers behind words of a scale, and those that are written out")
  func numbersInWords() throws {
    let read = try SurveyRead([
      "id,NPS,Rating", "1,Zeer waarschijnlijk - 10,FIVE",
      "2,Helemaal niet waarschijnlijk - 0,One", "3,7,four",
    ])
    #expect(read.items.map(\.ratings.nps?.value) == [10, 0, 7])
    #expect(read.items.map(\.ratings.csat?.value) == [5, 1, 4])
  }
}
