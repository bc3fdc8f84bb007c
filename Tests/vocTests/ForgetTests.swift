import Foundation
import Testing

/// What one person wrote goes from every file of a workspace, and nothing else does.
@Suite struct ForgetTests {
  private let program = Program()

  private static let settings = "company:\n  name: Test\n  domains: [bedrijf.example]\n"

  /// Messages, rows and transcripts: what stays stands between no marks, what goes between « and ».
  private static let sources = [
    "post.mbox": """
    From mia@post.example Mon Nov  2 09:14:00 2026
    From: Mia Smit <mia@post.example>
    Subject: Levering
    Date: Mon, 2 Nov 2026 09:14:00 +0100
    Message-ID: <m1@post.example>

    De levering was prima op tijd.

    «From kees@voorbeeld.example Mon Nov  2 10:14:00 2026
    From: Kees Jansen <kees@voorbeeld.example>
    To: info@bedrijf.example
    Subject: Bezemsteel
    Date: Mon, 2 Nov 2026 10:14:00 +0100
    Message-ID: <k1.kees@voorbeeld.example>

    Mijn bezemsteel kwam veel te laat.

    Groet, Kees Jansen

    From info@bedrijf.example Mon Nov  2 11:14:00 2026
    From: Service <info@bedrijf.example>
    To: Kees Jansen <kees@voorbeeld.example>
    Subject: Re: Bezemsteel
    Date: Mon, 2 Nov 2026 11:14:00 +0100
    Message-ID: <a1@bedrijf.example>

    Beste Kees, sorry.

    > Mijn bezemsteel kwam veel te laat.

    »From joop@post.example Tue Nov  3 09:14:00 2026
    From: Joop Post <joop@post.example>
    Subject: Factuur
    Date: Tue, 3 Nov 2026 09:14:00 +0100
    Message-ID: <j1@post.example>
    References: <k1.kees@voor.example>

    De factuur klopt van geen kant.

    """,
    "losse.eml": """
    «From: Kees Jansen <KEES@voorbeeld.example>
    Subject: Nogmaals
    Date: Wed, 4 Nov 2026 10:14:00 +0100
    Message-ID: <k2@voorbeeld.example>

    Nog steeds geen bezemsteel.
    »
    """,
    "enquete.csv": """
    Respons-ID;Datum;Klantnummer;E-mailadres;NPS (0-10);Toelichting
    «R1;2-11-2026;K7701;kees@voorbeeld.example;3;"De ""bezemsteel""; kwam
    te laat."
    »R2;2-11-2026;K7802;mia@post.example;9;Prima   kwast.
    R3;3-11-2026;K7903;els@post.example;7;"Goede ""service"", dank"

    """,
    "chats.xml": """
    <?xml version="1.0"?>
    <transcripts><!-- <transcript> -->
    «<transcript id="c1"><message><speaker>Kees Jansen</speaker><role>visitor</role>\
    <time>2026-11-03T10:00:00Z</time><text>Waar blijft mijn bezemsteel?</text></message>\
    <message><speaker>Sanne</speaker><role>agent</role><time>2026-11-03T10:01:00Z</time>\
    <text>Ik kijk het na.</text></message></transcript>»
    <transcript id="c2"><message><speaker>Bo Prins</speaker><role>visitor</role>\
    <time>2026-11-03T11:00:00Z</time><text>De website werkt niet goed.</text></message>\
    <message><speaker>Sanne</speaker><role>agent</role><time>2026-11-03T11:01:00Z</time>\
    <text>Sorry!</text></message></transcript>
    </transcripts>

    """,
    "whatsapp.txt": """
    «[03-11-2026 10:00:00] Kees Jansen: Hallo, mijn bezemsteel is er niet
    [03-11-2026 10:01:00] Helpdesk: We kijken het na
    [03-11-2026 10:02:00] Kees Jansen: Dat duurt al weken
    »
    """,
  ]

  private func whole(_ text: String) -> String {
    text.replacing("«", with: "").replacing("»", with: "")
  }

  private func rest(_ text: String) -> String {
    var rest = ""
    var isInside = false
    for character in text {
      if character == "«" || character == "»" {
        isInside = character == "«"
      } else if !isInside {
        rest.append(character)
      }
    }
    return rest
  }

