import Bytes
import Testing

@testable import Markup

@Suite struct `Reader text` {
  struct Row: Sendable, CustomTestStringConvertible {
    let html: String
    let text: String
    var testDescription: String { html }

    init(_ html: String, _ text: String) {
      self.html = html
      self.text = text
    }
  }

  static let rows: [Row] = [
    Row("een  twee\n drie", "een twee drie"),
    Row("een<br>twee<br><br>drie", "een\ntwee\n\ndrie"),
    Row("<p>een</p><p>twee</p>", "een\n\ntwee"),
    Row("<div>een</div><div>twee</div>", "een\ntwee"),
    Row("een<b>twee</b> <i>drie</i>", "eentwee drie"),
    Row("<ul><li>een<li>twee</ul>", "- een\n- twee"),
    Row("<ol><li>een</li><li>twee</li></ol>na", "1. een\n2. twee\nna"),
    Row("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a\tb\nc\td"),
    Row("<pre>een\n  twee\n\ndrie</pre>", "een\n  twee\n\ndrie"),
    Row("a&nbsp;b &amp; c &lt;d&gt; &eacute;", "a b & c <d> é"),
    Row("zie<span style='DISPLAY : none'>niet</span>baar", "ziebaar"),
    Row("<div style=\"mso-hide:all\">niet</div>wel<p hidden>niet</p>", "wel"),
    Row("<script>niet()</script>wel<style>b{}</style>", "wel"),
    Row("<img alt='😠' src=x>boos <img alt='Ons logo' src=y>", "😠boos"),
    Row("<head><title>niet</title></head><body>wel</body>", "wel"),
    Row("", ""),
  ]

  @Test(arguments: rows) func `is what a reader sees`(row: Row) {
    #expect(HTMLDocument(text: row.html).root.readerText() == row.text)
  }

  static let plain: [(text: String, isPlain: Bool)] = [
    ("een", true), ("een twee drie vier vijf", true), ("1234567 90123456", true),
    ("1234567  0123456", false), ("12345678  123456", false), ("een ", false), (" een", false),
    ("een\ttwee", false), ("een twee\ndrie vier", false), ("café € 😠 ß", true),
    ("een\u{A0}twee", false), ("12345678\u{A0}", false), ("¿", false), ("", false),
    ("1234567\u{7F}90", true), ("a\u{1}bcdefghijk", false),
  ]

  @Test(arguments: plain) func `stands in the file as it reads`(row: (text: String, isPlain: Bool))
  {
    #expect(ReaderText.isPlain(Array(row.text.utf8)[...]) == row.isPlain)
  }

  @Test func `marks quotations where asked`() {
    let page = HTMLDocument(
      text: "ja<blockquote>een<blockquote>twee</blockquote>drie</blockquote>nee")
    #expect(page.root.readerText(quotes: .marked) == "ja\n> een\n> > twee\n> drie\nnee")
    #expect(page.root.readerText() == "ja\neen\ntwee\ndrie\nnee")
  }

  @Test func `leaves out what it is told to`() {
    let page = HTMLDocument(text: "<div>a<div class='x quote'>b<p>c</div>d</div>")
    #expect(page.root.readerText { $0.hasClass("quote") } == "a\nd")
  }

  @Test func `takes deep nesting without recursion, and keeps the words`() {
    let page = HTMLDocument(
      text: "<p>hoog</p>\n" + String(repeating: "<div>", count: 200_000) + "diep<b>er</b> nog<")
    #expect(page.failure?.code == .tooDeep)
    #expect(page.failure?.line == 2)
    #expect(page.root.readerText() == "hoog\n\ndiep er nog")
  }
}
