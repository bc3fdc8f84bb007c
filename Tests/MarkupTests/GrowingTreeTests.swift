import Testing

@testable import Markup

@Suite struct `Growing trees` {
  private func add(_ text: String, to tree: inout GrowingTree) {
    var text = text
    text.withUTF8 { bytes in tree.text(bytes, line: 7) }
  }

  private func open(_ name: StaticString, in tree: inout GrowingTree) {
    tree.startElement(name.utf8Start, line: 7)
  }

  @Test func `end where one text grows beyond the bound, however small its pieces`() {
    var tree = GrowingTree(limit: 200_000)
    open("a", in: &tree)
    for _ in 0..<30_000 where tree.failure == nil { add("0123456789", to: &tree) }
    #expect(tree.failure == MarkupError(.tooLarge, detail: ""))
    #expect(tree.failure?.line == 7)
  }

  @Test func `end where elements are too many`() {
    var tree = GrowingTree(limit: 200_000)
    open("a", in: &tree)
    var count = 0
    while tree.failure == nil, count < 30_000 {
      open("b", in: &tree)
      tree.endElement()
      count += 1
    }
    #expect(tree.failure?.code == .tooLarge)
    #expect(count < 30_000)
  }

  @Test func `join texts that follow each other, and mark what is never closed`() {
    var tree = GrowingTree(limit: 200_000)
    open("a", in: &tree)
    add("een", to: &tree)
    add("twee", to: &tree)
    open("b", in: &tree)
    tree.endElement()
    add("drie", to: &tree)
    let root = tree.take().root
    #expect(root.descendants.filter(\.isText).map(\.rawText) == ["eentwee", "drie"])
    #expect(root.firstElement?.isWhole == false)
    #expect(root.first("b")?.isWhole == true)
    #expect(tree.isEmpty)
  }
}
