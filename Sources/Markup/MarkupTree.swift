/// A parsed document, or a piece of one, as plain values: an array of nodes in document order, one
/// of attributes, and the bytes of all texts one after the other.
///
///     records     [div] [p] ["Hallo"] [p] …      each knows parent, first child and next
///     attributes  [class=12..<19] …              an element's attributes stand together
///     bytes       …message…Hallo…                texts and values, always valid UTF-8
package final class MarkupTree: Sendable {
  struct Record: Sendable {
    /// Index into ``MarkupTree/names``; -1 for a text.
    var name: Int32
    var parent: Int32 = -1
    var firstChild: Int32 = -1
    var next: Int32 = -1
    /// Of a text: its bytes. Of an element: its attributes.
    var start: Int32
    var end: Int32
    var line: Int32
    /// False for an element that the file never closed.
    var isWhole = true
  }

  struct Attribute: Sendable {
    var name: Int32
    var start: Int32
    var end: Int32
  }

  let records: [Record]
  let attributes: [Attribute]
  let bytes: [UInt8]
  let names: [String]
  /// How a reader sees elements of the name of the same index.
  let looks: [ElementLook]
  /// What went wrong on the way; the tree holds what was read before and, where possible, after it.
  package let failure: MarkupError?

  init(
    records: [Record], attributes: [Attribute], bytes: [UInt8], names: [String],
    looks: [ElementLook], failure: MarkupError?
  ) {
    self.records = records
    self.attributes = attributes
    self.bytes = bytes
    self.names = names
    self.looks = looks
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
}
