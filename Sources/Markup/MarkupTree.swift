/// A parsed document, or a piece of one, as plain values: an array of nodes in document order, one
/// of attributes, and the bytes of all texts one after the other.
///
///     records     [div] [p] ["Hallo"] [p] …      each knows parent, first child and next
///     attributes  [class=12..<19] …              an element's attributes stand together
///     bytes       …message…Hallo…                texts and values, always valid UTF-8
///
/// ``MarkupNode`` walks it comfortably. Who reads millions of nodes goes along the arrays.
package final class MarkupTree: Sendable {
  /// One node.
  package struct Record: Sendable {
    /// Number of the name in ``MarkupTree/names``; -1 for a text, 0 for the root.
    package var name: Int32
    package var parent: Int32 = -1
    package var firstChild: Int32 = -1
    package var next: Int32 = -1
    /// Of a text: its bytes. Of an element: its attributes.
    package var start: Int32
    package var end: Int32
    package var line: Int32
    /// Number of the class attribute in ``MarkupTree/names``; 0 where there is none.
    package var classes: Int32 = 0
    /// False for an element that the file never closed.
    package var isWhole = true
  }

  /// One attribute: the number of its name, and the bytes of its value.
  package struct Attribute: Sendable {
    package var name: Int32
    package var start: Int32
    package var end: Int32
  }

  package let records: [Record]
  package let attributes: [Attribute]
  package let bytes: [UInt8]
  package let names: MarkupNames
  /// What went wrong on the way; the tree holds what was read before and, where possible, after it.
  package let failure: MarkupError?

  init(
    records: [Record], attributes: [Attribute], bytes: [UInt8], names: MarkupNames,
    failure: MarkupError?
  ) {
    self.records = records
    self.attributes = attributes
    self.bytes = bytes
    self.names = names
    self.failure = failure
  }

  /// Stands above all top-level elements; its own name is empty.
  package var root: MarkupNode { MarkupNode(tree: self, index: 0) }

  /// How many elements and texts there are.
  package var count: Int { records.count }

  /// Roughly what the tree weighs in memory, in bytes.
  package var byteCount: Int {
    bytes.count + records.count * MemoryLayout<Record>.stride
      + attributes.count * MemoryLayout<Attribute>.stride
  }

  /// The index of the first node that stands after a node and all below it.
  package func end(of index: Int32) -> Int32 {
    var node = records[Int(index)]
    while true {
      if node.next >= 0 { return node.next }
      guard node.parent >= 0 else { return Int32(records.count) }
      node = records[Int(node.parent)]
    }
  }
}
