import Bytes
import Feedback
import Testing

@testable import Intake

@Suite("Decisions on ratings and rows of surveys")
struct SurveyRatingDecisionTests {
  @Test(
    "what is called a score is one where its values are ratings",
    arguments: [
      ("levering_score", ["4", "2", "5"], "csat"),
      ("Levering (cijfer)", ["7,5", "3", "9"], "csat"),
      ("How was onboarding? (1-5)", ["4", "2", "5"], "csat"),
      ("Please rate: (1 = bad, 5 = good)-Delivery", ["4", "2", "5"], "csat"),
      ("Lead score", ["4", "2", "5"], "other"), ("Score", ["250", "310", "9"], "other"),
      ("Aantal bestellingen", ["4", "2", "5"], "other"), ("Scorekaart", ["a", "b", "c"], "other"),
    ])
  func scores(name: String, cells: [String], role: String) throws {
    let rows = cells.enumerated().map {
      "K\($0);\($1.contains(",") ? "\"\($1)\"" : $1);Prima geholpen"
    }
    let read = try SurveyRead(["Klantnr;\(name);Opmerking"] + rows)
    #expect(read.column(name)?.role.rawValue == role)
  }

  @Test("what looks like a rating and is none by name is said, with the line that makes it one")
  func doubts() throws {
    let lines = ["Nr;Sfeer levering;Opmerking", "1;4;Prima geholpen", "2;1;Te laat", "3;5;"]
    let read = try SurveyRead(lines)
    #expect(read.settings == ["Sfeer levering": "csat 1-5 levering"])
    #expect(read.plan.contains("    # \"Sfeer levering\": csat 1-5 levering"))
    #expect(try SurveyRead(lines, roles: ["Sfeer levering": "other"]).said.isEmpty)
    #expect(try SurveyRead(lines, roles: read.settings).said.isEmpty)
  }

  @Test("ratings of one touchpoint on two scales are averaged on the first")
  func twoScales() throws {
    let read = try SurveyRead([
      "Nr;Tevredenheid levering (1-5);Rapportcijfer levering;Tevredenheid factuur (1-5)",
      "1;1;10;5",
      "2;5;1;1",
    ])
    let means = read.items.map { $0.ratingBlocks.first?.ratings.csat }
    #expect(means == [Rating(3, lowest: 1, highest: 5), Rating(3, lowest: 1, highest: 5)])
  }

  @Test("a file in which nothing is said is refused, with what to do")
  func mute() throws {
    let refusal = #expect(throws: Rejection.self) {
      try SurveyRead(["Foo;Bar", "aap;noot", "mies;wim"])
    }
    #expect(refusal?.line == 1)
    #expect(refusal?.advice.contains("voc.yaml") == true)
  }

  @Test(
    "the words of the ends say which is the good one, and so do the settings",
    arguments: [
      ("Tevreden? (1 = zeer tevreden, 5 = zeer ontevreden)", ["1", "5", "2"], [5, 1, 4]),
      ("Tevreden? (1 = zeer ontevreden, 5 = zeer tevreden)", ["1", "5", "2"], [1, 5, 2]),
      ("Tevreden?", ["1 - zeer tevreden", "5 - zeer ontevreden", "2 - tevreden"], [5, 1, 4]),
      ("Tevreden? (1-5)", ["1", "5", "2"], [1, 5, 2]),
      ("Note (1=sehr gut, 6=ungenügend) Zufriedenheit", ["1", "6", "2"], [6, 1, 5]),
    ] as [(String, [String], [Double])])
  func directions(question: String, cells: [String], values: [Double]) throws {
    let rows = cells.enumerated().map { "\($0);\($1)" }
    let read = try SurveyRead(["Nr;\(question)"] + rows)
    #expect(read.items.compactMap(\.ratings.csat?.value) == values)
    let turned = try SurveyRead(["Nr;Tevreden?"] + rows, roles: ["Tevreden?": "csat 5-1"])
    if values.count == 3, cells[1] == "5" {
      #expect(turned.items.compactMap(\.ratings.csat?.value) == [5, 1, 4])
    }
  }

  @Test("a response that was not handed in has the date on which it was begun, or is said")
  func undated() throws {
    let read = try SurveyRead([
      "#,NPS,Start Date (UTC),Submit Date (UTC)", "a1,9,2026-11-01 08:00:00,2026-11-01 08:02:00",
      "b2,3,2026-11-02 09:00:00,", "c3,7,,",
    ])
    #expect(
      read.items.map { $0.received?.rfc3339 } == [
        "2026-11-01T08:02:00Z", "2026-11-02T09:00:00Z", nil,
      ])
    #expect(read.items.map(\.completion) == [nil, .partial, .partial])
    #expect(read.said.count == 1 && read.said[0].hasPrefix("a.csv:4: the response has no date"))
  }

  @Test("a fault that is told once knows all its lines")
  func faultyLines() throws {
    let lines = ["Datum;NPS", "01-11-2026;11", "02-11-2026;3", "13-11-2026;12"]
    var told: [Rejection] = []
    let source = ByteSource(bytes: Array(lines.joined(separator: "\n").utf8), name: "a.csv")
    try SurveyAdapter().read(source, context: IntakeContext(file: "a.csv")) { unit in
      for case .rejection(let rejection) in unit.read() { told.append(rejection) }
    }
    #expect(told.map(\.line) == [2])
    #expect(told.map(\.otherLines) == [[4]])
  }

  @Test("the two askings of a battery differ in one word, and only one of them must be known")
  func pairedWords() throws {
    let items = ["Gebouw", "Kleding", "Snelheid"]
    let names = items.map { "Verwacht - \($0)" } + items.map { "Gekregen - \($0)" }
    let read = try SurveyRead([
      "Nr;" + names.joined(separator: ";") + ";전반적 만족도", "1;7;7;7;1;2;3;4", "2;6;7;5;7;6;5;1",
    ])
    #expect(read.items.compactMap(\.ratings.expectation?.value) == [7, 6])
    #expect(read.items.compactMap(\.ratings.experience?.value) == [2, 6])
    #expect(read.items.compactMap(\.ratings.csat?.value) == [4, 1])
  }

  @Test("cells past the header are the end of the last answer, or said")
  func overflow() throws {
    let rows = ["1,9,Prima", "2,3,\"Te laat\", en kapot,,", "3,8,Goed", "4,7,Snel", "5,6,Laat"]
    let read = try SurveyRead(["Nr,NPS,Waarom?"] + rows)
    #expect(read.items[1].text == "Te laat, en kapot")
    #expect(read.said.isEmpty)
    let said = try SurveyRead([
      "Nr,Waarom?,NPS", "1,Prima,9", "2,Te laat,3,5", "3,Goed,8", "4,Zo,7",
    ])
    #expect(said.said.count == 1 && said.said[0].hasPrefix("a.csv:3: the row has filled cells"))
  }

  @Test("times in a zone that nobody knows are said")
  func unknownZones() throws {
    let read = try SurveyRead(["Tijdstip,NPS", "2026-11-01 09:00 XQT,9", "2026-11-02 09:00 EST,8"])
    #expect(read.said.count == 1 && read.said[0].contains("a zone that voc does not know"))
    #expect(read.items.last?.received?.rfc3339 == "2026-11-02T14:00:00Z")
  }
}