  /// A workspace with all sources taken in and a report made of them.
  private func workspace() throws {
    _ = try program.run("init", "w")
    try program.write("w/voc.yaml", Self.settings)
    for (name, text) in Self.sources { try program.write("drop/" + name, whole(text)) }
    let ingest = try program.run("ingest", "-w", "w", "drop")
    #expect(ingest.status == 0, "\(ingest.complaints)")
    #expect(try program.run("report", "-w", "w", "2026-W45", "--language", "en").status == 0)
  }

  /// The files of the workspace in which one of the words stands, in small or capital letters.
  private func files(with words: [String]) throws -> [String] {
    try program.names(in: "w").filter { name in
      let bytes = try Data(contentsOf: URL(fileURLWithPath: program.folder.path + "/w/" + name))
      let text = String(decoding: bytes, as: UTF8.self).lowercased()
      return words.contains { text.contains($0) || name.lowercased().contains($0) }
    }
  }

  private static let words = ["kees", "jansen", "bezem", "k7701"]

  @Test func `nothing of the person is left in any file, and all of the others is`() throws {
    try workspace()
    let before = try files(with: Self.words)
    #expect(before.contains("done/drop/losse.eml") && before.contains("voc.sqlite"))
    let dry = try program.run("forget", "-w", "w", "--dry-run", "kees@voorbeeld.example")
    #expect(dry.status == 0)
    #expect(dry.output.contains("5 items would be erased"))
    #expect(dry.output.contains("done/drop/post.mbox  2 of 4 items"))
    #expect(try files(with: Self.words) == before)

    let run = try program.run("forget", "-w", "w", "kees@voorbeeld.example")
    #expect(run.status == 0, "\(run.complaints)")
    #expect(run.output.contains("5 items erased"))
    #expect(run.output.contains("reports/2026-W45.html  made again"))
    try expectOnlyOthers()
    // Joop's thread bears an id that begins as the person's address does: it is Joop's own.
    #expect(try files(with: Self.words) == ["done/drop/post.mbox"])
    #expect(try files(with: ["kees@voorbeeld", "jansen", "bezem", "k7701"]).isEmpty)
    #expect(try program.run("status", "-w", "w", "--check").status == 0)
    #expect(try program.run("search", "-w", "w", "--count", "laat").lines == ["0"])
    #expect(try program.run("search", "-w", "w", "--count", "kwast").lines == ["1"])
  }

  private func expectOnlyOthers() throws {
    for (name, text) in Self.sources {
      let path = "w/done/drop/" + name
      let left = rest(text).filter { !$0.isWhitespace }.isEmpty ? nil : rest(text)
      #expect((try? program.read(path)) == left, "\(name)")
    }
  }

  @Test func `the same files do not bring the person back, nor the originals`() throws {
    try workspace()
    _ = try program.run("forget", "-w", "w", "K7701")
    let again = try program.run("ingest", "-w", "w", "drop")
    #expect(again.output.contains("0 items added"))
    #expect(again.output.contains("of forgotten people"))
    #expect(try files(with: ["kees@voorbeeld", "jansen", "bezem", "k7701"]).isEmpty)
    let proofs = try program.run("forget", "-w", "w", "--proofs")
    #expect(proofs.lines.count == 1 && proofs.output.contains("5 items erased"))
    #expect(!proofs.output.lowercased().contains("kees"))
  }

  @Test func `what others say of the person is named and stays`() throws {
    try workspace()
    let text =
      "From: Bo <bo@post.example>\nSubject: x\nMessage-ID: <b@post.example>\n\n"
      + "Mijn buurman Kees Jansen (kees@voorbeeld.example) wacht ook.\n"
    try program.write("bo.eml", text)
    _ = try program.run("ingest", "-w", "w", "bo.eml")
    let run = try program.run("forget", "-w", "w", "kees@voorbeeld.example")
    #expect(run.status == 0)
    #expect(run.output.contains("mention     done/bo.eml  #0"))
    #expect(try program.read("w/done/bo.eml") == text)
  }

