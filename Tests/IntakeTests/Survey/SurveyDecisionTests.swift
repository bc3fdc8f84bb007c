import Bytes
import Feedback
import Foundation
import Testing

@testable import Intake

private let sheet = [
  "Respondent;Datum;Tevredenheid (1-5);Toelichting", "1;2-11-2026;4;Prima geholpen aan de balie",
  "2;13-11-2026;2;Te lang gewacht op de monteur",
]

@Suite("Decisions on surveys")
struct SurveyDecisionTests {
  @Test(
    "rows that count or average the answers are none, and do not widen a scale",
    arguments: ["Totaal;;11;", ";Gemiddelde;3,67;", "Total responses:;;22;", "Average;;90%;"])
  func summaries(row: String) throws {
    let read = try SurveyRead(sheet + [row])
    #expect(read.items.map(\.nativeID) == ["1", "2"])
    #expect(read.items.first?.ratings.csat == Rating(4, lowest: 1, highest: 5))
    #expect(read.said.count == 1)
    #expect(read.said.first?.contains("a.csv:4: the row counts or averages") == true)
  }

  @Test(
    "rows that only look like a total are answers",
    arguments: ["Totaal;14-11-2026;3;", "Totaal;;3;Totaal niet tevreden", "Totaal;;;"])
  func answersNotSummaries(row: String) throws {
    #expect(try SurveyRead(sheet + [row]).items.count == 3)
  }

  @Test("a column of faces is a rating, whatever it is called")
  func faces() throws {
    let read = try SurveyRead(["Nr;Hoe was het?", "1;😀", "2;😞", "3;😐"])
    #expect(read.items.compactMap(\.ratings.csat?.value) == [5, 2, 3])
  }

