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

  @Test func `keep their names for the trees that follow, which say only what is theirs`() {
    var tree = GrowingTree(limit: 200_000)
    open("a", in: &tree)
    open("b", in: &tree)
    let first = tree.take()
    tree.startParser()
    open("c", in: &tree)
    open("b", in: &tree)
    let second = tree.take()
    tree.startParser()
    open("c", in: &tree)
    let third = tree.take()
    #expect(second.names.agrees(with: first.names))
    #expect(second.names.id("b") == first.names.id("b"))
    #expect(third.names === second.names)
    let words: [Vocabulary.Word] = ["a", "b", "c"]
    #expect(words.map(first.root.vocabulary.contains) == [true, true, false])
    #expect(words.map(second.root.vocabulary.contains) == [false, true, true])
    #expect(words.map(third.root.vocabulary.contains) == [false, false, true])
    #expect(!first.names.agrees(with: MarkupNames(.fresh, after: nil)))
  }

  @Test func `serve others no longer once they know many names, or one that is long`() {
    var many = GrowingTree(limit: 1 << 20)
    for number in 0..<600 {
      #expect(many.isReusable == (number <= 509))
      "n\(number)".withCString { name in
        name.withMemoryRebound(to: UInt8.self, capacity: 4) { many.startElement($0, line: 1) }
      }
      many.endElement()
      many.startParser()
    }
    var long = GrowingTree(limit: 1 << 20)
    open("a", in: &long)
    Array(repeating: UInt8(ascii: "x"), count: 70_000).withUnsafeBufferPointer { value in
      long.attribute(StaticString("class").utf8Start, value)
    }
    _ = long.take()
    #expect(!long.isReusable)
  }

  @Test func `serve others no longer once something failed`() {
    var tree = GrowingTree(limit: 200_000)
    tree.fail(MarkupError(.tooLarge, detail: ""))
    _ = tree.take()
    #expect(!tree.isReusable)
  }
}
