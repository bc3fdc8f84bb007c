/// An element or a text of a ``MarkupTree``: two words, cheap to pass on, and it keeps its tree
/// alive.
package struct MarkupNode: Sendable, Hashable {
  package let tree: MarkupTree
  /// Its place in ``MarkupTree/records``.
  package let index: Int32

  package init(tree: MarkupTree, index: Int32) {
    self.tree = tree
    self.index = index
  }

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
    return name < 0 ? "" : tree.names.names[Int(name)]
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
  package var elements: Elements { Elements(at: firstElement) }

  /// The first child that is an element.
  package var firstElement: MarkupNode? {
    var node = firstChild
    while let child = node, child.isText { node = child.next }
    return node
  }

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
    tree.names.id(name).flatMap { id in find { $0.name == id } }
  }

  /// The first element below this one with that class.
  package func first(class name: String) -> MarkupNode? {
    let names = tree.names
    return names.id(name).flatMap { id in
      find { $0.classes > 0 && names.hasWord(id, inSet: $0.classes) }
    }
  }

  /// The elements below this one with that class, in document order.
  package func all(class name: String) -> [MarkupNode] {
    let names = tree.names
    guard let id = names.id(name) else { return [] }
    return all { $0.classes > 0 && names.hasWord(id, inSet: $0.classes) }
  }

  /// The elements below this one of that name, in document order.
  package func all(_ name: String) -> [MarkupNode] {
    tree.names.id(name).map { id in all { $0.name == id } } ?? []
  }

  /// What was wrong with the document that this node is part of.
  package var failure: MarkupError? { tree.failure }

  /// The names of all elements and attributes of this node's document, and all words of its
  /// `class` attributes.
  package var vocabulary: Vocabulary { Vocabulary(tree) }

  func node(_ index: Int32) -> MarkupNode? {
    index >= 0 ? MarkupNode(tree: tree, index: index) : nil
  }

  /// The first node below this one of which `holds` is true.
  private func find(_ holds: (MarkupTree.Record) -> Bool) -> MarkupNode? {
    let end = tree.end(of: index)
    var at = index + 1
    while at < end {
      if holds(tree.records[Int(at)]) { return MarkupNode(tree: tree, index: at) }
      at += 1
    }
    return nil
  }

  /// The nodes below this one of which `holds` is true.
  private func all(_ holds: (MarkupTree.Record) -> Bool) -> [MarkupNode] {
    let end = tree.end(of: index)
    var found: [MarkupNode] = []
    var at = index + 1
    while at < end {
      if holds(tree.records[Int(at)]) { found.append(MarkupNode(tree: tree, index: at)) }
      at += 1
    }
    return found
  }
}

extension MarkupNode {
  /// The value of an attribute, its name as the file spells it (in HTML in lower case).
  package func attribute(_ name: String) -> String? {
    guard let place = attributeRange(name) else { return nil }
    return String(decoding: tree.bytes[place], as: UTF8.self)
  }

  /// All attributes, in the order of the file.
  package var attributes: Attributes { Attributes(of: self) }

  /// Whether one of the words of the `class` attribute is `name`.
  package func hasClass(_ name: String) -> Bool {
    let set = record.classes
    return set > 0 && tree.names.hasWord(name, inSet: set)
  }

  /// The words of the `class` attribute.
  package var classes: [String] {
    let set = record.classes
    guard set > 0 else { return [] }
    return tree.names.words(ofSet: set).map { tree.names.names[Int($0)] }
  }

  /// All texts below this node, or the text itself, as they stand in the file.
  package var rawText: String {
    if isText { return String(decoding: textBytes, as: UTF8.self) }
    if let only = firstChild, only.isText, only.next == nil {
      return String(decoding: only.textBytes, as: UTF8.self)
    }
    var bytes: [UInt8] = []
    for node in descendants where node.isText { bytes.append(contentsOf: node.textBytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  var textBytes: ArraySlice<UInt8> {
    isText ? tree.bytes[Int(record.start)..<Int(record.end)] : []
  }

  private func attributeRange(_ name: String) -> Range<Int>? {
    let record = record
    guard record.name >= 0, record.start < record.end else { return nil }
    for place in Int(record.start)..<Int(record.end) {
      let attribute = tree.attributes[place]
      if tree.names.names[Int(attribute.name)] == name {
        return Int(attribute.start)..<Int(attribute.end)
      }
    }
    return nil
  }
}

func isMarkupSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || (0x09...0x0D).contains(byte)
}
