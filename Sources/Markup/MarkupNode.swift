/// An element or a text of a ``MarkupTree``: two words, cheap to pass on, and it keeps its tree
/// alive.
package struct MarkupNode: Sendable, Hashable {
  let tree: MarkupTree
  let index: Int32

  var record: MarkupTree.Record { tree.records[Int(index)] }

  package static func == (a: MarkupNode, b: MarkupNode) -> Bool {
    a.tree === b.tree && a.index == b.index
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(index) }

  package var isText: Bool { record.name < 0 }
  package var isElement: Bool { record.name >= 0 }

  /// An element's name without prefix, in lower case in HTML; empty for a text and for the root.
  package var name: String {
    let name = record.name
    return name < 0 ? "" : tree.names[Int(name)]
  }

  /// From 1.
  package var line: Int { Int(record.line) }

  /// False for an element that a cut-off file never closed.
  package var isWhole: Bool { record.isWhole }

  package var parent: MarkupNode? { node(record.parent) }
  package var firstChild: MarkupNode? { node(record.firstChild) }
  package var next: MarkupNode? { node(record.next) }

  /// All children, texts included.
  package var children: Siblings { Siblings(at: firstChild) }

  /// The children that are elements.
  package var elements: some Sequence<MarkupNode> { children.lazy.filter(\.isElement) }

  /// The next sibling that is an element.
  package var nextElement: MarkupNode? {
    var node = next
    while let sibling = node, sibling.isText { node = sibling.next }
    return node
  }

  /// The first child element of that name.
  package func child(_ name: String) -> MarkupNode? {
    elements.first { $0.name == name }
  }

  /// Everything below this node in document order.
  package var descendants: Descendants { Descendants(below: self) }

  /// The first element below this one of that name.
  package func first(_ name: String) -> MarkupNode? {
    descendants.first { $0.name == name && $0.isElement }
  }

  /// The first element below this one with that class.
  package func first(class name: String) -> MarkupNode? {
    descendants.first { $0.hasClass(name) }
  }

  /// The elements below this one with that class, in document order.
  package func all(class name: String) -> [MarkupNode] {
    descendants.filter { $0.hasClass(name) }
  }

  /// The elements below this one of that name, in document order.
  package func all(_ name: String) -> [MarkupNode] {
    descendants.filter { $0.name == name && $0.isElement }
  }

  func node(_ index: Int32) -> MarkupNode? {
    index >= 0 ? MarkupNode(tree: tree, index: index) : nil
  }
}

extension MarkupNode {
  /// The value of an attribute, its name as the file spells it (in HTML in lower case).
  package func attribute(_ name: String) -> String? {
    guard let place = attributeRange(name) else { return nil }
    return String(decoding: tree.bytes[place], as: UTF8.self)
  }

  /// All attributes, in the order of the file.
  package var attributes: [(name: String, value: String)] {
    guard isElement else { return [] }
    return tree.attributes[Int(record.start)..<Int(record.end)].map {
      (
        tree.names[Int($0.name)],
        String(decoding: tree.bytes[Int($0.start)..<Int($0.end)], as: UTF8.self)
      )
    }
  }

  /// Whether one of the words of the `class` attribute is `name`.
  package func hasClass(_ name: String) -> Bool {
    guard let place = attributeRange("class") else { return false }
    return tree.bytes[place].split(whereSeparator: isMarkupSpace)
      .contains { $0.elementsEqual(name.utf8) }
  }

  /// The words of the `class` attribute.
  package var classes: [String] {
    guard let place = attributeRange("class") else { return [] }
    return tree.bytes[place].split(whereSeparator: isMarkupSpace)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// All texts below this node, or the text itself, as they stand in the file.
  package var rawText: String {
    if isText { return String(decoding: textBytes, as: UTF8.self) }
    var bytes: [UInt8] = []
    for node in descendants where node.isText { bytes.append(contentsOf: node.textBytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  var textBytes: ArraySlice<UInt8> {
    isText ? tree.bytes[Int(record.start)..<Int(record.end)] : []
  }

  private func attributeRange(_ name: String) -> Range<Int>? {
    guard isElement else { return nil }
    for place in Int(record.start)..<Int(record.end) {
      let attribute = tree.attributes[place]
      if tree.names[Int(attribute.name)] == name {
        return Int(attribute.start)..<Int(attribute.end)
      }
    }
    return nil
  }
}

/// A node and the siblings after it.
package struct Siblings: Sequence, IteratorProtocol, Sendable {
  private var node: MarkupNode?

  init(at node: MarkupNode?) { self.node = node }

  package mutating func next() -> MarkupNode? {
    defer { node = node?.next }
    return node
  }
}

/// What stands below a node. Nodes are stored in document order, so that this is a walk along an
/// array and costs no stack, however deep the tree.
package struct Descendants: Sequence, IteratorProtocol, Sendable {
  private let tree: MarkupTree
  private var at: Int32
  private let end: Int32

  init(below node: MarkupNode) {
    tree = node.tree
    at = node.index + 1
    end = node.indexAfterSubtree
  }

  package mutating func next() -> MarkupNode? {
    guard at < end else { return nil }
    defer { at += 1 }
    return MarkupNode(tree: tree, index: at)
  }
}

extension MarkupNode {
  /// The index of the first node that stands after this one and all below it.
  var indexAfterSubtree: Int32 {
    var node = record
    while true {
      if node.next >= 0 { return node.next }
      guard node.parent >= 0 else { return Int32(tree.records.count) }
      node = tree.records[Int(node.parent)]
    }
  }
}

func isMarkupSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || (0x09...0x0D).contains(byte)
}
