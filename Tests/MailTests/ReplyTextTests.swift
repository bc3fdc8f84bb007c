import Testing

@testable import Mail

/// The rules one by one; whole mails stand in `Corpus/mail`.
struct ReplyTextTests {
  static func own(_ text: String) -> String {
    String(decoding: ReplyText(Array(text.utf8)).bytes, as: UTF8.self)
  }

  @Test func `a text of more lines than a letter has is kept whole`() {
    let lines = Array(repeating: "> a", count: ReplyText.lineLimit + 2).joined(separator: "\n")
    #expect(ReplyText(Array(lines.utf8)).bytes == Array(lines.utf8))
  }

  @Test(arguments: [
    "Op 2 nov 2026 om 09:12 schreef Anna <anna@winkel.example>:",
    "Op 2 nov 2026 om 09:12 heeft Anna het volgende geschreven:",
    "Op ma 2 nov. 2026 09:12 schreef Anna <\nanna@winkel.example>:",
    "On Mon, Nov 2, 2026 at 9:12 AM, Anna\n<anna@winkel.example>\nwrote:",
    "Am 02.11.2026 um 09:12 schrieb Anna:", "Le 2 nov. 2026 à 09:12, Anna a écrit :",
    "El 2/11/2026 9:12, Anna escribió:", "Il giorno 2 nov 2026 09:12, Anna ha scritto:",
    "2026-11-02 9:12 GMT+01:00 Anna <anna@winkel.example>:",
    "Anna <anna@winkel.example> schreef:", "W dniu 2026-11-02 9:12, anna@winkel.example pisze:",
    "在 2026年11月2日，上午9:12，Anna <anna@winkel.example> 写道：",
    "-----Original Message-----", "---- Anna wrote ----", "Begin doorgestuurd bericht:",
    "Van: Anna\nVerzonden: maandag 2 november 2026 9:12\nAan: mij\nOnderwerp: x",
    "From: anna@winkel.example\nDate: Mon, 2 Nov 2026 9:12",
    "________________________________\nVan: Anna <anna@winkel.example>\nDatum: 2 november 2026",
  ])
  func `what stands over an older message ends the reply`(mark: String) {
    #expect(Self.own("Mijn antwoord.\n\n\(mark)\n\nHet oude bericht.\n") == "Mijn antwoord.")
    #expect(Self.own("Mijn antwoord.\n\n\(mark)\n> Het oude bericht.\n") == "Mijn antwoord.")
  }

  @Test(arguments: [
    "Op maandag schreef ik al dat het niet werkt.\nWat nu?", "On Monday I wrote to you twice.",
    "Van: Utrecht\nAan: Gent",
    "Ik wil graag dat u terugbelt.\n\nGroeten aan iedereen daar, het was fijn.",
    "Verzonden: ja. Ontvangen: nee.", "Beste,\n\nDit is alles.", "Groet", "-- \nAnna",
    "Dit bericht is vertrouwelijk bedoeld.", "1.\n2.\n3.", "Oorspronkelijk bericht was beter.",
  ])
  func `words that only look like a mark stay`(text: String) {
    #expect(Self.own(text) == text)
  }

  @Test(arguments: [
    ("Sanne de Boer", "Te laat.\n\nSanne de Boer", "Te laat."),
    ("Boer, Sanne de", "Te laat.\n\nSanne de Boer\nInkoper", "Te laat."),
    ("Sanne de Boer", "Te laat.\nSanne", "Te laat."),
    ("Sanne de Boer", "Ik heet\nSanne", "Ik heet\nSanne"),
    (
      "Sanne de Boer", "Te laat.\n\nSanne\n\nWaarom belt u nooit?",
      "Te laat.\n\nSanne\n\nWaarom belt u nooit?"
    ),
    ("sanne@klant.example", "Te laat.\n\nSanne", "Te laat.\n\nSanne"),
    ("Sanne", "Sanne", "Sanne"),
  ])
  func `the writer's own name ends the text`(writer: String, text: String, expected: String) {
    let own = ReplyText(Array(text.utf8), writer: writer).bytes
    #expect(String(decoding: own, as: UTF8.self) == expected)
  }

  @Test func `a message below says who wrote it and whether it was passed on`() throws {
    let block =
      "Van: Joris [mailto:joris@klant.example]\nVerzonden: 2-11-2026 9:12\nOnderwerp: x\n\n"
    let answered = try #require(ReplyText(Array("Ok.\n\n\(block)Stuk.\n".utf8)).older)
    #expect(answered.sender?.address == "joris@klant.example")
    #expect(!answered.isForward)
    #expect(String(decoding: answered.text, as: UTF8.self).contains("Stuk."))
    let mark = "---------- Doorgestuurd bericht ---------\n"
    #expect(ReplyText(Array("Ok.\n\n\(mark)\(block)Stuk.\n".utf8)).older?.isForward == true)
    #expect(ReplyText(Array("Op 2 nov 2026 om 09:12 schreef Anna:\n> x".utf8)).older == nil)
  }

  @Test func `a mail of nothing but quotes has no words of its own`() {
    #expect(Self.own("> a\n> b\n") == "")
    #expect(Self.own("Op 2 nov 2026 om 09:12 schreef Anna <a@b.example>:\n\n> a\n") == "")
    #expect(Self.own("") == "")
  }

  @Test func `every role of the phrase book has phrases`() {
    for role in PhraseBook.Role.allCases { #expect(!PhraseBook.mail.all(role).isEmpty) }
    #expect(!MarkupBook.mail.marks.isEmpty)
  }

  @Test(arguments: [
    ("groet", true), ("groetjes aan", false), ("groet, anna", true), ("begroet", false),
  ])
  func `phrases are found as whole words`(text: String, begins: Bool) {
    let book = PhraseBook(tsv: Array("# note\nsignoff\tnl\tGroet\nnonsense\tnl\tx\n".utf8))
    #expect(book.begins(.signOff, Array(text.utf8)[...]) == begins)
  }
}
