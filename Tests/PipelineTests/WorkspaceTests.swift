import Foundation
import Testing

@testable import Pipeline

@Suite struct WorkspaceTests {
  @Test func `a new workspace has its folders, readable by its owner only`() throws {
    let scratch = try ScratchFolder()
    let workspace = try scratch.workspace()
    for folder in [
      workspace.root, workspace.inbox, workspace.done, workspace.rejected, workspace.reports,
      workspace.lexicons,
    ] {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder)
      #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o700)
    }
    let attributes = try FileManager.default.attributesOfItem(atPath: workspace.settingsFile)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
  }

  @Test func `a workspace is not made twice`() throws {
    let scratch = try ScratchFolder()
    _ = try scratch.workspace()
    #expect(throws: PipelineError(.alreadyAWorkspace, place: "", detail: "")) {
      try scratch.workspace()
    }
  }

  @Test func `files that belong together are all written or all stay as they were`() throws {
    let scratch = try ScratchFolder()
    let workspace = try scratch.workspace()
    let files = ["a", "b"].map { (path: workspace.reports + "/" + $0, bytes: Array("old".utf8)) }
    try workspace.write(files)
    // Where its draft would stand is a folder, so that the second cannot be written.
    let blocked = files[1].path + ".new"
    try FileManager.default.createDirectory(atPath: blocked, withIntermediateDirectories: true)
    #expect(throws: PipelineError(.fileSystem, place: "", detail: "")) {
      try workspace.write(files.map { (path: $0.path, bytes: Array("new".utf8)) })
    }
    for file in files {
      #expect(try String(contentsOfFile: file.path, encoding: .utf8) == "old")
    }
    try FileManager.default.removeItem(atPath: blocked)
    try workspace.write(files.reversed().map { (path: $0.path, bytes: Array("new".utf8)) })
    #expect(workspace.names(in: workspace.reports) == ["a", "b"])
    #expect(try String(contentsOfFile: files[1].path, encoding: .utf8) == "new")
  }

  @Test func `the one named is taken, then the environment's, then the nearest upwards`() throws {
    let scratch = try ScratchFolder()
    let workspace = try scratch.workspace()
    let below = workspace.inbox + "/a/b"
    try FileManager.default.createDirectory(atPath: below, withIntermediateDirectories: true)
    let named = try Workspace.locate(given: workspace.root, usual: nil, from: "/")
    let spoken = try Workspace.locate(
      given: nil, usual: workspace.root, from: "/")
    let found = try Workspace.locate(given: nil, usual: nil, from: below)
    #expect([named.root, spoken.root, found.root] == Array(repeating: workspace.root, count: 3))
  }

  @Test func `where there is none, the error says how to make one`() throws {
    let scratch = try ScratchFolder()
    #expect {
      try Workspace.locate(given: scratch.path, usual: nil, from: "/")
    } throws: { error in
      (error as? PipelineError)?.code == .noWorkspace && "\(error)".contains("voc init")
    }
  }

  @Test func `a file is written whole or not at all`() throws {
    let scratch = try ScratchFolder()
    let workspace = try scratch.workspace()
    let path = workspace.reports + "/r.html"
    try workspace.write(Array("old".utf8), to: path)
    // The draft's name is taken by a folder: writing fails before anything is renamed.
    try FileManager.default.createDirectory(
      atPath: path + ".new", withIntermediateDirectories: true)
    #expect(throws: PipelineError(.fileSystem, place: "", detail: "")) {
      try workspace.write(Array("new".utf8), to: path)
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
  }

  @Test func `a second run is told who holds the workspace`() throws {
    let scratch = try ScratchFolder()
    let workspace = try scratch.workspace()
    let lock = try WorkspaceLock(workspace)
    #expect {
      let second = try WorkspaceLock(workspace)
      _ = consume second
    } throws: { error in
      (error as? PipelineError)?.code == .locked
        && "\(error)".contains("process \(ProcessInfo.processInfo.processIdentifier)")
    }
    _ = consume lock
    let third = try WorkspaceLock(workspace)
    _ = consume third
  }

  @Test func `a holder on another machine is named, and one that is no more is known`() {
    let other = LockHolder(words: "4711 kassa-2\n")
    #expect(other.name == "process 4711 on kassa-2" && !other.isGone)
    #expect(LockHolder(words: "4711").name == "process 4711")
    #expect(LockHolder(words: "").isGone && LockHolder(words: "").name == "process unknown")
    #expect(LockHolder(words: LockHolder.this.words) == LockHolder.this)
    #expect(!LockHolder.this.isGone)
    // No process has a number beyond the system's largest (proc(5), pid_max).
    #expect(LockHolder(process: 1 << 30, machine: LockHolder.this.machine).isGone)
  }

  @Test func `words that another machine left in the lock hold nothing`() throws {
    let scratch = try ScratchFolder()
    let workspace = try scratch.workspace()
    try workspace.makeFolder(workspace.hidden)
    try workspace.write(Array("4711 kassa-2\n".utf8), to: workspace.hidden + "/lock")
    try workspace.whileLocked {}
    #expect(try String(contentsOfFile: workspace.hidden + "/lock", encoding: .utf8).isEmpty)
  }

  @Test func `a pseudonym is the same for the same person and key, and tells nothing across keys`()
    throws
  {
    let (one, two) = (try ScratchFolder(), try ScratchFolder())
    let first = try Pseudonyms(workspace: one.workspace())
    let other = try Pseudonyms(workspace: two.workspace())
    let again = try Pseudonyms(
      workspace: Workspace.locate(given: one.path + "/workspace", usual: nil))
    let address = "J.Jansen@voorbeeld.example"
    #expect(
      first.person(known: .address, as: address)
        == again.person(known: .address, as: " j.jansen@VOORBEELD.example"))
    #expect(first.person(known: .address, as: address) != first.person(known: .name, as: address))
    #expect(
      first.person(known: .address, as: address) != other.person(known: .address, as: address))
  }

  @Test func `a damaged key is not replaced`() throws {
    let scratch = try ScratchFolder()
    let workspace = try scratch.workspace()
    _ = try Pseudonyms(workspace: workspace)
    try Data("short".utf8).write(to: URL(fileURLWithPath: workspace.root + "/.voc/key"))
    #expect(throws: PipelineError(.badKey, place: "", detail: "")) {
      _ = try Pseudonyms(workspace: workspace)
    }
  }
}
