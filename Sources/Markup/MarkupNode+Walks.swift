/// A node and the siblings after it.
package struct Siblings: Sequence, IteratorProtocol, Sendable {
  private var node: MarkupNode?

  init(at node: MarkupNode?) { self.node = node }

  package mutating func next() -> MarkupNode? {
    defer { node = node?.next }
    return node
  }
}

/// An element and the elements after it.
package struct Elements: Sequence, IteratorProtocol, Sendable {
  private var node: MarkupNode?

  init(at node: MarkupNode?) { self.node = node }

  package mutating func next() -> MarkupNode? {
    defer { node = node?.nextElement }
    return node
  }
}

/// The attributes of an element in the order of the file.
package struct Attributes: Sequence, IteratorProtocol, Sendable {
  private let tree: MarkupTree
  private var at: Int
  private let end: Int

  init(of node: MarkupNode) {
    let record = node.record
    tree = node.tree
    at = record.name < 0 ? 0 : Int(record.start)
    end = record.name < 0 ? 0 : Int(record.end)
  }

  package mutating func next() -> (name: String, value: String)? {
    guard at < end else { return nil }
    defer { at += 1 }
    let attribute = tree.attributes[at]
    let value = tree.bytes[Int(attribute.start)..<Int(attribute.end)]
    return (tree.names.names[Int(attribute.name)], String(decoding: value, as: UTF8.self))
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
    end = node.tree.end(of: node.index)
  }

  package mutating func next() -> MarkupNode? {
    guard at < end else { return nil }
    defer { at += 1 }
    return MarkupNode(tree: tree, index: at)
  }
}
