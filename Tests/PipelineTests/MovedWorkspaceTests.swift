import Archive
import Feedback
import Foundation
import Testing

@testable import Pipeline

/// Clocks that jump, time zones that change and workspaces that move: no item is lost or doubled.
@Suite struct MovedWorkspaceTests {
  private let scratch: ScratchFolder
  private let workspace: Workspace
  private let now = Timestamp(seconds: 1_795_000_000)

  init() throws {
    scratch = try ScratchFolder()
    workspace = try scratch.workspace(settings: "timezone: Europe/Amsterdam\n")
  }

  private func survey(_ rows: String...) -> String {
    (["Respons-ID;Datum;E-mailadres;NPS (0-10);Toelichting"] + rows).map { $0 + "\n" }.joined()
  }

  private let row = "R1;2-11-2026;a@b.example;3;De stoel kwam te laat."
  private let other = "R2;3-11-2026;c@d.example;8;De kast was op tijd."

  private func ingest(_ workspace: Workspace, now: Timestamp) throws -> IngestSummary {
    try IngestRun(OpenWorkspace(workspace)).take(
      Inbox(workspace).stable(now: now), now: now)
  }

  @Test(arguments: [0, -86_400, 1_794_000_000, 4_102_444_800] as [Int64])
  func `a clock that jumps changes nothing but the time of the record`(seconds: Int64) throws {
    let jumped = Timestamp(seconds: seconds)
    try workspace.drop("een.csv", survey(row))
    #expect(try ingest(workspace, now: now).added == 1)
    try workspace.drop("een.csv", survey(row))
    try workspace.drop("twee.csv", survey(row, other))
    #expect(try ingest(workspace, now: jumped).added == 1)
    #expect(workspace.names(in: workspace.done) == ["een-2.csv", "een.csv", "twee.csv"])
    let archive = try OpenWorkspace(workspace).archive
    #expect(try archive.status().items == 2)
    #expect(Set(try archive.files().map(\.at)) == [now, jumped])
  }

  @Test func `another time zone brings items up to date and doubles none`() throws {
    try workspace.drop("een.csv", survey(row, other))
    #expect(try ingest(workspace, now: now).added == 2)
    try workspace.write(
      Array("timezone: America/New_York\n".utf8), to: workspace.settingsFile)
    try workspace.drop("weer.csv", survey(row, other))
    #expect(try ingest(workspace, now: now).added == 0)
    #expect(try OpenWorkspace(workspace).archive.status().items == 2)
  }

  @Test func `a workspace that was copied whole goes on where it was`() throws {
    try workspace.drop("een.csv", survey(row))
    #expect(try ingest(workspace, now: now).added == 1)
    let path = scratch.path + "/elders"
    try FileManager.default.copyItem(atPath: workspace.root, toPath: path)
    let copy = try Workspace.locate(given: path, usual: nil)
    try copy.drop("twee.csv", survey(row, other))
    #expect(try ingest(copy, now: now).added == 1)
    let open = try OpenWorkspace(copy)
    let traces = try ErasureRun(open).traces(of: "a@b.example")
    #expect(try open.archive.items(of: traces.persons).count == 1)
  }

  @Test func `a copy without its key is refused, and no key is made for it`() throws {
    try workspace.drop("een.csv", survey(row))
    #expect(try ingest(workspace, now: now).added == 1)
    try FileManager.default.removeItem(atPath: workspace.root + "/.voc")
    let open = try OpenWorkspace(workspace)
    let error = #expect(throws: PipelineError.self) { try IngestRun(open) }
    #expect(error?.code == .badKey)
    #expect(!FreeName.isTaken(workspace.root + "/.voc/key"))
  }
}
