import Feedback
import Language
import Testing

@testable import Pipeline

/// What is personal stands between « and » in the input; all of it must go, and nothing else.
@Suite struct RedactorTests {
  private let redactor: Redactor

  init() throws { redactor = try Redactor.shipped.get() }

  @Test(arguments: [
    ("Mail mij op «anna.de.boer@voorbeeld.example» aub.", "[e-mail]"),
    ("Bel «06-12345678» of «010 123 45 67».", "[telefoon]"),
    ("Mijn nummer is «+31 6 12345678», graag na vijven.", "[telefoon]"),
    ("Bereikbaar op «0031 (0)6 12 34 56 78».", "[telefoon]"),
    ("In Antwerpen: «0470 12 34 56» of «03/123.45.67».", "[telefoon]"),
    ("Stort het op «NL91 ABNA 0417 1643 00» s.v.p.", "[iban]"),
    ("IBAN «BE68539007547034».", "[iban]"),
    ("BSN «111222333» staat op de brief.", "[bsn]"),
    ("Wij zitten op «1234 AB, 12a» in Zwolle.", "[adres]"),
    ("Postcode «3811MK 45».", "[adres]"),
    ("De auto met kenteken «GB-123-D» stond voor de deur.", "[kenteken]"),
    ("Beste «Anouk»,\nDe bestelling is er niet.", "[naam]"),
    ("De levering is te laat.\n\nMet vriendelijke groet,\n«Piet van der Berg»", "[naam]"),
    ("Kind regards,\n\n«Mary O'Neill»\nProcurement", "[naam]"),
    ("Ik sprak met mevrouw «Yilmaz» van de helpdesk.", "[naam]"),
    ("Mail: «jan[at]voorbeeld.nl» of later.", "[e-mail]"),
    ("Het is «jan at voorbeeld punt nl», dus.", "[e-mail]"),
    ("Write to «mary dot higgins at postroom dot co dot uk».", "[e-mail]"),
    ("«jan[@]voorbeeld.nl»", "[e-mail]"),
    ("Mijn kaart: «4111 1111 1111 1111».", "[betaalkaart]"),
    ("Van «4111111111111111» afgeschreven.", "[betaalkaart]"),
    ("Breng het naar «1234ab 12» graag.", "[adres]"),
    ("Ik woon op de «Kerkstraat 99», en hoor niets meer.", "[adres]"),
    ("Bezorg het op «Lindelaan 8» a.u.b.", "[adres]"),
  ])
  func `what identifies a person is replaced, and only that`(marked: String, placeholder: String) {
    let text = marked.replacing("«", with: "").replacing("»", with: "")
    var expected = ""
    var isInside = false
    for character in marked {
      switch character {
      case "«":
        isInside = true
        expected += placeholder
      case "»": isInside = false
      default: if !isInside { expected.append(character) }
      }
    }
    #expect(redactor.redacted(text) == expected)
  }

  @Test(arguments: [
    "Order 40212 en factuur 2026-1234 kloppen niet.",
    "Bestelling NK-48895 van 1.513,12 euro, levering op 2-11-2026 om 14:30.",
    "Zou 2 dagen duren, het werden er 9. In 2025 ging het beter.",
    "Artikel 123456789 is niet leverbaar.",
    "De printer (HP-12-AB2X) en stoel 1234 zijn stuk.",
    "Beste klantenservice,\nDe koffie is lauw.",
    "Groet, team",
    "Hallo,\n\nWaardeloos geregeld dit.",
    "Geachte heer, mevrouw,\n\nTeleurgesteld ben ik.",
    "Beste meneer,\n\nHelaas is de stoel stuk.",
    "Goedemiddag,\nFactuur 2044 klopt niet.",
    "Dag allen, het is weer zover.",
    "@team kijk hier eens naar: 50% @ 3 euro",
    "Order 4111111111111111 is zoek.",
    "Nummer 4111111111111112 staat op de doos.",
    "In 2024 en 12 keer daarna.",
    "Ordered at bol.com, never again.",
    "The best deal at shop dot nl.",
  ])
  func `order numbers, amounts and dates stay`(text: String) {
    #expect(redactor.redacted(text) == text)
  }