  @Test("percentages are ratings from 0 to 100")
  func percentages() throws {
    let read = try SurveyRead(["id,CSAT score", "1,85%", "2,0%", "3,100%"])
    #expect(
      read.items.map(\.ratings.csat) == [85, 0, 100].map { Rating($0, lowest: 0, highest: 100) })
  }

  @Test("a header that names one column only is still the header")
  func singleNamedHeader() throws {
    let read = try SurveyRead(["Score;;", "8;a;b", "7;a;c", "9;d;e"])
    #expect(read.items.compactMap(\.ratings.csat?.value) == [8, 7, 9])
  }

  @Test("times are those of the zone that Qualtrics names")
  func namedZone() throws {
    let read = try SurveyRead([
      "RecordedDate,ResponseId,Q1", "Recorded Date,Response ID,Why?",
      #""{""ImportId"":""recordedDate"",""timeZone"":""America/Denver""}","#
        + #""{""ImportId"":""_recordId""}","{""ImportId"":""QID1_TEXT""}""#,
      "2026-11-02 09:00:00,R_1,It was late",
    ])
    #expect(read.items.first?.received?.rfc3339 == "2026-11-02T16:00:00Z")
    #expect(read.plan.contains("times of America/Denver"))
  }

  @Test("a day that does not exist is no date, and said", arguments: ["31-02-2026", "2026-02-30"])
  func noSuchDay(day: String) throws {
    let read = try SurveyRead(sheet + ["3;\(day);5;Goed gedaan allemaal"])
    #expect(read.items.last?.received == nil)
    #expect(read.items.last?.columns.map(\.value) == [day])
    #expect(read.said.count == 1)
  }

  @Test("settings that mean nothing are said, with what was probably meant")
  func wrongSettings() throws {
    let roles = ["Toelichting": "answr", "Tevredenheit (1-5)": "csat 1-5", "Elders": "nps"]
    let read = try SurveyRead(sheet, roles: roles)
    #expect(read.said.count == 2)
    #expect(read.said.contains { $0.contains("put \"Toelichting\": answer under") })
    #expect(read.said.contains { $0.contains("put \"Tevredenheid (1-5)\": csat 1-5 under") })
    #expect(read.plan.contains("\"Elders\", which is not here"))
  }

  @Test("an explanation fits a terminal, but for the lines to paste")
  func explanationFits() throws {
    let question = String(repeating: "Hoe beoordeelt u onze bezorging ", count: 6)
    let read = try SurveyRead(["id,\(question)", "1,7", "2,3"], roles: ["id": "onzin"])
    let lines = read.plan.split(separator: "\n").filter { !$0.hasPrefix("    \"") }
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(lines.count > 6)
  }

  @Test("a mail is refused as a table, and a table is not")
  func refusesMail() throws {
    let corpus = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Corpus").standardizedFileURL
    let context = IntakeContext(file: "a")
    let refusal = #expect(throws: Rejection.self) {
      try SourceReader().checkTable(
        path: corpus.appending(path: "mail/003-attribution-en.eml").path(), context: context)
    }
    #expect(refusal?.reason.contains("no CSV") == true)
    try SourceReader().checkTable(
      path: corpus.appending(path: "survey/totals-nl.csv").path(), context: context)
  }

  @Test(
    "what a warning says to paste keeps the touchpoints, and settles it for all columns at once")
  func pastes() throws {
    let lines = [
      "id;datum;Hoe tevreden bent u over de levering?;Hoe tevreden bent u over de factuur?",
      "1;02-11-2026;4;2", "2;13-11-2026;5;3",
    ]
    let first = try SurveyRead(lines)
    #expect(first.said.count == 1)
    #expect(first.settings.values.sorted() == ["csat 1-5 factuur", "csat 1-5 levering"])
    let settled = try SurveyRead(lines, roles: first.settings)
    #expect(settled.said.isEmpty)
    #expect(settled.items.map(\.ratingBlocks) == first.items.map(\.ratingBlocks))
    #expect(first.items.first?.ratingBlocks.count == 2)
    let bare = try SurveyRead(lines, roles: first.settings.mapValues { _ in "csat 1-5" })
    #expect(bare.items.map(\.ratingBlocks) == first.items.map(\.ratingBlocks))
  }

  @Test("the only touchpoint that a survey's ratings name is what its answers are about")
  func oneTouchpoint() throws {
    let read = try SurveyRead([
      "id;datum;Hoe tevreden bent u over de levering?;Opmerking", "1;02-11-2026;1;",
      "2;13-11-2026;5;",
    ])
    #expect(
      read.items.map(\.touchpoint) == [
        Touchpoint(rawValue: "levering"), Touchpoint(rawValue: "levering"),
      ])
    #expect(read.items.compactMap(\.ratings.csat?.value) == [1, 5])
  }

  @Test("the group of an NPS in numbers is not the NPS, and tickets are no responses")
  func groups() throws {
    let read = try SurveyRead([
      "Q1_NPS_GROUP,Q1,Ticket ID,Network ID",
      "Aanbeveling - Group,Zou u ons aanbevelen?,Ticket,Net",
      "3,9,77,a9", "1,2,78,b7", "2,8,79,c5",
    ])
    #expect(read.items.compactMap(\.ratings.nps?.value) == [9, 2, 8])
    #expect(read.items.allSatisfy { !["77", "a9"].contains($0.nativeID) })
  }

  @Test("a promise is kept or broken in 1 and 0 too")
  func promisesInNumbers() throws {
    let read = try SurveyRead(["Nr,Did we keep our promises?", "1,1", "2,0", "3,1"])
    #expect(read.items.map(\.promise) == [.kept, .broken, .kept])
    let rated = try SurveyRead(["Nr,Did we keep our promises?,Why?", "1,1,So", "2,5,So", "3,3,So"])
    #expect(rated.items.compactMap(\.promise).isEmpty)
  }

  @Test(
    "what follows a choice is an open answer, though it names another part",
    arguments: [
      ("Zo ja, welke?", "answer"), ("Welke belofte werd niet nagekomen?", "answer"),
      ("Q6_4_TEXT", "answer"), ("Which channel did you use?", "channel"),
    ])
  func followUps(name: String, role: String) throws {
    let question = name == "Q6_4_TEXT" ? "Which channel did you use? - Other - Text" : name
    let read = try SurveyRead([
      "Nr,NPS,\"\(name)\"", "Nr,Cijfer,\"\(question)\"", "1,9,Telefoon", "2,8,Balie", "3,7,Mail",
    ])
    #expect(read.column(name)?.role.rawValue == role)
  }

  @Test("a lone \"geen\" says nothing")
  func none() throws {
    let read = try SurveyRead(["Nr,NPS,Opmerking", "1,9,Geen", "2,8,Geen gedoe", "3,7,geen."])
    #expect(read.items.map(\.text) == ["", "Geen gedoe", ""])
  }

  @Test("a date and its time of day may have a column each")
  func dateAndTime() throws {
    let read = try SurveyRead(["Date;Time;NPS", "04-11-2026;09:12;9", "15-11-2026;;3"])
    #expect(
      read.items.map { $0.received?.rfc3339 } == ["2026-11-04T09:12:00Z", "2026-11-15T00:00:00Z"])
  }
}
