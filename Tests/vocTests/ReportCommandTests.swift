import Foundation
import Testing

/// `voc report` as a person uses it: which periods, which files, and what it says of them.
@Suite struct ReportCommandTests {
  private let program = Program()

  private static let settings = """
    company: {name: Voorbeeld BV, domains: [voorbeeld.example]}
    timezone: Europe/Amsterdam
    language: nl
    teams:
      Logistiek & co: [levering]
      Finance: [factuur]
    """

  /// Eight people a week over four weeks, on delivery.
  init() throws {
    _ = try program.run("init", "w")
    try program.write("w/voc.yaml", Self.settings)
    try drop("eerste.csv", people: 1...8, days: ["2026-10-21", "2026-10-28", "2026-11-04"])
  }

  private func drop(_ name: String, people: ClosedRange<Int>, days: [String]) throws {
    let rows = days.flatMap { day in
      people.map {
        "\(day)-\($0),\(day) 10:00,klant\($0),levering,4,Beloofd was dinsdag maar het kwam pas vrijdag."
      }
    }
    try program.write(
      "w/inbox/" + name,
      (["Response ID,Datum,Klantnummer,Touchpoint,NPS,Toelichting"] + rows)
        .joined(separator: "\n") + "\n")
    let run = try program.run("ingest", "-w", "w")
    #expect(run.status == 0, "\(run.complaints)")
  }

  private func report(_ arguments: String...) throws -> Program.Run {
    try program.run(["report", "-w", "w"] + arguments)
  }

  private var made: [String] { program.names(in: "w/reports") }

  @Test func `all missing weeks are filled, and the list of reports links to them`() throws {
    #expect(try report("2026-W44", "--format", "html").status == 0)
    let run = try report("--all", "--format", "html")
    #expect(run.status == 0)
    #expect(
      run.lines.map { ($0 as NSString).lastPathComponent } == ["2026-W43.html", "2026-W45.html"])
    let index = try program.read("w/reports/index.html")
    for week in ["2026-W43", "2026-W44", "2026-W45"] {
      #expect(index.contains("href=\"\(week).html\""))
    }
    let again = try report("--all", "--format", "html")
    #expect(again.status == 0 && again.output.isEmpty && again.complaints.contains("Every"))
  }

  @Test func `the same archive and settings give the same bytes`() throws {
    let formats = "html,md,json,csv,eml"
    _ = try report("2026-W45", "--format", formats)
    let before = try made.map { try program.read("w/reports/" + $0) }
    let again = try report("2026-W45", "--format", formats)
    #expect(again.complaints.isEmpty)
    #expect(before == (try made.map { try program.read("w/reports/" + $0) }))
    #expect(before.count == 6)
  }

  @Test func `late items are told when the report is written again`() throws {
    _ = try report("2026-W45")
    try drop("later.csv", people: 9...14, days: ["2026-11-04"])
    let run = try report("2026-W45")
    #expect(run.complaints.contains("8 → 14"))
    #expect(run.lines.count == 4)
  }

  @Test(arguments: [
    (["2026-10"], "2026-10-01_2026-10-31"), (["2026-Q4"], "2026-10-01_2026-12-31"),
    (["--since", "2026-W43", "--until", "2026-10-30"], "2026-10-19_2026-10-30"),
    (["--week", "2026-W44"], "2026-W44"),
  ])
  func `a report is on any period`(_ arguments: [String], _ name: String) throws {
    let run = try program.run(["report", "-w", "w", "--format", "md"] + arguments)
    #expect(run.status == 0)
    #expect(made == ["\(name).json", "\(name).md", "index.html"])
    #expect(try program.read("w/reports/index.html").contains("href=\"\(name).md\""))
  }

  @Test func `a team's part stands beside the whole and speaks of its touchpoints only`() throws {
    let run = try report("2026-W45", "--team", "logistiek & co", "--format", "eml,md")
    #expect(run.status == 0)
    #expect(made == ["2026-W45.Logistiek---co.eml", "2026-W45.Logistiek---co.md"])
    let part = try program.read("w/reports/2026-W45.Logistiek---co.md")
    #expect(part.contains("Logistiek &amp; co") && part.contains("Levering"))
    let other = try report("2026-W45", "--team", "Finance", "--format", "md", "--print")
    #expect(other.status == 1 && !other.output.contains("vrijdag"))
    let unknown = try report("--team", "Verkoop")
    #expect(unknown.status == 64 && unknown.complaints.contains("Finance, Logistiek & co"))
  }

  @Test func `reports on periods and teams are renewed when a person is forgotten`() throws {
    for arguments in [["2026-10"], ["2026-W45"], ["2026-W45", "--team", "Logistiek & co"]] {
      _ = try program.run(
        ["report", "-w", "w", "--format", "json,html", "--language", "en"] + arguments)
    }
    let before = made
    let index = try program.read("w/reports/index.html")
    #expect(try program.run("forget", "-w", "w", "klant3").status == 0)
    #expect(made == before)
    #expect(try program.read("w/reports/index.html") != index)
    for name in made where name.hasSuffix(".json") {
      // A month has two of the weeks.
      let items = name.contains("_") ? 14 : 7
      let json = try JSONSerialization.jsonObject(
        with: Data(try program.read("w/reports/" + name).utf8))
      let scores = try #require((json as? [String: Any])?["scores"] as? [String: Any])
      #expect(scores["items"] as? Int == items, "\(name)")
    }
    #expect(try program.read("w/reports/2026-W45.html").contains("<html lang=\"en\""))
  }

  @Test(arguments: [
    ["2026-W45", "--all"], ["--all", "--print"], ["2026-W54"], ["--format", "pdf"],
    ["--format", ""], ["--since", "2026-W45", "--until", "2026-W44"],
    ["2026-W45", "--week", "2026-W45"],
  ])
  func `what cannot be meant is wrong usage`(_ arguments: [String]) throws {
    let run = try program.run(["report", "-w", "w"] + arguments)
    #expect(run.status == 64)
    #expect(made.isEmpty)
  }

  @Test func `without a desktop the place to open is said`() throws {
    let run = try report("2026-W45", "--open")
    #expect(run.status == 0 && run.complaints.contains("reports/2026-W45.html"))
  }
}
