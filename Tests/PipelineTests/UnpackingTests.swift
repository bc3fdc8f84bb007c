import Feedback
import Foundation
import Testing

@testable import Pipeline

@Suite struct UnpackingTests {
  private let scratch: ScratchFolder
  private let workspace: Workspace
  private let now = Timestamp(seconds: 1_795_000_000)
  private let survey = "Respons-ID;NPS (0-10);Toelichting\nR1;3;De kast kwam te laat.\n"

  init() throws {
    scratch = try ScratchFolder()
    workspace = try scratch.workspace()
  }

  private func drop(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: workspace.inbox + "/" + name))
  }

  private func ingest() throws -> IngestSummary {
    try IngestRun(OpenWorkspace(workspace)).take(Inbox(workspace).stable(now: now), now: now)
  }

  private func reason(_ name: String) throws -> String {
    try String(contentsOfFile: workspace.rejected + "/" + name + ".reason.txt", encoding: .utf8)
  }

  @Test func `each member is a file of its own`() throws {
    try drop(
      "a.zip",
      ZipBytes(members: [.init("levering/e.csv", survey), .init("leeg.csv", "")]).bytes)
    let summary = try ingest()
    #expect(summary.files.map(\.name) == ["a.zip/leeg.csv", "a.zip/levering/e.csv"])
    #expect(summary.added == 1 && summary.rejected == 1)
    #expect(workspace.names(in: workspace.done) == ["a.zip/levering/e.csv"])
    #expect(
      workspace.names(in: workspace.rejected) == ["a.zip/leeg.csv", "a.zip/leeg.csv.reason.txt"])
    #expect(workspace.names(in: workspace.hidden).filter { $0.contains("zip") }.isEmpty)
    #expect(workspace.names(in: workspace.inbox).isEmpty)
  }

  @Test func `no member gets outside its folder`() throws {
    let names = ["../../e.csv", "/etc/f.csv", "..\\..\\g.csv", "C:\\h.csv", "a/./../i.csv"]
    try drop("a.zip", ZipBytes(members: names.map { .init($0, survey) }).bytes)
    _ = try ingest()
    #expect(
      workspace.names(in: workspace.done) == [
        "a.zip/C_/h.csv", "a.zip/a/i.csv", "a.zip/e.csv", "a.zip/etc/f.csv", "a.zip/g.csv",
      ])
    #expect(workspace.names(in: scratch.path).allSatisfy { $0.hasPrefix("workspace/") })
  }

  @Test func `a member that cannot be taken out is named, and the others are read`() throws {
    var (secret, link, odd, broken) = (
      ZipBytes.Member("geheim.csv", survey), ZipBytes.Member("koppeling.csv", "/etc/passwd"),
      ZipBytes.Member("raar.csv", survey), ZipBytes.Member("stuk.csv", survey)
    )
    (secret.flags, link.mode, odd.method, broken.checksum) = (1, 0o120777, 14, 7)
    try drop(
      "a.zip", ZipBytes(members: [secret, link, odd, broken, .init("goed.csv", survey)]).bytes)
    let summary = try ingest()
    #expect(summary.added == 1 && summary.rejected == 4)
    #expect(workspace.names(in: workspace.done) == ["a.zip/goed.csv"])
    let reason = try reason("a.zip")
    for words in ["geheim.csv: ", "encrypted", "a link", "method 14", "damaged"] {
      #expect(reason.contains(words))
    }
  }

  @Test func `what is no archive of exports is refused with words`() throws {
    try drop(
      "cijfers.csv",
      ZipBytes(members: [.init("[Content_Types].xml", "x"), .init("xl/workbook.xml", "x")]).bytes)
    try drop("binnen.zip", ZipBytes(members: [.init("b.zip", "PK\u{3}\u{4}")]).bytes)
    try drop("half.zip", Array(ZipBytes(members: [.init("e.csv", survey)]).bytes.dropLast(9)))
    try drop("niets.zip", ZipBytes(members: [.init("__MACOSX/x", "x")]).bytes)
    var swollen = ZipBytes.Member("e.csv", survey)
    swollen.size = .max - 1
    try drop("bom.zip", ZipBytes(members: [swollen]).bytes)
    #expect(try ingest().added == 0)
    #expect(try reason("cijfers.csv").contains("Excel workbook"))
    #expect(try reason("half.zip").contains("cut off"))
    #expect(try reason("niets.zip").contains("holds no file"))
    #expect(try reason("bom.zip").contains("swells"))
    #expect(workspace.names(in: workspace.done).isEmpty)
    #expect(workspace.names(in: workspace.inbox).isEmpty)
  }

  @Test func `an archive that a run did not get to the end of is begun again`() throws {
    let bytes = ZipBytes(members: [.init("e.csv", survey), .init("f.csv", survey)]).bytes
    // As after a kill between the members and the removal of the archive.
    for folder in ["unpacking/map", "unpacked/map/a.zip", "members"] {
      try workspace.makeFolder(workspace.hidden + "/" + folder)
    }
    try Data(bytes).write(to: URL(fileURLWithPath: workspace.hidden + "/unpacking/map/a.zip"))
    for half in ["unpacked/map/a.zip/e.csv", "members/f.csv"] {
      try Data("half".utf8).write(to: URL(fileURLWithPath: workspace.hidden + "/" + half))
    }
    #expect(try ingest().added == 1)
    #expect(workspace.names(in: workspace.done) == ["map/a.zip/e.csv", "map/a.zip/f.csv"])
  }

  @Test func `members that wait are taken by the next run`() throws {
    try workspace.makeFolder(workspace.hidden + "/unpacked/a.zip")
    try Data(survey.utf8).write(
      to: URL(fileURLWithPath: workspace.hidden + "/unpacked/a.zip/e.csv"))
    #expect(Inbox(workspace).waiting().map(\.name) == ["a.zip/e.csv"])
    #expect(try ingest().added == 1)
    #expect(workspace.names(in: workspace.done) == ["a.zip/e.csv"])
  }
}
