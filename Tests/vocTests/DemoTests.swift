import Foundation
import Testing

/// The main job from end to end, on the shipped corpus.
@Suite struct DemoTests {
  @Test func `the demo ingests, reports and searches`() throws {
    let program = Program()
    let run = try program.run("demo", "--keep", "demo")
    #expect(run.status == 0, "\(run.complaints)")
    #expect(run.output.contains("2026-W46"))
    // Every drop ends in done/ or rejected/, and the broken one says why.
    #expect(program.names(in: "demo/inbox").isEmpty)
    #expect(
      program.names(in: "demo/rejected") == ["kapotte-export.csv", "kapotte-export.csv.reason.txt"])
    let done = program.names(in: "demo/done")
    #expect(done.contains("klantenservice.mbox") && done.contains("facturen/administratie.mbox"))
    for format in ["html", "md", "json", "csv"] {
      #expect(program.names(in: "demo/reports").contains("2026-W46.\(format)"))
    }
    try lookAround(program)
  }

  private func lookAround(_ program: Program) throws {
    let status = try program.run("status", "-w", "demo", "--json")
    let figures = try #require(
      try JSONSerialization.jsonObject(with: Data(status.output.utf8)) as? [String: Any])
    #expect((figures["items"] as? Int ?? 0) > 600)
    #expect((figures["duplicates"] as? Int ?? 0) > 0)
    let skipped = try #require(figures["skipped"] as? [String: Int])
    for kind in ["agent", "autoreply", "bounce", "bulk"] { #expect((skipped[kind] ?? 0) > 0) }
    let languages = try #require(figures["languages"] as? [String: Int])
    #expect(languages["de"] == 1 && languages["fr"] == 1)

    let again = try program.run("ingest", "-w", "demo", "demo/done/klantenservice.mbox")
    #expect(again.output.contains("0 items added"))
    #expect(again.output.contains("the same file was taken before"))

    let gap = try program.run("gap", "-w", "demo", "--since", "2026-W32", "--json")
    #expect(gap.status == 0)
    let table = try #require(
      try JSONSerialization.jsonObject(with: Data(gap.output.utf8)) as? [String: Any])
    #expect(table["schema"] as? String == "voc.gap/1")
    let cells = try #require(table["cells"] as? [[String: Any]])
    for figure in ["expressed", "stated", "experience", "promises"] {
      #expect(cells.contains { $0[figure] != nil })
    }

    let found = try program.run(
      "search", "-w", "demo", "touchpoint:levering promise:broken", "--json", "--limit", "1")
    let line = try #require(found.lines.first)
    let hit = try #require(
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    let id = try #require(hit["id"] as? String)
    let why = try program.run("why", "-w", "demo", id)
    #expect(why.status == 0)
    #expect(why.output.contains("promise broken"))

    let nothing = try program.run("search", "-w", "demo", "zeppelin")
    #expect(nothing.status == 1 && nothing.output.isEmpty)
  }

  @Test func `what one person wrote can be taken out, and does not come back`() throws {
    let program = Program()
    _ = try program.run("init", "w")
    try program.write(
      "a.csv",
      "Respons-ID;Datum;E-mailadres;NPS (0-10);Toelichting\nR1;2-11-2026;kees@voorbeeld.example;3;De bezemsteel kwam te laat.\nR2;2-11-2026;mia@voorbeeld.example;9;Prima kwast.\n"
    )
    #expect(try program.run("ingest", "-w", "w", "a.csv").output.contains("2 items added"))
    #expect(try program.run("search", "-w", "w", "--count", "bezemsteel").lines == ["1"])
    #expect(
      try program.run("export", "-w", "w", "kees@voorbeeld.example", "--json").lines.count == 2)
    #expect(
      try program.run("forget", "-w", "w", "--dry-run", "kees@voorbeeld.example").output.contains(
        "1 items would be erased"))
    #expect(
      try program.run("forget", "-w", "w", "kees@voorbeeld.example").output.contains(
        "1 items erased"))
    #expect(try program.run("search", "-w", "w", "bezemsteel").status == 1)
    try FileManager.default.removeItem(atPath: program.folder.path + "/w/done/a.csv")
    #expect(try program.run("ingest", "-w", "w", "a.csv").output.contains("1 of forgotten people"))
    for file in program.names(in: "w") where file.hasPrefix("voc.sqlite") {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: program.folder.path + "/w/" + file))
      #expect(bytes.range(of: Data("bezemsteel".utf8)) == nil)
    }
    #expect(try program.run("forget", "-w", "w", "nobody@voorbeeld.example").status == 1)
  }
}
