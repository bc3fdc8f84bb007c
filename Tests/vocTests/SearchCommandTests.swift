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

  private func search(_ arguments: String...) throws -> Program.Run { try search(arguments) }

  private func search(_ arguments: [String]) throws -> Program.Run {
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

  @Test func `a word that a minus leaves out is never an option`() throws {
    for words in [["-wachten"], ["levering", "-wachten"], ["-wachten levering"], ["-het", "te"]] {
      let run = try search(words + ["--count"])
      #expect(run.status == 0 && run.lines == ["25"], "\(words)")
    }
    #expect(try search("--explain", "--", "-w").lines == ["NOT w"])
    #expect(try search("--explain", "touchpoint:-x", "--").complaints.contains("column 1:"))
    let many = (0..<10_000).map { "-w\($0)" }.joined(separator: " ")
    #expect(try search(many).status == 64 && search(many).complaints.utf8.count < 1000)
    #expect(try search("levering", "--limt").complaints.contains("--limt is no option"))
  }

  @Test func `what a terminal would obey is never repeated`() throws {
    let run = try search("--sort", "\u{1B}[31m", "x")
    #expect(run.status == 64 && !run.complaints.contains("\u{1B}"))
    #expect(try !search("--save", "na\u{1B}me", "x").output.contains("\u{1B}"))
    try program.write(
      "w/inbox/b.csv",
      "Response ID,Datum,Toelichting\nX1,2026-11-10 10:00,rare \u{9B}31m\u{7F} \u{202E}tekens\n")
    #expect(try program.run("ingest", "-w", "w").status == 0)
    let line = try search("tekens", "--json")
    #expect(
      line.output.unicodeScalars.allSatisfy { !["\u{9B}", "\u{7F}", "\u{202E}"].contains($0) })
  }

  @Test func `what does not go together is refused, not dropped`() throws {
    for words in [
      ["--save", "", "x"], ["--saved", "x", "y"], ["--list", "y"], ["--unsave", "x", "y"],
      ["--save", "x", "y", "--by", "week"], ["--save", "x", "y", "--fuzzy"], ["--list", "--csv"],
      ["--by", "", "x"], ["--by", "x", "y"],
    ] {
      #expect(try search(words).status == 64, "\(words)")
    }
    #expect(try search("--save", "K", "levering").complaints == "")
    #expect(try search("--save", "K", "laat").complaints.contains("before as: levering"))
    #expect(
      try search("--list", "--json").lines == [#"{"items":25,"name":"K","query":"laat"}"#])
    #expect(
      try search("--explain", "--json", "te laat").lines
        == [#"{"explanation":"te AND laat","query":"te laat"}"#])
    #expect(try search("--explain", "😀").status == 1)
    #expect(try search("levering", "--offset", "99").complaints.hasPrefix("Nothing more found"))
    try FileManager.default.removeItem(atPath: program.folder.path + "/w/searches.tsv")
    try FileManager.default.createDirectory(
      atPath: program.folder.path + "/w/searches.tsv", withIntermediateDirectories: true)
    #expect(try search("--list").complaints.contains("cannot be read"))
  }

  @Test func `ids and rows come in the order of relevance`() throws {
    let page = try search("levering", "--sort", "relevance", "--json", "--limit", "50")
    let ids = try search("levering", "--sort", "relevance", "--ids")
    #expect(ids.lines.count == 25)
    for (line, id) in zip(page.lines, ids.lines) { #expect(line.contains("\"id\":\"\(id)\"")) }
    let rows = try search("levering", "--sort", "relevance", "--csv").output
    #expect(
      rows.components(separatedBy: "\r\n").dropFirst().prefix(25).map { String($0.prefix(8)) }
        == ids.lines)
  }

  @Test func `a backup that cannot be made leaves no file behind`() throws {
    #expect(try program.run("backup", "-w", "w", "").status == 64)
    let folder = try program.run("backup", "-w", "w", "w")
    #expect(folder.status == 2 && folder.complaints.contains("this is a folder"))
    try program.write("w/voc.sqlite", "")
    for command in ["compact", "search", "ingest"] {
      let run = try program.run(command, "-w", "w")
      #expect(run.status == 2 && run.complaints.contains("no archive of voc"), "\(command)")
    }
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
