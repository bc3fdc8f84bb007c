import Archive
import Feedback
import Foundation
import Testing

@testable import Pipeline

/// Several files in one run: each is read while those before it are stored, and yet all is as if one
/// came after the other.
@Suite struct IngestOrderTests {
  private let scratch: ScratchFolder
  private let workspace: Workspace
  private let now = Timestamp(seconds: 1_795_000_000)

  init() throws {
    scratch = try ScratchFolder()
    workspace = try scratch.workspace()
  }

  private func ingest(
    progress: @escaping (IngestRun.Position) -> Void = { _ in }, mayGoOn: () -> Bool = { true }
  ) throws -> IngestSummary {
    try IngestRun(OpenWorkspace(workspace)).take(
      Inbox(workspace).waiting().sorted { $0.name < $1.name }, now: now, progress: progress,
      mayGoOn: mayGoOn)
  }

  private func drop(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: workspace.inbox + "/" + name))
  }

  /// A mailbox, each message of some hundred kilobytes where it is to be a large one.
  private func box(_ ids: Range<Int>, padding: Int = 100_000) -> String {
    ids.map { id in
      """
      From mia@klant.example Mon Nov 02 09:14:00 2026
      Message-ID: <\(id)@klant.example>
      Date: Mon, 02 Nov 2026 09:14:00 +0100
      From: Mia Maas <mia@klant.example>
      To: hulp@wij.example
      Subject: Levering \(id)

      De stoel \(id) kwam te laat.
      \(String(repeating: "\n", count: padding))

      """
    }.joined()
  }

  /// What was added, brought up to date and there already, of each file.
  private func counts(_ summary: IngestSummary) -> [String] {
    summary.files.map {
      "\($0.name) \($0.counts.added)/\($0.counts.updated)/\($0.counts.duplicates) \($0.fate)"
        + ($0.isRepeat ? " repeat" : "")
    }
  }

  private func ledger() throws -> [String] {
    try OpenWorkspace(workspace).archive.files().reversed().map(\.name)
  }

  @Test func `files are stored and closed in their order, small ones together`() throws {
    try workspace.drop("a.mbox", box(0..<5))
    try workspace.drop("b.mbox", box(3..<8))
    try workspace.drop("c.mbox", box(0..<5))
    try workspace.drop("d.mbox", box(7..<9, padding: 0))
    try workspace.drop("e.mbox", box(8..<13))
    try workspace.drop("f.mbox", box(8..<13, padding: 0))
    let summary = try ingest()
    #expect(
      counts(summary) == [
        "a.mbox 5/0/0 done", "b.mbox 3/0/2 done", "c.mbox 0/0/5 done repeat",
        "d.mbox 0/2/0 done", "e.mbox 5/0/0 done", "f.mbox 0/4/1 done",
      ])
    // A repeat is in the ledger already; small files come together at the end.
    #expect(try ledger() == ["a.mbox", "b.mbox", "e.mbox", "d.mbox", "f.mbox"])
    #expect(workspace.names(in: workspace.inbox).isEmpty)
  }

  @Test func `mailboxes come behind, archives last, and all else in its order`() throws {
    func drops(_ names: [String]) throws -> [Drop] {
      for name in names { try workspace.drop(name, "x") }
      return names.compactMap { Drop(path: workspace.inbox + "/" + $0, name: $0) }
    }
    var course = Course(
      try drops(["a.mbox", "b.ZIP", "c.csv", "D.MBX.GZ", "e.html", "f.mbox.txt", "g.mbx"]),
      items: { 0 }, progress: { _ in })
    var names: [String] = []
    while let drop = course.next() {
      names.append(drop.name)
      if drop.name == "b.ZIP" { course.add(try drops(["h.mbox", "i.xml"])) }
    }
    #expect(
      names == [
        "c.csv", "e.html", "f.mbox.txt", "a.mbox", "D.MBX.GZ", "g.mbx", "b.ZIP", "i.xml", "h.mbox",
      ])
  }

  @Test func `a file that breaks off ends by itself, and the next is read whole`() throws {
    try drop("a.mbox.gz", Array(GzipBytes.stored(box(0..<5)).dropLast(30_000)))
    try workspace.drop("b.mbox", box(10..<15))
    let summary = try ingest()
    #expect(summary.files.map(\.counts.rejected) == [1, 0])
    #expect(summary.files[0].rejections[0].reason.contains("cut off"))
    #expect(summary.files[0].counts.added >= 4)
    #expect(counts(summary)[1] == "b.mbox 5/0/0 done")
    #expect(try ledger() == ["a.mbox.gz", "b.mbox"])
    #expect(
      workspace.names(in: workspace.done) == [
        "a.mbox.gz", "a.mbox.gz.rejections.txt", "b.mbox",
      ])
  }

  @Test func `an archive that refuses what is stored leaves every file in the inbox`() throws {
    try OpenWorkspace(workspace).archive.record([])
    try workspace.drop("a.mbox", box(0..<15))
    try workspace.drop("b.mbox", box(15..<20))
    try workspace.drop("c.mbox", box(20..<21, padding: 0))
    try drop("d.zip", ZipBytes(members: [.init("d.mbox", box(21..<22, padding: 0))]).bytes)
    let open = try OpenWorkspace(workspace, access: .reading)
    #expect(throws: ArchiveError.self) {
      let drops = Inbox(workspace).waiting().sorted { $0.name < $1.name }
      _ = try IngestRun(open).take(drops, now: now)
    }
    #expect(workspace.names(in: workspace.inbox) == ["a.mbox", "b.mbox", "c.mbox", "d.zip"])
    #expect(workspace.names(in: workspace.done).isEmpty)
    #expect(try open.archive.status().items == 0)
  }

  @Test func `a run that is told to stop finishes the file at hand and begins no other`() throws {
    for (index, name) in ["a", "b", "c"].enumerated() {
      try workspace.drop("\(name).mbox", box(index * 5..<index * 5 + 5))
    }
    var asked = 0
    let summary = try ingest(mayGoOn: {
      asked += 1
      return asked == 1
    })
    #expect(counts(summary) == ["a.mbox 5/0/0 done"])
    #expect(workspace.names(in: workspace.done) == ["a.mbox"])
    #expect(workspace.names(in: workspace.inbox) == ["b.mbox", "c.mbox"])
    #expect(try ledger() == ["a.mbox"])
  }

  @Test func `a small file that is large inside is taken by itself, after those beside it`() throws
  {
    let swollen = Array(repeating: GzipBytes.megabyteOfLineEnds, count: 5).flatMap { $0 }
    try workspace.drop("a.mbox", box(0..<2, padding: 0))
    try drop("b.mbox.gz", GzipBytes.stored(box(1..<4, padding: 0)) + swollen)
    try workspace.drop("c.mbox", box(3..<6, padding: 0))
    #expect(
      try counts(ingest()) == ["a.mbox 2/0/0 done", "b.mbox.gz 1/1/1 done", "c.mbox 3/0/0 done"])
    #expect(try ledger() == ["a.mbox", "c.mbox", "b.mbox.gz"])
  }

  @Test func `progress goes up to the end, whatever the files are`() throws {
    let swollen = Array(repeating: GzipBytes.megabyteOfLineEnds, count: 5).flatMap { $0 }
    try workspace.drop("a.mbox", box(0..<5))
    try workspace.drop("b.mbox", box(5..<7, padding: 0))
    try drop(
      "c.zip", ZipBytes(members: [.init("x.mbox", box(7..<9)), .init("y.csv", "")]).bytes)
    try drop("d.mbox.gz", GzipBytes.stored(box(9..<11, padding: 0)) + swollen)
    try drop("e.zip", Array("PK\u{3}\u{4}".utf8))
    var positions: [IngestRun.Position] = []
    let summary = try ingest(progress: { positions.append($0) })
    for (earlier, later) in zip(positions, positions.dropFirst()) {
      #expect(earlier.bytesRead <= later.bytesRead && later.bytesRead <= later.bytesTotal)
      #expect(earlier.items <= later.items && earlier.fileIndex <= later.fileIndex)
      #expect(later.fileIndex < later.fileCount)
    }
    let last = try #require(positions.last)
    #expect(last.bytesRead == last.bytesTotal && last.fileIndex + 1 == last.fileCount)
    #expect(last.items == summary.added && summary.added == 11)
  }
}
