import Bytes
import Testing

@testable import Markup

@Suite struct `XML streams` {
  private func stream(
    _ text: String, cut: XMLStream.Cut = .whole, shape: XMLStream.Shape = .document
  ) -> XMLStream {
    XMLStream(ByteSource(bytes: Array(text.utf8), name: "x"), cut: cut, shape: shape)
  }

  private func texts(_ stream: XMLStream) -> [String] {
    var texts: [String] = []
    while let tree = stream.next() { texts.append(tree.root.rawText) }
    return texts
  }

  @Test func `cut a document at the elements that are named`() {
    let found = stream("<a>x<b n='1'>een</b>y<c><b>twee<b>!</b></b></c></a>", cut: .at(["b"]))
    #expect(texts(found) == ["een", "twee!"])
    #expect(found.failure == nil)
  }

  @Test func `hand out elements together until they are large enough`() {
    let many = (0..<100).map { "<b n='\($0)'>een</b>" }.joined()
    let found = stream("<a>\(many)</a>", cut: .batches(["b"], size: 1000))
    var counts: [Int] = []
    while let tree = found.next() {
      counts.append(tree.root.all("b").count)
      #expect(tree.root.elements.allSatisfy { $0.name == "b" && $0.isWhole })
    }
    #expect(counts.reduce(0, +) == 100)
    #expect(counts.count > 5)
    #expect(counts.count < 50)
  }

  @Test func `read elements that stand side by side`() {
    #expect(texts(stream("<m>een</m>\n<m>twee</m>", shape: .rootless)) == ["een\ntwee"])
  }

  @Test func `say where a document is wrong, and keep what was whole`() throws {
    let found = stream("<a>\n<b>een</b>\n<b>tw", cut: .at(["b"]))
    let first = try #require(found.next())
    #expect(first.root.rawText == "een")
    let second = try #require(found.next())
    #expect(second.root.firstChild?.isWhole == false)
    #expect(found.next() == nil)
    #expect(found.failure?.code == .malformed)
    #expect(found.failure?.line == 3)
  }

  @Test(arguments: [
    "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>voor&x;na</a>",
    "<!DOCTYPE a [<!ENTITY x 'lang'><!ENTITY y '&x;&x;'>]><a>voor&y;na</a>",
    "<!DOCTYPE a SYSTEM 'file:///etc/hostname'><a>voor&x;na</a>",
  ])
  func `never expand an entity of a file`(text: String) {
    #expect(texts(stream(text)) == ["voorna"])
  }

  @Test func `read the entities that XML and HTML predefine`() {
    #expect(texts(stream("<a b='&lt;'>&amp;&eacute;&nbsp;&#x20AC;</a>")) == ["&é\u{A0}€"])
  }

  @Test func `repair bytes that are no UTF-8 and characters that XML forbids`() {
    let bytes = Array("<a>caf".utf8) + [0xE9, 0x20, 0x00] + Array("</a>".utf8)
    let (tree, failure) = XMLStream.document(of: bytes)
    #expect(tree?.root.rawText == "caf\u{FFFD} \u{FFFD}")
    #expect(failure == nil)
  }

  @Test func `give attributes with their ampersands`() {
    let tree = XMLStream.document(of: Array("<a b='x &amp; y &#38;#38; z'/>".utf8)).tree
    #expect(tree?.root.firstChild?.attribute("b") == "x & y &#38; z")
  }

  @Test func `stop at a depth that no export has`() {
    let found = stream(String(repeating: "<a>", count: 3000))
    _ = found.next()
    #expect(found.failure?.code == .tooDeep)
  }

  @Test func `know the encoding that the declaration names`() {
    let bytes =
      Array("<?xml version='1.0' encoding='ISO-8859-1'?><a>caf".utf8) + [0xE9]
      + Array("</a>".utf8)
    #expect(XMLStream.document(of: bytes).tree?.root.rawText == "café")
  }
}