  @Test func `a copy of the archive is named, and so is a file that nobody can read`() throws {
    try workspace()
    let archive = try Data(contentsOf: URL(fileURLWithPath: program.folder.path + "/w/voc.sqlite"))
    try program.write("w/kopie.db", Array(archive))
    try program.write("w/rejected/vreemd.bin", "\u{0}\u{1}kees@voorbeeld.example\u{2}")
    let run = try program.run("forget", "-w", "w", "kees@voorbeeld.example")
    #expect(run.output.contains("backup      kopie.db"))
    #expect(run.output.contains("left        rejected/vreemd.bin"))
  }

  @Test func `files and folders that are called after the person are called otherwise`() throws {
    try workspace()
    let message =
      "From: Bo <bo@post.example>\nSubject: x\nDate: Tue, 3 Nov 2026 09:14:00 +0100\n"
      + "Message-ID: <b@post.example>\n\nDe kwast was te laat.\n"
    try program.write("w/inbox/Map van Kees Jansen/levering kees jansen.eml", message)
    try program.write("w/inbox/Map van Kees Jansen/leeg kees jansen.csv", "")
    #expect(try program.run("ingest", "-w", "w").status == 1)
    let run = try program.run("forget", "-w", "w", "kees@voorbeeld.example")
    #expect(run.status == 0 && !run.output.contains("left "), "\(run.output)")
    #expect(try program.read("w/done/Map van [naam]/levering [naam].eml") == message)
    let reason = try program.read("w/rejected/Map van [naam]/leeg [naam].csv.reason.txt")
    #expect(reason.hasPrefix("inbox/Map van [naam]/leeg [naam].csv: "))
    #expect(try files(with: ["jansen"]).isEmpty)
    let folders = try FileManager.default.subpathsOfDirectory(atPath: program.folder.path + "/w")
    #expect(!folders.contains { $0.lowercased().contains("jansen") })
    let source = "\"file\":\"inbox/Map van [naam]/levering [naam].eml\""
    #expect(try program.run("export", "-w", "w", "items").output.contains(source))
    #expect(try program.run("status", "-w", "w", "--check").status == 0)
  }

  @Test func `the person goes from ZIP archives, and those that tell nothing are named`() throws {
    try workspace()
    let mail = "From: kees@voorbeeld.example\n\nTe laat.\n"
    try program.write("w/rejected/oud.zip", ZipBytes.of([("a.eml", mail, isClosed: false)]))
    try program.write("w/rejected/dicht.zip", ZipBytes.of([("a.eml", "?????", isClosed: true)]))
    try program.write("w/rejected/ander.zip", ZipBytes.of([("a.eml", "Prima.", isClosed: false)]))
    let run = try program.run("forget", "-w", "w", "kees@voorbeeld.example")
    #expect(run.output.contains("original    rejected/oud.zip/a.eml  1 of 1 items, the whole file"))
    #expect(!program.names(in: "w/rejected").contains("oud.zip"))
    #expect(run.output.contains("unseen      rejected/dicht.zip"))
    #expect(!run.output.contains("ander.zip"))
    let expired = try program.run("expire", "-w", "w", "--months", "24", "--json")
    #expect(expired.output.contains("dicht.zip") && !expired.output.contains("ander.zip"))
  }

  @Test func `reports that a run took away before it died are made by the next`() throws {
    try workspace()
    for (index, format) in ["html", "json"].enumerated() {
      try FileManager.default.removeItem(
        atPath: program.folder.path + "/w/reports/2026-W45.\(format)")
      try program.write("w/.voc/owed-reports", "2026-W45 \(format) en\nno line of ours\n")
      let verb = index == 0 ? ["ingest"] : ["forget", "kees@voorbeeld.example"]
      #expect(try program.run(verb + ["-w", "w"]).status == 0)
      #expect(try !program.read("w/reports/2026-W45.\(format)").isEmpty)
      #expect(!program.names(in: "w/.voc").contains("owed-reports"))
    }
    #expect(try program.read("w/reports/2026-W45.html").contains("<html lang=\"en\""))
  }

