import Foundation
import Testing

/// A person's words, name and address go from every kind of file that a workspace can hold.
@Suite struct ErasureReachTests {
  private let program = Program()

  private static let words = ["kees", "jansen", "bezem", "k7701"]

  private func mail(_ id: String, _ name: String, _ address: String, _ text: String) -> String {
    "From: \(name) <\(address)>\nTo: hulp@bedrijf.example\nSubject: \(text.prefix(9))\n"
      + "Date: Tue, 3 Nov 2026 09:14:00 +0100\nMessage-ID: <\(id)@post.example>\n\n\(text)\n"
  }

  private func keesMail(_ id: String) -> String {
    mail(id, "Kees Jansen", "kees@voorbeeld.example", "Mijn bezemsteel \(id) kwam te laat.")
  }

  private func moMail(_ id: String) -> String {
    mail(id, "Mo Prins", "mo@post.example", "De kwast \(id) was prima.")
  }

  private func box(_ id: String) -> String {
    "From kees Mon Nov  2 09:14:00 2026\n\(keesMail("k" + id))\n"
      + "From mo Mon Nov  2 09:15:00 2026\n\(moMail("m" + id))\n"
  }

  private func survey(_ id: String) -> String {
    "Respons-ID;Datum;Klantnummer;E-mailadres;NPS (0-10);Toelichting\n"
      + "R\(id)1;2-11-2026;K7701;kees@voorbeeld.example;3;De bezemsteel kwam te laat.\n"
      + "R\(id)2;2-11-2026;K7802;mo@post.example;9;Prima kwast.\n"
  }

  private func turn(_ role: String, _ name: String, _ time: String, _ text: String) -> String {
    "<div class=\"message \(role)\"><b class=\"name\">\(name)</b> "
      + "<span class=\"time\">2026-11-03 \(time):00</span><p class=\"text\">\(text)</p></div>\n"
  }

  /// Two chats on one page.
  private var page: String {
    "<!DOCTYPE html><html><head><title>Gesprekken</title></head><body>\n<div class=\"chat\" id=\"p1\">"
      + turn("visitor", "Kees Jansen", "10:00", "Waar blijft mijn bezemsteel?")
      + turn("agent", "Sanne", "10:01", "Ik kijk het na.")
      + "</div>\n<div class=\"chat\" id=\"p2\">"
      + turn("visitor", "Mo Prins", "11:00", "De site werkt niet.<br>Echt &lt;niet&gt;.")
      + turn("agent", "Sanne", "11:01", "Sorry!") + "</div>\n</body></html>\n"
  }

  private var transcripts: String {
    let chats = [("x1", "Kees Jansen", "Waar is de bezemsteel?"), ("x2", "Mo Prins", "Top kwast.")]
    let parts = chats.map { id, name, text in
      "<transcript id=\"\(id)\"><message><speaker>\(name)</speaker><role>visitor</role>"
        + "<time>2026-11-03T10:00:00Z</time><text>\(text)</text></message>"
        + "<message><speaker>Sanne</speaker><role>agent</role><time>2026-11-03T10:01:00Z</time>"
        + "<text>Ik kijk.</text></message></transcript>\n"
    }
    return "<?xml version=\"1.0\"?>\n<transcripts>\n" + parts.joined() + "</transcripts>\n"
  }

  /// A workspace in which every kind of source was taken in, and some lie unread or rejected.
  private func workspace() throws {
    _ = try program.run("init", "w")
    try program.write("w/voc.yaml", "company: {domains: [bedrijf.example]}\n")
    try program.write("w/inbox/post.mbox", box("a"))
    try program.write("w/inbox/enquete.csv", survey("a"))
    try program.write("w/inbox/chats.xml", transcripts)
    try program.write("w/inbox/pagina.html", page)
    try program.write("w/inbox/post.mbox.gz", ZipBytes.gzip(box("b")))
    try program.write("w/inbox/export.zip", zip("c"))
    try program.write("w/inbox/postvak/cur/1.host:2,S", keesMail("d1"))
    try program.write("w/inbox/postvak/cur/2.host:2,S", moMail("d2"))
    try program.write("w/inbox/postvak/new/.leeg", "")
    let ingest = try program.run("ingest", "-w", "w")
    #expect(ingest.output.contains("16 items added"), "\(ingest.output) \(ingest.complaints)")
    #expect(try program.run("report", "-w", "w", "2026-W45").status == 0)
    // What waits, and what could not be taken whole.
    try program.write("w/inbox/later.zip", zip("e"))
    try program.write("w/rejected/deels.zip", zip("f", isClosed: true))
    try program.write("w/rejected/deels.zip.reason.txt", "inbox/deels.zip/geheim.csv: encrypted\n")
  }

