/// Fills a ``MarkupTree`` from a parser's events, for handlers that share it by reference.
final class TreeBuilder {
  private var tree: GrowingTree

  /// - Parameter limit: how many bytes the tree may take.
  init(limit: Int) { tree = GrowingTree(limit: limit) }

  /// No export that was seen stands deeper than 60; this is libxml2's own bound, too.
  static let maximumDepth = 256

  /// How many elements are open.
  var depth: Int { tree.depth }

  /// Whether there is anything to take.
  var isEmpty: Bool { tree.isEmpty }

  /// The first thing that went wrong.
  var failure: MarkupError? { tree.failure }

  func fail(_ error: MarkupError) { tree.fail(error) }

  func startElement(_ name: UnsafePointer<UInt8>, line: Int) {
    tree.startElement(name, line: line)
  }

  /// Adds an attribute to the element that was opened last.
  func attribute(_ name: UnsafePointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
    tree.attribute(name, value)
  }

  func endElement() { tree.endElement() }

  /// Adds text; what follows a text directly belongs to it.
  func text(_ text: UnsafeBufferPointer<UInt8>, line: Int) { tree.text(text, line: line) }

  /// The tree as far as it stands; building starts anew. Elements that are still open are marked as
  /// not whole.
  func take() -> MarkupTree { tree.take() }
}

/// A tree that grows. Memory is bounded by ``limit``, depth by ``TreeBuilder/maximumDepth``.
private struct GrowingTree {
  /// More names than any format has; beyond them the table starts anew with the next piece.
  private static let manyNames = 4096

  private var records: [MarkupTree.Record] = []
  private var attributes: [MarkupTree.Attribute] = []
  private var bytes: [UInt8] = []
  private var names = NameTable()
  /// The open elements, outermost first, each with its last child; the root stands first.
  private var open: [(record: Int32, lastChild: Int32)] = []
  private let limit: Int
  /// The first thing that went wrong.
  private(set) var failure: MarkupError?

  init(limit: Int) {
    self.limit = min(limit, Int(Int32.max) / 2)
    reset()
  }

  /// How many elements are open.
  var depth: Int { open.count - 1 }

  /// Whether there is anything to take.
  var isEmpty: Bool { records.count <= 1 }

  mutating func fail(_ error: MarkupError) { failure = failure ?? error }

  mutating func startElement(_ name: UnsafePointer<UInt8>, line: Int) {
    let record = MarkupTree.Record(
      name: names.id(name), start: Int32(attributes.count), end: Int32(attributes.count),
      line: Int32(clamping: line))
    open.append((append(record), -1))
    guard open.count <= TreeBuilder.maximumDepth else {
      return fail(
        MarkupError(.tooDeep, line: line, column: 1, detail: "elements are nested too deep"))
    }
    checkSize(line: line)
  }

  /// Adds an attribute to the element that was opened last.
  mutating func attribute(_ name: UnsafePointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
    guard let element = open.last?.record else { return }
    let start = Int32(bytes.count)
    bytes.append(contentsOf: value)
    attributes.append(.init(name: names.id(name), start: start, end: Int32(bytes.count)))
    records[Int(element)].end = Int32(attributes.count)
  }

  mutating func endElement() {
    if open.count > 1 { open.removeLast() }
  }

  /// Adds text; what follows a text directly belongs to it.
  mutating func text(_ text: UnsafeBufferPointer<UInt8>, line: Int) {
    guard let top = open.last else { return }
    let start = Int32(bytes.count)
    bytes.append(contentsOf: text)
    let end = Int32(bytes.count)
    let last = Int(top.lastChild)
    if last >= 0, last == records.count - 1, records[last].name < 0 {
      records[last].end = end
    } else {
      _ = append(.init(name: -1, start: start, end: end, line: Int32(clamping: line)))
    }
    checkSize(line: line)
  }

  /// The tree as far as it stands; building starts anew. Elements that are still open are marked as
  /// not whole.
  mutating func take() -> MarkupTree {
    for (record, _) in open.dropFirst() { records[Int(record)].isWhole = false }
    let tree = MarkupTree(
      records: records, attributes: attributes, bytes: bytes, names: names.names,
      looks: names.looks, failure: failure)
    reset()
    return tree
  }

  /// The next piece is likely to be as large as the last.
  private mutating func reset() {
    let sizes = (records.count, attributes.count, bytes.count)
    records = []
    attributes = []
    bytes = []
    if sizes.0 > 1, sizes.2 < 1 << 20 {
      records.reserveCapacity(sizes.0 + sizes.0 / 4)
      attributes.reserveCapacity(sizes.1 + sizes.1 / 4)
      bytes.reserveCapacity(sizes.2 + sizes.2 / 4)
    }
    if names.names.count > Self.manyNames { names = NameTable() }
    records.append(.init(name: names.empty, start: 0, end: 0, line: 1))
    open = [(0, -1)]
  }

  private mutating func append(_ record: MarkupTree.Record) -> Int32 {
    let index = Int32(records.count)
    var record = record
    let parent = open.count - 1
    record.parent = open[parent].record
    if open[parent].lastChild >= 0 {
      records[Int(open[parent].lastChild)].next = index
    } else {
      records[Int(open[parent].record)].firstChild = index
    }
    open[parent].lastChild = index
    records.append(record)
    return index
  }

  private mutating func checkSize(line: Int) {
    let size =
      bytes.count + records.count * MemoryLayout<MarkupTree.Record>.stride
      + attributes.count * MemoryLayout<MarkupTree.Attribute>.stride
    if size > limit {
      fail(MarkupError(.tooLarge, line: line, column: 1, detail: "one piece is too large to read"))
    }
  }
}

/// Names of elements and attributes, each kept once.
///
/// libxml2 keeps each name once, too, for as long as its parser lives, so that one address means one
/// name: most names are known again by their address alone. A table therefore serves one parser.
struct NameTable {
  private(set) var names: [String] = [""]
  /// How a reader sees elements of that name.
  private(set) var looks: [ElementLook] = [.inline]
  /// Hash of a name's bytes to the ids that share it.
  private var ids: [UInt64: [Int32]] = [:]
  /// The name that was seen last at an address, by a few bits of the address.
  private var recent = [(address: UInt, id: Int32)](repeating: (0, 0), count: 64)

  var empty: Int32 { 0 }

  mutating func id(_ name: UnsafePointer<UInt8>) -> Int32 {
    let address = UInt(bitPattern: name)
    let place = Int((address ^ address >> 6) & 63)
    if recent[place].address == address { return recent[place].id }
    let id = idOfBytes(name)
    recent[place] = (address, id)
    return id
  }

  private mutating func idOfBytes(_ name: UnsafePointer<UInt8>) -> Int32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var count = 0
    while name[count] != 0 {
      hash = (hash ^ UInt64(name[count])) &* 0x100_0000_01b3
      count += 1
    }
    let bytes = UnsafeBufferPointer(start: name, count: count)
    for id in ids[hash] ?? [] where names[Int(id)].utf8.elementsEqual(bytes) { return id }
    let id = Int32(names.count)
    names.append(String(decoding: bytes, as: UTF8.self))
    looks.append(ElementLook(name: names[names.count - 1]))
    ids[hash, default: []].append(id)
    return id
  }
}
