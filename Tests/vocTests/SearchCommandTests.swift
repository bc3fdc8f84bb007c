import Foundation
import Testing

/// The forms in which `voc search` and `voc show` give what was found.
@Suite struct SearchCommandTests {
  private let program = Program()

  init() throws {
    _ = try program.run("init", "w")
    let rows = (1...25).map { "R\($0),2026-11-1\($0 % 5) 10:00,=2+\($0) De levering was te laat." }
    try program.write(
      "w/inbox/a.csv",
      (["Response ID,Datum,Toelichting"] + rows).joined(separator: "\n") + "\n")
    #expect(try program.run("ingest", "-w", "w").status == 0)
  }

  private func search(_ arguments: String...) throws -> Program.Run {
    try program.run(["search", "-w", "w"] + arguments)
  }

  @Test func `all ids and all rows come out unless fewer are asked for`() throws {
    let ids = try search("levering", "--ids")
    #expect(ids.lines.count == 25 && ids.lines.allSatisfy { $0.count == 8 })
    #expect(
      try search("levering", "--ids", "--limit", "3", "--offset", "1").lines
        == Array(ids.lines[1..<4]))
    let table = try search("levering", "--csv")
    let rows = table.output.components(separatedBy: "\r\n")
    #expect(rows[0].hasPrefix("id,received,channel") && rows.count == 27)
    #expect(rows[1].contains("'=2+"))
    #expect(try search("levering").lines.count == 40)
    #expect(try search("zzqq", "--ids").status == 1)
    #expect(try search("levering", "--ids", "--count").status == 64)
  }

  @Test func `an item is shown whole with its reading`() throws {
    let id = try #require(try search("levering", "--ids", "--limit", "1").lines.first)
    let run = try program.run("show", "-w", "w", id, "00000000")
    #expect(run.status == 1 && run.complaints.contains("00000000"))
    for part in ["levering was te laat", "from        inbox/a.csv #", "touchpoint  levering"] {
      #expect(run.output.contains(part), "\(part)")
    }
    let json = try program.run("show", "-w", "w", id, "--json")
    #expect(json.lines.count == 1 && json.output.contains("\"reading\""))
  }

  @Test func `a kept search is listed, searched and counted in the report`() throws {
    #expect(try search("--save", "Te laat", "\"te laat\"").status == 0)
    #expect(try search("--list").lines == ["Te laat  25       \"te laat\""])
    #expect(try search("--saved", "Te laat", "--count").lines == ["25"])
    #expect(try search("--saved", "Chatbot").complaints.contains("there are Te laat"))
    let report = try program.run("report", "-w", "w", "2026-W46", "--format", "md", "--print")
    #expect(report.output.contains("| Te laat (indicatief) | \"te laat\" | 25 | 0 |"))
    #expect(try search("--save", "x", "customer:R1").status == 64)
    #expect(try search("--save", "x", "theme:onzin").status == 64)
    #expect(try search("--unsave", "Te laat").status == 0)
    #expect(try search("--list").status == 1)
  }

  @Test func `a slip of the finger is forgiven on request`() throws {
    #expect(try search("lavering", "--count").lines == ["0"])
    #expect(try search("lavering", "--fuzzy", "--count").lines == ["25"])
  }

  @Test func `a backup is whole, its owner's only, and never written over`() throws {
    let run = try program.run("backup", "-w", "w", "b.sqlite")
    #expect(run.status == 0)
    let attributes = try FileManager.default.attributesOfItem(
      atPath: program.folder.path + "/b.sqlite")
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    #expect(try program.run("backup", "-w", "w", "b.sqlite").status == 2)
    for name in ["voc.sqlite", "voc.sqlite-wal", "voc.sqlite-shm"] {
      try? FileManager.default.removeItem(atPath: program.folder.path + "/w/" + name)
    }
    try FileManager.default.copyItem(
      atPath: program.folder.path + "/b.sqlite", toPath: program.folder.path + "/w/voc.sqlite")
    #expect(try program.run("status", "-w", "w", "--check").status == 0)
    #expect(try search("levering", "--count").lines == ["25"])
    #expect(try program.run("compact", "-w", "w").status == 0)
    #expect(try search("levering", "--count").lines == ["25"])
  }
}
