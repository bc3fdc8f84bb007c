import Foundation
import Testing

/// The contracts of the command line: output, complaints and exit codes.
@Suite struct CommandTests {
  private let program = Program()

  private static let commands = [
    "demo", "init", "ingest", "watch", "retry", "reanalyze", "status", "report", "gap", "promises",
    "search", "show", "why", "themes", "backup", "compact",
    "forget", "expire", "export", "extract", "analyze",
  ]

  @Test(arguments: commands)
  func `every command explains itself with examples`(name: String) throws {
    let run = try program.run(name, "--help")
    #expect(run.status == 0)
    #expect(run.output.contains("Examples:") && run.output.contains("voc \(name)"))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test(arguments: [
    ["frobnicate"], ["search", "--sort", "sideways", "x"],
    ["gap", "--week", "2026-W46", "--since", "x"],
    ["expire", "--months", "0"], ["why"], ["extract", "--records", "--explain", "x"], ["extract"],
  ])
  func `wrong usage ends with 64`(arguments: [String]) throws {
    let run = try program.run(arguments)
    #expect(run.status == 64)
    #expect(run.output.isEmpty && !run.complaints.isEmpty)
  }

  @Test func `nothing is printed of bytes that fit no encoding`() throws {
    let bytes =
      Array("<?xml version=\"1.0\" encoding=\"euc-kr\"?><chat><m who=\"A\">een ".utf8)
      + [0xFF, 0xFE, 0x80] + Array("</m></chat>".utf8)
    try program.write("chat.xml", bytes)
    let run = try program.run("extract", "chat.xml")
    let lines = run.complaints.split(separator: "\n")
    #expect(!lines.isEmpty && lines.allSatisfy { $0.hasPrefix("chat.xml") })
  }

  @Test(arguments: [
    ["status"], ["ingest"], ["report"], ["gap"], ["search", "x"], ["themes"], ["forget", "x"],
    ["expire"],
    ["export"], ["watch"], ["retry"], ["reanalyze"], ["promises"], ["why", "abc"],
    ["show", "abc"], ["backup", "b"], ["compact"],
  ])
  func `without a workspace a command says how to make one and ends with 2`(arguments: [String])
    throws
  {
    let run = try program.run(arguments)
    #expect(run.status == 2)
    #expect(run.complaints.contains("voc init"))
  }

  @Test(arguments: ["missing.mbox", "empty.csv", "strange.bin", "broken.xml"])
  func `what cannot be read is one clear line, and the rest goes on`(name: String) throws {
    try program.write("empty.csv", "")
    try program.write("strange.bin", (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 89) })
    try program.write("broken.xml", "<transcripts><transcript")
    try program.write(
      "good.csv", "Respons-ID;NPS (0-10);Toelichting\nR1;3;De levering was te laat.\n")
    let run = try program.run("extract", name, "good.csv")
    #expect(run.status == 1)
    #expect(run.complaints.contains(name))
    #expect(run.complaints.split(separator: "\n").count == 1)
    #expect(run.lines.count == 1)
  }

  @Test func `analyze answers every line in order`() throws {
    let input = """
      {"id":"7","text":"Zou maandag komen maar kwam woensdag."}
      De koffie is heerlijk.
      {"text":"The delivery was terrible."}
      {"id":3,"text":"Prima."}

      {"id":"x"}
      {"broken
      """
    let run = try program.run("analyze", input: input)
    #expect(run.status == 1)
    let answers = try run.lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(answers.map { $0["id"] as? String } == ["7", "2", "3", "3", "5", "6", "7"])
    #expect(answers.map { $0["error"] != nil } == [false, false, false, false, false, true, true])
    #expect(answers[0]["promise"] as? String == "broken")
    #expect(answers[0]["expectation"] as? Int == -1)
    #expect(answers[1]["expectation"] is NSNull && answers[1]["promise"] is NSNull)
    #expect(answers.prefix(3).map { $0["language"] as? String } == ["nl", "nl", "en"])
    let labels = answers.prefix(3).map { ($0["sentiment"] as? [String: Any])?["label"] as? String }
    #expect(labels[1] == "positive" && labels[2] == "negative")
  }

  @Test func `statements' offsets are bytes of the text as given`() throws {
    let text = "Één keer: zou maandag komen maar kwam woensdag. 😀"
    let run = try program.run("analyze", input: text)
    let answer = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let statement = try #require((answer["statements"] as? [[String: Any]])?.first)
    let (start, end) = (
      try #require(statement["start"] as? Int), try #require(statement["end"] as? Int)
    )
    let quote = String(decoding: Array(text.utf8)[start..<end], as: UTF8.self)
    #expect(quote == statement["quote"] as? String)
    #expect(quote.contains("zou maandag komen"))
  }

  @Test func `a workspace of a newer version is left alone`() throws {
    _ = try program.run("init", "w")
    let database = URL(fileURLWithPath: program.folder.path + "/w/voc.sqlite")
    var bytes = try Data(contentsOf: database)
    // The user version stands at offset 60 of the file's header (SQLite file format 1.3).
    bytes.replaceSubrange(60..<64, with: [0x7F, 0, 0, 0])
    for ending in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: database.path + ending)
    }
    try bytes.write(to: database)
    let run = try program.run("status", "-w", "w")
    #expect(run.status == 2)
    #expect(run.complaints.contains("newer version"))
  }

  @Test func `a mistake in the settings is named with its line`() throws {
    _ = try program.run("init", "w")
    try program.write("w/voc.yaml", "company:\n  name: Test\nlangage: nl\n")
    let run = try program.run("status", "-w", "w")
    #expect(run.status == 2)
    #expect(run.complaints.contains("voc.yaml:3") && run.complaints.contains("langage"))
  }

  @Test func `init makes the key that persons are known by, and ingest keeps it`() throws {
    _ = try program.run("init", "w")
    let key = URL(fileURLWithPath: program.folder.path + "/w/.voc/key")
    let made = try Data(contentsOf: key)
    #expect(made.count == 32)
    #expect(try program.run("ingest", "-w", "w").status == 0)
    #expect(try Data(contentsOf: key) == made)
  }

  @Test func `init does not overwrite`() throws {
    #expect(try program.run("init", "w").status == 0)
    #expect(try program.run("init", "w").status == 2)
  }

  @Test func `the original stays where it was when it is named`() throws {
    _ = try program.run("init", "w")
    try program.write("a.csv", "Respons-ID;NPS (0-10);Toelichting\nR1;3;Te laat.\n")
    #expect(try program.run("ingest", "-w", "w", "a.csv").status == 0)
    #expect(FileManager.default.fileExists(atPath: program.folder.path + "/a.csv"))
    #expect(program.names(in: "w/done") == ["a.csv"])
  }

  @Test
  func `a Maildir's messages are read in the folder's name, and other folders say what to do`()
    throws
  {
    let mail = { (id: String) in
      "From: k@klant.example\nMessage-ID: <\(id)@klant.example>\nSubject: s\n\nHet duurde lang.\n"
    }
    try program.write("Mail/cur/1.M1P1.host:2,S", mail("a"))
    try program.write("Mail/new/2.M1P1.host", mail("b"))
    try program.write("Mail/tmp/3.M1P1.host", mail("half"))
    try program.write("Mail/.Levering/cur/4.M1P1.host:2,", mail("c"))
    let run = try program.run("extract", "Mail")
    #expect(run.status == 0)
    let items = try run.lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(items.map { $0["id"] as? String } == ["a", "b", "c"].map { "\($0)@klant.example" })
    #expect(items.map { $0["touchpoint"] as? String } == [nil, nil, "levering"])
    try program.write("map/a.txt", "x")
    let folder = try program.run("extract", "map")
    #expect(folder.status == 1 && folder.lines.isEmpty)
    #expect(folder.complaints.contains("map: this is a folder, and no Maildir"))
    #expect(folder.complaints.split(separator: "\n").count == 1)
  }

  @Test func `a pipe is refused and not waited for`() throws {
    #expect(mkfifo(program.folder.path + "/pijp.csv", 0o600) == 0)
    let run = try program.run("extract", "pijp.csv")
    #expect(run.status == 1 && run.complaints.contains("pijp.csv"))
  }

  @Test func `nothing that a terminal obeys comes out of customers' words or file names`() throws {
    _ = try program.run("init", "w")
    try program.write(
      "w/inbox/k\u{1B}[31m.csv",
      "Respons-ID;NPS (0-10);Toelichting\nR1;3;\u{202E}bezem\u{1B}[31m\u{9B}x te laat\u{2066}.\nR2\n"
    )
    let ingest = try program.run("ingest", "-w", "w")
    let id = try #require(
      try program.run("search", "-w", "w", "laat").output.split(separator: " ").first)
    let runs = [
      ingest, try program.run("search", "-w", "w", "laat"),
      try program.run("why", "-w", "w", String(id)),
    ]
    for run in runs {
      for control in ["\u{1B}", "\u{9B}", "\u{202E}", "\u{2066}"] {
        #expect(!(run.output + run.complaints).contains(control))
      }
    }
  }
}
