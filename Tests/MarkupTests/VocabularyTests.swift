import Bytes
import Testing

@testable import Markup

@Suite struct `Names of a document` {
  private let root = HTMLDocument(
    text: "<div class='msg  msg--in\tlast' id=x><p class=c title='een'>t</p></div>"
  ).root

  @Test(arguments: ["div", "p", "class", "id", "title", "msg", "msg--in", "last", "c"])
  func `are known`(name: String) {
    #expect(root.vocabulary.contains(.init(stringLiteral: name)))
  }

  @Test(arguments: ["t", "x", "een", "ms", "msg ", "in", ""])
  func `are only names`(name: String) {
    #expect(!root.vocabulary.contains(.init(stringLiteral: name)))
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

  @Test func `keep their numbers however many there are`() throws {
    let names = (0..<500).map { "n\($0)" }
    let text = names.map { "<\($0) class='c-\($0) all'/>" }.joined()
    let tree = try #require(XMLStream.document(of: Array("<a>\(text)</a>".utf8)).tree)
    #expect(names.allSatisfy { tree.root.first($0)?.hasClass("c-\($0)") == true })
    #expect(tree.root.all(class: "all").count == 500)
    #expect(tree.root.all(class: "c-n499").map(\.name) == ["n499"])
    #expect(tree.root.first("n500") == nil)
  }

  @Test func `are shared by the trees of a stream until a new one comes`() throws {
    let text = "<a><b><i/></b><b><i/></b><b><u/></b><b><i/></b></a>"
    let stream = XMLStream(ByteSource(bytes: Array(text.utf8), name: ""), cut: .at(["b"]))
    var trees: [MarkupTree] = []
    while let tree = stream.next() { trees.append(tree) }
    try #require(trees.count == 4)
    #expect(trees[0].names === trees[1].names)
    #expect(trees[1].names !== trees[2].names)
    #expect(trees[2].names === trees[3].names)
    #expect(trees[3].names.id("i") == trees[0].names.id("i"))
  }
}
