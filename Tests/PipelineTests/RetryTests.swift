import Archive
import Feedback
import Foundation
import Testing

@testable import Pipeline

/// What becomes of what was rejected, and of readings that have grown old.
@Suite struct RetryTests {
  private let scratch: ScratchFolder
  private let workspace: Workspace
  private let now = Timestamp(seconds: 1_795_000_000)

  init() throws {
    scratch = try ScratchFolder()
    workspace = try scratch.workspace()
  }

  private func ingest() throws -> IngestSummary {
    try IngestRun(OpenWorkspace(workspace)).take(Inbox(workspace).stable(now: now), now: now)
  }

  private func rows(_ count: Int, from first: Int = 0) -> String {
    (first..<first + count).map { "R\($0);2-11-2026;\($0 % 11);Kast \($0) kwam te laat.\n" }
      .joined()
  }

  private let header = "Respons-ID;Datum;NPS (0-10);Toelichting\n"

  @Test func `a mended file is taken, and its reason goes`() throws {
    try workspace.drop("map/leeg.csv", "")
    try workspace.drop("raar.bin", String(repeating: "\u{1}\u{2}", count: 500))
    _ = try ingest()
    try Data((header + rows(1)).utf8).write(
      to: URL(fileURLWithPath: workspace.rejected + "/map/leeg.csv"))
    #expect(Rejected(workspace).files().map(\.name) == ["map/leeg.csv", "raar.bin"])
    #expect(try Rejected(workspace).putBack(["map"]) == ["map/leeg.csv"])
    #expect(try ingest().added == 1)
    #expect(workspace.names(in: workspace.done) == ["map/leeg.csv"])
    #expect(workspace.names(in: workspace.rejected) == ["raar.bin", "raar.bin.reason.txt"])
  }

  @Test func `a reason without its file is taken away, a dropped file of that name is not`() throws
  {
    try workspace.drop("a.csv.reason.txt", "")
    try workspace.drop("a.csv", "")
    _ = try ingest()
    try Data("x".utf8).write(to: URL(fileURLWithPath: workspace.rejected + "/weg.csv.reason.txt"))
    let files = Rejected(workspace).files().map(\.name)
    #expect(files.contains("a.csv.reason-2.txt") && files.count == 3)
    #expect(try Rejected(workspace).putBack([]).isEmpty)
    #expect(!workspace.names(in: workspace.rejected).contains("weg.csv.reason.txt"))
    #expect(try Rejected(workspace).putBack(nil).count == 2)
    #expect(workspace.names(in: workspace.rejected).isEmpty)
  }

  @Test func `bad rows stand beside the file and can be mended and dropped again`() throws {
    try workspace.drop(
      "e.csv", header + rows(40) + "R90;2-11-2026;7;\"Nooit \"\"gesloten\"\" kast\n")
    let first = try ingest()
    #expect(first.rejected > 0 && first.files[0].fate == .done)
    let path = workspace.done + "/e.csv.rejected.csv"
    let bad = try String(contentsOfFile: path, encoding: .utf8)
    let lines = bad.split(separator: "\r\n")
    #expect(lines.count == 2 && lines[0] == header.dropLast() && lines[1].hasPrefix("R90;"))
    try workspace.drop("beter.csv", header + "R90;2-11-2026;7;Nooit gesloten kast\n")
    let second = try ingest()
    #expect(second.rejected == 0 && second.added + second.updated == 1)
    #expect(try OpenWorkspace(workspace).archive.status().items == 41)
  }

