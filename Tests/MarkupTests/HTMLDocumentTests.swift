import Bytes
import Testing

@testable import Markup

@Suite struct `HTML documents` {
  /// Bytes written one a character, so that a table can hold what is no UTF-8.
  struct Row: Sendable {
    let latin1: String
    let text: String

    var bytes: [UInt8] { latin1.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }
  }

  static let late = String(repeating: " ", count: 5000)
  static let rows: [Row] = [
    Row(latin1: "\u{EF}\u{BB}\u{BF}<meta charset=iso-8859-1>caf\u{C3}\u{A9}", text: "café"),
    Row(latin1: "<meta charset=windows-1252>caf\u{E9} \u{80}", text: "café €"),
    Row(latin1: "<meta charset=utf-16>caf\u{C3}\u{A9}", text: "café"),
    Row(latin1: "<meta charset=iso-8859-1>caf\u{C3}\u{A9}", text: "café"),
    Row(latin1: "<meta name=charset><meta charset=windows-1251>\u{C4}\u{E0}", text: "Да"),
    Row(latin1: "<meta <meta charset=windows-1251>\u{C4}\u{E0}", text: "Да"),
    Row(latin1: "caf\u{E9}", text: "café"),
    Row(latin1: "voor\u{0}na", text: "voor\u{FFFD}na"),
    Row(
      latin1: "<!--\(late)--><meta content='text/html; charset=windows-1251'>\u{C4}\u{E0}",
      text: "Да"),
  ]

  @Test(arguments: rows) func `are decoded before they are parsed`(row: Row) {
    #expect(HTMLDocument(row.bytes).root.readerText() == row.text)
  }

  /// Which took ten seconds when each was looked through for itself.
  @Test func `a meta element that opens again and again is one element`() {
    let metas = String(repeating: "<meta char", count: 26_000)
    #expect(HTMLDocument(Array(metas.utf8)).root.readerText() == "")
  }

  @Test func `what the transport says beats the meta element`() {
    let bytes = Array("<meta charset=windows-1251>caf".utf8) + [0xE9]
    #expect(HTMLDocument(bytes, charset: .windows1252).root.readerText() == "café")
  }

  @Test func `lend their nodes with names, classes and attributes`() throws {
    let page = HTMLDocument(
      text: "<div CLASS='message  agent' id=m1><span class=time>9:00</span><p>Hoi</div>")
    let message = try #require(page.root.first(class: "agent"))
    #expect(message.name == "div")
    #expect(message.attribute("id") == "m1")
    #expect(message.attribute("title") == nil)
    #expect(message.classes == ["message", "agent"])
    #expect(message.hasClass("mess") == false)
    #expect(message.elements.map(\.name) == ["span", "p"])
    #expect(message.firstChild?.nextElement?.rawText == "Hoi")
    #expect(message.firstChild?.parent == message)
  }
}