  @Test func `the customer's own name goes wherever it stands capitalised`() {
    let text =
      "Jansen hier weer. De monteur vroeg naar Kees Jansen, maar de Keesweg bleef. de kees is rond."
    #expect(
      redactor.redacted(text, names: ["Kees Jansen"])
        == "[naam] hier weer. De monteur vroeg naar [naam] [naam], maar de Keesweg bleef. de kees is rond."
    )
  }

  @Test(arguments: [
    ("k.jansma@noord.example", "Jansma hier.", "[naam] hier."),
    ("petra_kuipers@noord.example", "Met petra kuipers\nTe laat.", "Met [naam]\nTe laat."),
    ("verkoop.noord@firma.example", "Noord en Verkoop zwijgen.", "Noord en Verkoop zwijgen."),
    ("info@bakkerij.example", "De Bakkerij is dicht.", "De Bakkerij is dicht."),
  ])
  func `an address tells a name where it is one`(address: String, text: String, kept: String) {
    let known = redactor.known(names: [], addresses: [address])
    #expect(redactor.redacted(text, known) == kept)
  }

  @Test(arguments: [
    ("4111111111111111", true), ("4111111111111112", false), ("79927398713", true), ("0", true),
  ])
  func `Luhn's check is the standard's`(number: String, isRight: Bool) {
    var digits = Digits()
    for byte in number.utf8 { digits.append(byte - 48) }
    #expect(digits.passLuhn == isRight)
    #expect((0..<number.count).map { digits[$0] } == number.compactMap(\.wholeNumberValue))
  }

  @Test(arguments: 0..<24) func `a byte is found wherever it stands`(place: Int) {
    var bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 24)
    bytes[(place + 7) % 24] = 0xB0
    bytes[place] = UInt8(ascii: "5")
    bytes.withUnsafeBufferPointer { buffer in
      let skip = ByteSkip(bytes: buffer)
      #expect((0...24).map { skip.digit(from: $0) } == (0...24).map { $0 <= place ? place : 24 })
      #expect(skip.at(from: 0) == 24)
    }
  }

  @Test func `an item is kept without its writer`() {
    let item = FeedbackItem(
      nativeID: "1", channel: .chat, format: "test", source: .init(file: "f", index: 0),
      customer: .init(
        name: "Kees Jansen", address: "kees@voorbeeld.example", id: "K1", segment: "Groot"),
      subject: "Vraag van Kees", text: "Met Jansen, mail kees@voorbeeld.example",
      turns: [.init(role: .customer, name: "Kees", text: "Dit is Kees")],
      columns: [.init(name: "Klant", value: "K1"), .init(name: "Bedrag", value: "12,50")])
    let kept = redactor.redacted(item)
    #expect(kept.customer == .init(segment: "Groot"))
    #expect(kept.subject == "Vraag van [naam]")
    #expect(kept.text == "Met [naam], mail [e-mail]")
    #expect(kept.turns.map(\.text) == ["Dit is [naam]"])
    #expect(kept.turns.allSatisfy { $0.name == nil })
    #expect(kept.columns.map(\.name) == ["Bedrag"])
  }

  @Test func `items on one desk are redacted as each alone, whoever is named in their file`() {
    var desk = RedactionDesk()
    for name in [nil, "Kees Jansen", "Anna Bos", nil, "Kees Jansen"] {
      for file in ["inbox/jansen.csv", "inbox/bos.csv", "inbox/06-12345678.csv"] {
        let item = FeedbackItem(
          nativeID: "1", collection: "jansen", channel: .survey, format: "test",
          source: .init(file: file, index: 0), customer: .init(name: name),
          text: "Dit is Anna Bos, 06-12345678")
        var shared = item
        redactor.redact(&shared, &desk)
        #expect(shared == redactor.redacted(item))
        #expect((shared.collection == "jansen") == (name != "Kees Jansen"))
      }
    }
  }

  @Test(arguments: [
    "", "\u{0}", "@", "+", "(", "é@é.é", "NL", "06", "a@b.", "Beste", "Beste ", "[naam]",
    "06-06-06-06-06-06-06-06-06",
  ])
  func `scraps of identifiers do not stop it`(text: String) {
    #expect(redactor.redacted(text).utf8.count <= text.utf8.count + 16)
  }
}

extension Redactor {
  /// With the words that are shipped.
  static let shipped = Result {
    Redactor(cues: NameCues(try LexiconLibrary().table("names.tsv")))
  }
}