  private func zip(_ id: String, isClosed: Bool = false) -> [UInt8] {
    var members = [
      ("map/post.mbox", box(id), false), ("van kees jansen.eml", keesMail(id + "9"), false),
      ("mo.csv", "Respons-ID;NPS (0-10);Toelichting\nS\(id);8;Prima kwast.\n", false),
    ]
    if isClosed { members.append(("geheim.csv", "?????", true)) }
    return ZipBytes.of(members.map { (name: $0.0, text: $0.1, isClosed: $0.2) })
  }

  /// The files of the workspace in which one of the words stands, names included.
  private func files(with words: [String]) throws -> [String] {
    try program.names(in: "w").filter { name in
      let bytes = try Data(contentsOf: URL(fileURLWithPath: program.folder.path + "/w/" + name))
      let text = String(decoding: bytes, as: UTF8.self).lowercased()
      return words.contains { text.contains($0) || name.lowercased().contains($0) }
    }
  }

  @Test func `no byte of the person is left in any kind of file, and all of the others is`() throws
  {
    try workspace()
    let before = try files(with: Self.words)
    #expect(before.count >= 10 && before.contains { $0.hasPrefix("voc.sqlite") })
    // What the archive says is asked of it: in its file, words are packed or cut into an index.
    let kept = try files(with: ["kwast"]).filter { !$0.hasPrefix("voc.sqlite") }
    let found = try program.run("search", "-w", "w", "kwast", "--ids").lines
    let dry = try program.run("forget", "-w", "w", "--dry-run", "kees@voorbeeld.example")
    #expect(dry.status == 0 && dry.output.contains("rejected/deels.zip/map/post.mbox  1 of 2"))
    #expect(try files(with: Self.words) == before)

    let run = try program.run("forget", "-w", "w", "kees@voorbeeld.example")
    #expect(run.status == 0, "\(run.output) \(run.complaints)")
    #expect(!run.output.contains("left ") && run.output.contains("unseen      rejected/deels.zip"))
    #expect(try files(with: Self.words).isEmpty)
    #expect(try files(with: ["kwast"]).filter { !$0.hasPrefix("voc.sqlite") } == kept)
    #expect(!found.isEmpty)
    #expect(try program.run("search", "-w", "w", "kwast", "--ids").lines == found)
    #expect(try program.run("status", "-w", "w", "--check").status == 0)
  }

  @Test func `what is left of each file reads as before`() throws {
    try workspace()
    let before = try program.run("export", "-w", "w").lines.filter { $0.contains("kwast") }
    _ = try program.run("forget", "-w", "w", "kees@voorbeeld.example")
    #expect(try program.run("export", "-w", "w").lines.filter { $0.contains("kwast") } == before)
    // The page is written anew; its chat is the one that was.
    let page = try program.run("extract", "w/done/pagina.html")
    #expect(page.lines.count == 1 && page.output.contains("De site werkt niet.\\nEcht <niet>."))
    #expect(page.output.contains("\"id\":\"p2\"") && page.output.contains("\"name\":\"Mo Prins\""))
    // The archive that waits is read now, without the person, and nothing is doubled.
    let next = try program.run("ingest", "-w", "w")
    #expect(next.output.contains("2 items added"), "\(next.output) \(next.complaints)")
    let again = try program.run("ingest", "-w", "w", "w/done")
    #expect(again.output.contains("0 items added"), "\(again.output)")
    #expect(try files(with: Self.words).isEmpty)
  }

  @Test func `somebody unknown changes nothing, unless it is asked for, and can be undone`() throws
  {
    _ = try program.run("init", "w")
    try program.write("w/inbox/a.csv", survey("a"))
    #expect(try program.run("ingest", "-w", "w").output.contains("2 items added"))
    let typo = try program.run("forget", "-w", "w", "kes@voorbeeld.example")
    #expect(typo.status == 1 && typo.complaints.contains("Nothing was changed"))
    #expect(try program.run("forget", "-w", "w", "--proofs").output.isEmpty)
    let block = try program.run("forget", "-w", "w", "--block", "nieuw@post.example")
    #expect(block.status == 1 && block.complaints.contains("is not taken"))
    let text = survey("b").replacing("mo@post.example", with: "nieuw@post.example")
    try program.write("w/inbox/b.csv", text)
    #expect(try program.run("ingest", "-w", "w").output.contains("1 items added"))
    #expect(try program.run("forget", "-w", "w", "--proofs").output.hasPrefix("1  "))
    #expect(try program.run("forget", "-w", "w", "--lift", "1").status == 0)
    #expect(try program.run("forget", "-w", "w", "--lift", "1").status == 1)
    #expect(try program.run("forget", "-w", "w", "--lift", "7").status == 64)
    try program.write("w/inbox/c.csv", text)
    #expect(try program.run("ingest", "-w", "w").output.contains("1 items added"))
  }
}
