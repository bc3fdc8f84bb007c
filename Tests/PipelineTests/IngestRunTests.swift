import Archive
import Feedback
import Foundation
import Testing

@testable import Pipeline

@Suite struct IngestRunTests {
  private let scratch: ScratchFolder
  private let workspace: Workspace
  private let now = Timestamp(seconds: 1_795_000_000)

  init() throws {
    scratch = try ScratchFolder()
    workspace = try scratch.workspace(settings: "company: {domains: [wij.example]}\n")
  }

  private func ingest() throws -> IngestSummary {
    try IngestRun(OpenWorkspace(workspace)).take(Inbox(workspace).waiting(), now: now)
  }

  private func mail(_ id: String, from address: String = "mia@klant.example", _ text: String)
    -> String
  {
    """
    From \(address) Mon Nov 02 09:14:00 2026
    Message-ID: <\(id)@klant.example>
    Date: Mon, 02 Nov 2026 09:14:00 +0100
    From: Mia Maas <\(address)>
    To: hulp@wij.example
    Subject: Levering

    \(text)


    """
  }

  private func survey(_ rows: [String]) -> String {
    (["Respons-ID;Datum;E-mailadres;NPS (0-10);Toelichting"] + rows).map { $0 + "\n" }.joined()
  }

  @Test func `every drop ends in done or rejected, and what is rejected says why`() throws {
    try workspace.drop("post.mbox", mail("1", "De stoel kwam te laat."))
    try workspace.drop("sub/enquete.csv", survey(["R1;2-11-2026;a@b.example;3;Te laat."]))
    try workspace.drop("leeg.csv", "")
    try workspace.drop("raar.bin", String(repeating: "\u{1}\u{2}", count: 500))
    let summary = try ingest()
    #expect(workspace.names(in: workspace.inbox).isEmpty)
    #expect(workspace.names(in: workspace.done) == ["post.mbox", "sub/enquete.csv"])
    #expect(
      workspace.names(in: workspace.rejected) == [
        "leeg.csv", "leeg.csv.reason.txt", "raar.bin", "raar.bin.reason.txt",
      ])
    #expect(summary.added == 2 && summary.rejected == 2)
    let reason = try String(
      contentsOfFile: workspace.rejected + "/leeg.csv.reason.txt", encoding: .utf8)
    #expect(reason == "inbox/leeg.csv: the file is empty; export it again\n")
  }

  @Test func `the same items add nothing, in the same file or in another`() throws {
    let text = mail("1", "De stoel kwam te laat.") + mail("2", "De stoel is mooi.")
    try workspace.drop("a.mbox", text)
    #expect(try ingest().added == 2)
    try workspace.drop("a.mbox", text)
    let again = try ingest()
    #expect(again.added == 0 && again.duplicates == 2)
    #expect(again.files[0].isRepeat)
    try workspace.drop("b.mbox", mail("2", "De stoel is mooi.") + mail("3", "Nog iets."))
    let other = try ingest()
    #expect(other.added == 1 && other.duplicates == 1)
    #expect(!other.files[0].isRepeat)
    #expect(workspace.names(in: workspace.done) == ["a-2.mbox", "a.mbox", "b.mbox"])
  }

  @Test func `a longer export of the same survey adds what is new and updates what changed`() throws
  {
    try workspace.drop(
      "e.csv", survey(["R1;2-11-2026;a@b.example;3;Te laat.", "R2;2-11-2026;c@d.example;9;Top."]))
    #expect(try ingest().added == 2)
    try workspace.drop(
      "e.csv",
      survey([
        "R1;2-11-2026;a@b.example;3;Te laat.", "R2;2-11-2026;c@d.example;7;Best goed.",
        "R3;3-11-2026;e@f.example;8;Prima.",
      ]))
    let summary = try ingest()
    #expect(summary.added == 1 && summary.updated == 1 && summary.duplicates == 1)
  }

  @Test func `a longer export of the same chat brings it up to date`() throws {
    let first = """
      01-11-2026 09:14 - Mia: Mijn stoel is er niet.
      01-11-2026 09:15 - Helpdesk: Ik kijk.

      """
    try workspace.drop("chat.txt", first)
    #expect(try ingest().added == 1)
    let second = first + "01-11-2026 16:00 - Mia: En nu is hij kapot.\n"
    try workspace.drop("chat.txt", second)
    let summary = try ingest()
    #expect(summary.added == 0 && summary.updated == 1)
    // A day after the company's last word begins another conversation.
    let answer = "01-11-2026 16:05 - Helpdesk: U krijgt een nieuwe.\n"
    let next = "02-11-2026 18:00 - Mia: De nieuwe is goed.\n"
    try workspace.drop("chat.txt", second + answer + next)
    let later = try ingest()
    #expect(later.added == 1 && later.updated == 1)
  }

  @Test func `a run that died before filing away is made good by the next`() throws {
    let text = mail("1", "De stoel kwam te laat.") + mail("2", "De stoel is mooi.")
    try workspace.drop("a.mbox", text)
    #expect(try ingest().added == 2)
    // As after a power cut between the last commit and the rename.
    try FileManager.default.moveItem(
      atPath: workspace.done + "/a.mbox", toPath: workspace.inbox + "/a.mbox")
    let next = try ingest()
    #expect(next.added == 0 && next.duplicates == 2)
    #expect(workspace.names(in: workspace.done) == ["a.mbox"])
    #expect(try OpenWorkspace(workspace).archive.status().items == 2)
  }

  @Test func `our own side's messages are skipped and counted`() throws {
    try workspace.drop(
      "a.mbox", mail("1", "Te laat.") + mail("2", from: "hulp@wij.example", "Wij zoeken het uit."))
    let summary = try ingest()
    #expect(summary.added == 1)
    #expect(summary.files[0].counts.skipped == [.agent: 1])
  }

  @Test func `nothing that identifies a person is in the archive's files`() throws {
    try workspace.drop(
      "a.mbox",
      mail("1", "Bel mij op 06-12345678 of mail privebox@thuis.example.\n\nGroet,\nMia Maas"))
    _ = try ingest()
    for name in workspace.names(in: workspace.root) where name.hasPrefix("voc.sqlite") {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: workspace.root + "/" + name))
      for secret in ["12345678", "privebox", "mia@klant.example", "Maas"] {
        #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(name)")
      }
    }
  }

  @Test func `uploads that are not whole, hidden files and links are left alone`() throws {
    for name in ["a.csv.part", "b.crdownload", "~$c.csv", ".d.csv", "e.tmp"] {
      try workspace.drop(name, survey(["R1;2-11-2026;a@b.example;3;Te laat."]))
    }
    try FileManager.default.createSymbolicLink(
      atPath: workspace.inbox + "/link.csv", withDestinationPath: "/etc/hostname")
    #expect(try ingest().files.isEmpty)
    #expect(workspace.names(in: workspace.inbox).count == 6)
  }

  @Test func `a sub-folder names the touchpoint`() throws {
    var settings = try SettingsFile(path: "voc.yaml").settings(from: "")
    settings.folders["fin"] = Settings.FolderHint(touchpoint: Touchpoint(rawValue: "factuur"))
    let taxonomy = Taxonomy(
      touchpoints: [.init(id: "levering", dutch: "Levering en installatie", english: "Delivery")],
      themes: [])
    func hint(_ folders: [String]) -> Touchpoint? {
      settings.context(file: "f", taxonomy: taxonomy, folders: folders).touchpoint
    }
    #expect(hint(["Fin"])?.rawValue == "factuur")
    #expect(hint(["2026", "Delivery", "week 3"])?.rawValue == "levering")
    #expect(hint(["elders"]) == nil)
    #expect(settings.context(file: "f", taxonomy: taxonomy, folders: ["chat"]).channel == .chat)
  }

  @Test func `an archive that cannot be written stops the run and loses no file`() throws {
    _ = try OpenWorkspace(workspace)
    try workspace.drop("a.mbox", mail("1", "Te laat."))
    try Data("this is no database, whatever it says".utf8).write(
      to: URL(fileURLWithPath: workspace.archive))
    #expect(throws: ArchiveError.self) { try ingest() }
    #expect(workspace.names(in: workspace.inbox) == ["a.mbox"])
  }

  @Test func `a file that is still open for writing waits for the next run`() throws {
    try workspace.drop("a.mbox", mail("1", "Te laat."))
    let writer = try #require(FileHandle(forWritingAtPath: workspace.inbox + "/a.mbox"))
    #expect(try Inbox(workspace).stable(now: now).isEmpty)
    try writer.close()
    #expect(try Inbox(workspace).stable(now: now).map(\.name) == ["a.mbox"])
  }

  @Test func `a customer number finds what was written under an e-mail address`() throws {
    try workspace.drop(
      "e.csv",
      "Respons-ID;Klantnummer;E-mailadres;NPS (0-10);Toelichting\nR1;K1042;a@b.example;3;Te laat.\n"
    )
    _ = try ingest()
    let open = try OpenWorkspace(workspace)
    let keys = try Pseudonyms(workspace: workspace).persons(knownAs: "k1042")
    let known = try open.archive.persons(knownBy: keys)
    #expect(known.count == keys.count + 1)
    #expect(try open.archive.erase(persons: known, at: now).items.count == 1)
    #expect(try open.archive.persons(knownBy: keys) == keys)
  }

  @Test func `a team's touchpoint that does not exist is named`() throws {
    try workspace.write(Array("teams: {Logistiek: [leverng]}\n".utf8), to: workspace.settingsFile)
    #expect {
      try OpenWorkspace(workspace)
    } throws: { error in
      "\(error)".contains("'leverng' is no touchpoint") && "\(error)".contains("levering")
    }
  }

  @Test func `a very long name does not block the inbox`() throws {
    let long = String(repeating: "n", count: 247) + ".csv"
    for _ in 0..<2 {
      try workspace.drop(long, survey(["R1;2-11-2026;a@b.example;3;Te laat.", "\"R2;x"]))
      try workspace.drop("z.mbox", mail("1", "Te laat."))
      #expect(try ingest().files.allSatisfy { $0.fate == .done })
    }
    #expect(workspace.names(in: workspace.inbox).isEmpty)
    #expect(workspace.names(in: workspace.done).allSatisfy { $0.utf8.count <= 255 })
  }

  @Test func `a file that cannot be filed away stays, and the others go on`() throws {
    try workspace.drop("a/x.mbox", mail("1", "Te laat."))
    try workspace.drop("b.mbox", mail("2", "Te laat."))
    // A file where the folder should be.
    try Data().write(to: URL(fileURLWithPath: workspace.done + "/a"))
    let summary = try ingest()
    #expect(summary.files.map(\.fate) == [.left, .done])
    #expect(summary.files[0].rejections.first?.reason.contains("filed away") == true)
    #expect(workspace.names(in: workspace.inbox) == ["a/x.mbox"])
    #expect(try OpenWorkspace(workspace).archive.status().items == 2)
  }

  @Test func `a copy into the inbox has its name only when it is whole`() throws {
    let outside = scratch.path + "/buiten"
    try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
    try Data(mail("1", "Te laat.").utf8).write(to: URL(fileURLWithPath: outside + "/a.mbox"))
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path + "/koppeling.mbox", withDestinationPath: outside + "/a.mbox")
    let inbox = Inbox(workspace)
    #expect(try inbox.take(outside + "/a.mbox") == "a.mbox")
    #expect(try inbox.take(scratch.path + "/koppeling.mbox") == "a-2.mbox")
    #expect(try inbox.take(outside) == "buiten")
    #expect(try inbox.take(workspace.inbox + "/a.mbox") == "a.mbox")
    #expect(workspace.names(in: workspace.inbox) == ["a-2.mbox", "a.mbox", "buiten/a.mbox"])
  }

  @Test(arguments: ["", "/nergens/x.csv", "/dev/null", ".", ".."])
  func `what cannot be a drop is refused`(path: String) throws {
    let named = path.hasPrefix(".") ? workspace.root + "/inbox/" + path : path
    #expect(throws: PipelineError(.fileSystem, place: "", detail: "")) {
      try Inbox(workspace).take(named)
    }
    #expect(workspace.names(in: workspace.inbox).isEmpty)
  }

  @Test func `an archive that has gone is not replaced by an empty one`() throws {
    try workspace.drop("a.mbox", mail("1", "Te laat."))
    _ = try ingest()
    for name in workspace.names(in: workspace.root) where name.hasPrefix("voc.sqlite") {
      try FileManager.default.removeItem(atPath: workspace.root + "/" + name)
    }
    for access in [FeedbackArchive.Access.reading, .writing] {
      #expect {
        try OpenWorkspace(workspace, access: access)
      } throws: { error in
        (error as? ArchiveError)?.code == .missing && "\(error)".contains("backup")
      }
    }
    #expect(!FileManager.default.fileExists(atPath: workspace.archive))
  }
}