  @Test func `bad rows stand under the survey's own header, titles left out`() throws {
    let titled = "Klanttevredenheid Zuid;;;\n;;;\n" + "Datum;Klantnr;NPS;Waarom?\n"
    try workspace.drop(
      "t.csv",
      titled + "01-11-2026;K1;11;Netjes\n14-11-2026;K2;3;Te laat\n15-11-2026;K3;12;Stuk\n"
        + "31-02-2026;K4;9;Prima\n")
    _ = try ingest()
    let bad = try String(contentsOfFile: workspace.done + "/t.csv.rejected.csv", encoding: .utf8)
    #expect(
      bad.split(separator: "\r\n") == [
        "Datum;Klantnr;NPS;Waarom?", "01-11-2026;K1;11;Netjes", "15-11-2026;K3;12;Stuk",
        "31-02-2026;K4;9;Prima",
      ])
  }

  @Test func `every bad row stands beside the file, however many there are`() throws {
    let path = scratch.path + "/e.csv"
    let text = header + rows(30_000) + "R30000;2-11-2026;3;\"Twee\nregels\"\n" + rows(1, from: 9)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    var summary = FileSummary(name: "e.csv", bytes: 0)
    summary.format = "csv"
    for line in stride(from: 3, through: 30_002, by: 2) + [30_003] {
      summary.add(Rejection(file: "e.csv", line: line, reason: "", advice: ""))
    }
    #expect(summary.rejections.count == FileSummary.rejectionLimit)
    var bytes: [UInt8] = []
    #expect(
      RejectedRows(summary).write(from: path) {
        bytes += $0
        return true
      })
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
    #expect(lines.count == 15_002 && lines[0] == header.dropLast())
    #expect(lines[1].hasPrefix("R1;") && lines[15_000].hasPrefix("R29999;"))
    #expect(lines[15_001] == "R30000;2-11-2026;3;\"Twee\nregels\"")
    #expect(!RejectedRows(summary).write(from: path) { _ in false })
  }

  @Test(
    arguments: [
      ([3, 4, 5, 9], 0, [3, 4, 5, 9]), ([9, 3, 3, 4], 4, [4, 9]), ([], 0, []), ([7], 8, []),
    ] as [([Int], Int, [Int])])
  func `lines are walked in their order`(lines: [Int], from: Int, walked: [Int]) {
    var list = LineList()
    for line in lines { list.add(line) }
    var (reading, found) = (list.reading, [Int]())
    reading.skip(to: from)
    while let line = reading.line {
      found.append(line)
      reading.skip(to: line + 1)
    }
    #expect(found == walked)
  }

  @Test func `many small files and a large one are each counted once`() throws {
    for number in 0..<700 {
      try workspace.drop("klein/\(number).csv", header + rows(1, from: number))
    }
    try workspace.drop("groot.csv", header + rows(9000))
    let summary = try ingest()
    #expect(summary.files.count == 701 && summary.files.allSatisfy { $0.fate == .done })
    #expect(summary.added == 9000 && summary.duplicates == 700)
    #expect(workspace.names(in: workspace.done).count == 701)
    #expect(try OpenWorkspace(workspace).archive.status().files == 701)
  }

  @Test func `the same bytes twice in one run are known for a repeat`() throws {
    try workspace.drop("a.csv", header + rows(2))
    try workspace.drop("b.csv", header + rows(2))
    let summary = try ingest()
    #expect(summary.added == 2 && summary.duplicates == 2)
    #expect(summary.files.map(\.isRepeat) == [false, true])
    #expect(try OpenWorkspace(workspace).archive.status().files == 1)
  }

  @Test func `readings are made anew all at once, and a run that is stopped goes on`() throws {
    try workspace.drop("e.csv", header + rows(4500))
    _ = try ingest()
    try FileManager.default.createDirectory(
      atPath: workspace.lexicons + "/nl", withIntermediateDirectories: true)
    try Data("kast\t-2.0\tnoun\n".utf8).write(
      to: URL(fileURLWithPath: workspace.lexicons + "/nl/valence.tsv"))
    let open = try OpenWorkspace(workspace)
    let (old, new) = (
      try #require(try open.archive.status().byLexicon.keys.first), open.lexicons.version
    )
    #expect(old != new)
    var asked = 0
    let stopped = try Reanalysis(open).run(
      .outdated,
      mayGoOn: {
        asked += 1
        return asked < 2
      })
    #expect(stopped == Reanalysis.Progress(read: 2000, total: 4500))
    #expect(try open.archive.status().byLexicon == [old: 4500])
    var told: [Int] = []
    let done = try Reanalysis(open).run(.outdated, told: { told.append($0.read) })
    #expect(done == Reanalysis.Progress(read: 4500, total: 4500, isDone: true))
    #expect(told == [4000, 4500])
    #expect(try open.archive.status().byLexicon == [new: 4500])
    #expect(try open.archive.check().isEmpty)
    #expect(try Reanalysis(open).run(.outdated).total == 0)
    #expect(try Reanalysis(open).run(.all).total == 4500)
    // The items themselves are as they were: the same file is no news.
    try workspace.drop("e.csv", header + rows(4500))
    let again = try ingest()
    #expect(again.duplicates == 4500 && again.updated == 0)
  }
}
