import Feedback
import Foundation
import Testing

@testable import Pipeline

@Suite struct InboxTests {
  private let scratch: ScratchFolder
  private let workspace: Workspace
  private let now = Timestamp(seconds: 1_795_000_000)

  init() throws {
    scratch = try ScratchFolder()
    workspace = try scratch.workspace()
  }

  /// Makes a file whose name is given in bytes.
  private func drop(bytes name: [UInt8], in folder: String, _ text: String = "x") throws {
    let path = FolderEntry.path(Array((folder + "/").utf8) + name)
    let descriptor = open(path, O_WRONLY | O_CREAT, 0o600)
    try #require(descriptor >= 0)
    #expect(Workspace.writeAll(Array(text.utf8), to: descriptor))
    close(descriptor)
  }

  @Test func `names that are no UTF-8 are seen, shown and mended`() throws {
    try drop(bytes: Array("klacht-".utf8) + [0xE9, 0x9F] + Array(".csv".utf8), in: workspace.inbox)
    #expect(Inbox(workspace).waiting().map(\.name) == ["klacht-é%9F.csv"])
    let drops = try Inbox(workspace).stable(now: now)
    #expect(drops.map(\.name) == ["klacht-é%9F.csv"])
    #expect(try String(contentsOfFile: drops[0].path, encoding: .utf8) == "x")
  }

  @Test func `a mended name does not take another's place`() throws {
    try drop(bytes: [0xE9], in: workspace.inbox, "one")
    try workspace.drop("é", "two")
    let drops = try Inbox(workspace).stable(now: now)
    #expect(drops.map(\.name).sorted() == ["é", "é-2"])
    #expect(Set(try drops.map { try String(contentsOfFile: $0.path, encoding: .utf8) }).count == 2)
  }

  @Test func `a Maildir's messages are drops, what is being delivered and kept beside is not`()
    throws
  {
    for name in ["cur/1:2,S", "new/2.tmp", "tmp/3", "dovecot-uidlist", ".Klachten/cur/4"] {
      try workspace.drop("postvak/" + name, "x")
    }
    for folder in ["new", "tmp"] {
      try workspace.makeFolder(workspace.inbox + "/postvak/.Klachten/" + folder)
    }
    #expect(
      Inbox(workspace).waiting().map(\.name) == [
        "postvak/.Klachten/cur/4", "postvak/cur/1:2,S", "postvak/new/2.tmp",
      ])
  }

  @Test func `an inbox that is a file is named, and nothing is made in its place`() throws {
    try FileManager.default.removeItem(atPath: workspace.inbox)
    try Data("x".utf8).write(to: URL(fileURLWithPath: workspace.inbox))
    #expect {
      try Inbox(workspace).stable(now: now)
    } throws: { error in
      (error as? PipelineError)?.code == .fileSystem && "\(error)".contains("must be a folder")
    }
    #expect(try String(contentsOfFile: workspace.inbox, encoding: .utf8) == "x")
  }

  @Test func `a copy that was left half done is taken away`() throws {
    try workspace.drop(".voc-copying/half.csv", "x")
    #expect(try Inbox(workspace).stable(now: now).isEmpty)
    #expect(workspace.names(in: workspace.inbox).isEmpty)
  }

  @Test func `a folder is copied without links, hidden files and what may not be read by others`()
    throws
  {
    let outside = scratch.path + "/buiten"
    try FileManager.default.createDirectory(
      atPath: outside + "/map", withIntermediateDirectories: true)
    for name in ["a.csv", ".b.csv", "map/c.csv"] {
      try Data("x".utf8).write(to: URL(fileURLWithPath: outside + "/" + name))
    }
    try FileManager.default.createSymbolicLink(
      atPath: outside + "/d.csv", withDestinationPath: "/etc/hostname")
    #expect(try Inbox(workspace).take(outside) == "buiten")
    #expect(workspace.names(in: workspace.inbox) == ["buiten/a.csv", "buiten/map/c.csv"])
    for (name, mode) in [("buiten", 0o700), ("buiten/map/c.csv", 0o600)] {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: workspace.inbox + "/" + name)
      #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == mode)
    }
  }

  @Test(arguments: [
    ("a.csv", [String](), "a.csv"), ("a.csv", ["a.csv"], "a-2.csv"),
    ("a.csv", ["a.csv.reason.txt"], "a-2.csv"), ("a.csv", ["a.csv", "a-2.csv"], "a-3.csv"),
  ])
  func `a free name is free with what stands beside it`(
    name: String, taken: [String], free: String
  ) throws {
    for name in taken { try Data().write(to: URL(fileURLWithPath: scratch.path + "/" + name)) }
    #expect(FreeName.of(name, in: scratch.path, companions: [".reason.txt"]) == free)
  }
}