  @Test(arguments: [["forget", "kees@voorbeeld.example"], ["ingest"], ["export", "K7701"]])
  func `without the key of the archive nothing is done and nothing made`(verb: [String]) throws {
    try workspace()
    let key = program.folder.path + "/w/.voc/key"
    let (bytes, before) = (
      try Data(contentsOf: URL(fileURLWithPath: key)), try files(with: ["kees"])
    )
    try FileManager.default.removeItem(atPath: key)
    let missing = try program.run(verb + ["-w", "w"])
    #expect(missing.status == 2 && missing.complaints.contains("is missing"))
    #expect(!FileManager.default.fileExists(atPath: key))
    try program.write("w/.voc/key", [UInt8](repeating: 7, count: 32))
    let other = try program.run(verb + ["-w", "w"])
    #expect(other.status == 2 && other.complaints.contains("is not the key"))
    #expect(try files(with: ["kees"]) == before)
    try bytes.write(to: URL(fileURLWithPath: key))
    #expect(try program.run(verb + ["-w", "w"]).status == 0)
  }

  @Test func `a name that several people have decides nothing`() throws {
    _ = try program.run("init", "w")
    try program.write(
      "a.csv",
      "Respons-ID;Naam;E-mailadres;NPS (0-10);Toelichting\n"
        + "R1;Jan Vos;jan1@post.example;3;Te laat.\nR2;Jan Vos;jan2@post.example;9;Prima kwast.\n")
    #expect(try program.run("ingest", "-w", "w", "a.csv").output.contains("2 items added"))
    let run = try program.run("forget", "-w", "w", "Jan Vos")
    #expect(run.status == 2 && run.complaints.contains("2 people have this name"))
    #expect(try program.run("search", "-w", "w", "--count", "prima").lines == ["1"])
  }

  @Test func `what is past its term goes from archive, originals and reports`() throws {
    _ = try program.run("init", "w")
    let head = "Respons-ID;Datum;NPS (0-10);Toelichting\n"
    let (old, new) = ("R1;2001-01-08;3;De bezemsteel kwam te laat.\n", "R2;2999-11-02;9;Prima.\n")
    try program.write("a.csv", head + old + new)
    #expect(try program.run("ingest", "-w", "w", "a.csv").output.contains("2 items added"))
    #expect(try program.run("report", "-w", "w", "2001-W02").status == 0)
    let run = try program.run("expire", "-w", "w", "--months", "24")
    #expect(run.status == 0 && run.output.contains("1 items from before"))
    #expect(try program.read("w/done/a.csv") == head + new)
    #expect(program.names(in: "w/reports").isEmpty)
    #expect(try files(with: ["bezem"]).isEmpty)
  }

  @Test func `all that is known of a person comes out`() throws {
    try workspace()
    let sheet = try program.run("export", "-w", "w", "kees@voorbeeld.example")
    #expect(sheet.status == 0)
    for known in ["kees@voorbeeld.example", "kees jansen", "k7701", "done/drop/enquete.csv #0"] {
      #expect(sheet.output.contains(known))
    }
    #expect(sheet.output.contains("items       5"))
    let lines = try program.run("export", "-w", "w", "--json", "K7701").lines
    #expect(lines.count == 6)
    #expect(try program.run("export", "-w", "w", "nobody@post.example").status == 1)
  }

  @Test func `a table of all items holds no formula and opens in a Dutch Excel`() throws {
    _ = try program.run("init", "w")
    try program.write(
      "a.csv", "Respons-ID;NPS (0-10);Toelichting\nR1;3;\"=1+1; veel te laat, jammer\"\n")
    _ = try program.run("ingest", "-w", "w", "a.csv")
    let plain = try program.run("export", "-w", "w", "items", "--format", "csv").output
    #expect(plain.contains("\"'=1+1; veel te laat, jammer\"\r\n"))
    let dutch = try program.run("export", "-w", "w", "items", "--format", "csv", "--excel").output
    #expect(dutch.hasPrefix("\u{FEFF}id;received;channel"))
    #expect(dutch.contains(";-0,"))
    #expect(try program.run("export", "-w", "w").lines.count == 1)
    #expect(try program.run("export", "-w", "w", "--excel").status == 64)
  }

  @Test func `folders and files are their owner's alone`() throws {
    try workspace()
    _ = try program.run("forget", "-w", "w", "kees@voorbeeld.example")
    for name in ["done/drop/post.mbox", ".voc/key", "voc.sqlite", "reports/2026-W45.html"] {
      let path = program.folder.path + "/w/" + name
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
      #expect(mode as? Int == 0o600, "\(name)")
    }
  }
}
