import Bytes

/// A ``MarkupTree`` while a parser's events fill it. Memory is bounded by ``limit``, depth by
/// ``maximumDepth``.
struct GrowingTree {
  /// No export that was seen stands deeper than 60; this is libxml2's own bound, too.
  static let maximumDepth = 256
  /// More names than any format has; beyond them the table starts anew with the next piece.
  private static let manyNames = 4096

  private var records: [MarkupTree.Record] = []
  private var attributes: [MarkupTree.Attribute] = []
  private var bytes: [UInt8] = []
  private var names = NameTable.fresh
  /// The names as the last tree has them; nil where none was taken.
  private var shared: MarkupNames?
  /// The name that was seen last at an address, by a few bits of the address. libxml2 keeps each
  /// name once for as long as its parser lives, so that one address means one name.
  private var recent = [(address: UInt, id: Int32)](repeating: (0, 0), count: 64)
  /// The open elements, outermost first, each with its last child; the root stands first.
  private var open: [(record: Int32, lastChild: Int32)] = []
  private let limit: Int
  /// The size is looked at whenever so many nodes have come, less one, or so many bytes.
  private static let often = 63
  private static let step = 1 << 16
  private var nextCheck = 0
  /// The first thing that went wrong.
  private(set) var failure: MarkupError?

  /// - Parameter limit: how many bytes the tree may take.
  init(limit: Int) {
    self.limit = min(limit, Int(Int32.max) / 2)
    reset()
  }

  /// How many elements are open.
  var depth: Int { open.count - 1 }

  /// Whether there is anything to take.
  var isEmpty: Bool { records.count <= 1 }

  /// How much nodes and texts take so far.
  var byteCount: Int {
    bytes.count + records.count * MemoryLayout<MarkupTree.Record>.stride
      + attributes.count * MemoryLayout<MarkupTree.Attribute>.stride
  }

  mutating func fail(_ error: MarkupError) { failure = failure ?? error }

  mutating func startElement(_ name: UnsafePointer<UInt8>, line: Int, column: Int = 1) {
    let record = MarkupTree.Record(
      name: id(name), start: Int32(attributes.count), end: Int32(attributes.count),
      line: Int32(clamping: line))
    open.append((append(record), -1))
    guard open.count <= Self.maximumDepth else {
      return fail(
        MarkupError(.tooDeep, line: line, column: column, detail: "elements are nested too deep"))
    }
    if records.count & Self.often == 0 { checkSize(line: line) }
  }

  /// Adds an attribute to the element that was opened last.
  mutating func attribute(_ name: UnsafePointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
    guard let element = open.last?.record else { return }
    let start = Int32(bytes.count)
    bytes.append(contentsOf: value)
    let id = id(name)
    attributes.append(.init(name: id, start: start, end: Int32(bytes.count)))
    records[Int(element)].end = Int32(attributes.count)
    if bytes.count > nextCheck { checkSize(line: Int(records[Int(element)].line)) }
    if id == NameTable.classAttribute { records[Int(element)].classes = names.set(of: value) }
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
    if bytes.count > nextCheck || records.count & Self.often == 0 { checkSize(line: line) }
  }

  /// Adds what stands between the tags of a rest that nests too deep to be a tree: a reader sees its
  /// words all the same. Every tag parts words.
  mutating func text(of rest: UnsafeBufferPointer<UInt8>) {
    let blank: [UInt8] = [0x20]
    let tag = rest.find(byte: UInt8(ascii: "<")) ?? rest.count
    let end = rest.find(byte: UInt8(ascii: ">")) ?? rest.count
    // The parser stops inside a tag.
    var at = end < tag ? end + 1 : 0
    while at < rest.count, failure?.code == .tooDeep {
      let tag = rest.find(byte: UInt8(ascii: "<"), from: at) ?? rest.count
      if tag > at {
        text(UnsafeBufferPointer(rebasing: rest[at..<tag]), line: 0)
        blank.withUnsafeBufferPointer { text($0, line: 0) }
      }
      guard tag < rest.count else { return }
      at = (rest.find(byte: UInt8(ascii: ">"), from: tag) ?? rest.count - 1) + 1
    }
  }

  /// The tree as far as it stands; building starts anew. Elements that are still open are marked as
  /// not whole.
  mutating func take() -> MarkupTree {
    for (record, _) in open.dropFirst() { records[Int(record)].isWhole = false }
    let isKnown = shared?.isAll(of: names) ?? false
    let current = isKnown ? shared : nil
    let shared = current ?? MarkupNames(names, after: shared)
    self.shared = shared
    let tree = MarkupTree(
      records: records, attributes: attributes, bytes: bytes, names: shared, failure: failure)
    reset()
    return tree
  }

  /// Another parser keeps its names at other addresses.
  mutating func startParser() {
    for place in recent.indices { recent[place].address = 0 }
  }

  /// Whether the tree may serve files that follow: nothing failed, and it knows no more names than
  /// the files of a few programs have.
  var isReusable: Bool { failure == nil && names.isSmall }

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
    if names.names.count + names.setCount > Self.manyNames { forgetNames() }
    nextCheck = Self.step
    records.append(.init(name: 0, start: 0, end: 0, line: 1))
    open.removeAll(keepingCapacity: true)
    open.append((0, -1))
  }

  private mutating func forgetNames() {
    names = .fresh
    shared = nil
    recent = Array(repeating: (0, 0), count: recent.count)
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
    nextCheck = bytes.count + Self.step
    if byteCount + names.byteCount > limit {
      fail(MarkupError(.tooLarge, line: line, column: 1, detail: "one piece is too large to read"))
    }
  }
}

// Names, most of which are known again by their address alone.
extension GrowingTree {
  private mutating func id(_ name: UnsafePointer<UInt8>) -> Int32 {
    let address = UInt(bitPattern: name)
    let place = Int((address ^ address >> 6) & 63)
    if recent[place].address == address { return recent[place].id }
    var count = 0
    while name[count] != 0 { count += 1 }
    let bytes = UnsafeBufferPointer(start: name, count: count)
    let id = names.id(of: bytes, hash: NameTable.hash(bytes))
    recent[place] = (address, id)
    return id
  }
}
