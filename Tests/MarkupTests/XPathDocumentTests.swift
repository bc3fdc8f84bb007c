import Testing

@testable import Markup

@Suite struct `XPath` {
  private let page = HTMLDocument(
    text: "<body><p class=a>een <b>twee</b></p><p class=b title='x &amp; y'>drie</p></body>")

  @Test func `names nodes of the tree`() throws {
    let paths = try #require(XPathDocument(page.root))
    let found = try paths.nodes("//p[@class='b']", from: nil)
    #expect(found == page.root.all(class: "b"))
    #expect(try paths.nodes("b", from: page.root.all(class: "a")[0]).map(\.rawText) == ["twee"])
  }

  @Test func `gives texts, attributes and what functions say`() throws {
    let paths = try #require(XPathDocument(page.root))
    let last = page.root.all(class: "b")[0]
    #expect(paths.string(".", from: page.root.all(class: "a")[0]) == "een twee")
    #expect(paths.string("@title", from: last) == "x & y")
    #expect(paths.string("concat(@class, '-', text())", from: last) == "b-drie")
    #expect(paths.string("@none", from: last) == nil)
  }

  @Test func `says so where an expression is none`() throws {
    let paths = try #require(XPathDocument(page.root))
    #expect(throws: MarkupError(.badPath, detail: "")) { try paths.nodes("//p[", from: nil) }
  }
}
