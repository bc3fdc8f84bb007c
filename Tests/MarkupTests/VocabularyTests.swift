import Testing

@testable import Markup

@Suite struct `Names of a document` {
  private let root = HTMLDocument(
    text: "<div class='msg  msg--in\tlast' id=x><p class=c title='een'>t</p></div>"
  ).root

  @Test(arguments: ["div", "p", "class", "id", "title", "msg", "msg--in", "last", "c"])
  func `are known`(name: String) {
    #expect(root.vocabulary.contains(name))
  }

  @Test(arguments: ["t", "x", "een", "ms", "msg ", "in", ""])
  func `are only names`(name: String) {
    #expect(!root.vocabulary.contains(name))
  }

  @Test func `of classes are whole words`() throws {
    let div = try #require(root.first("div"))
    #expect(div.classes == ["msg", "msg--in", "last"])
    for name in div.classes { #expect(div.hasClass(name)) }
    for name in ["ms", "msg--", "las", "", "msg  msg--in"] { #expect(!div.hasClass(name)) }
  }

  @Test func `of attributes come with their values, in order`() throws {
    let p = try #require(root.first("p"))
    #expect(p.attributes.map(\.name) == ["class", "title"])
    #expect(p.attributes.map(\.value) == ["c", "een"])
    #expect(p.parent?.firstElement == p)
  }

  @Test func `are the same for trees that one stream cuts`() {
    let (tree, failure) = XMLStream.document(of: Array("<a><b k='1'/><b k='2'>".utf8))
    #expect(tree?.root.all("b").map { $0.attribute("k") } == ["1", "2"])
    #expect(failure == .some(MarkupError(.malformed, detail: "")))
    #expect(tree?.root.failure == failure)
  }
}
