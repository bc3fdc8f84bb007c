import Bytes
import CLibXML2

/// A forward reading of an XML file of any size, cut into trees: the whole document as one, or each
/// element of chosen names as one of its own, so that a 2 GB export is read in the memory of its
/// largest transcript.
///
///     let stream = XMLStream(source, cut: .at(["transcript"]))
///     while let transcript = stream.next() { … }
///     if let error = stream.failure { … }  // what was whole before it has been handed out
///
/// Faulty XML is read on as far as libxml2 can (`RECOVER`); ``failure`` says what was wrong first.
package final class XMLStream {
  /// Where a document falls apart.
  package enum Cut: Sendable, Equatable {
    /// The whole document is one tree.
    case whole
    /// Each outermost element of these names is a tree; what stands outside them is dropped.
    case at(Set<String>)
    /// As `at`, as many of them side by side in a tree as make it that large, in bytes, or one more.
    case batches(Set<String>, size: Int)

    /// At which elements a tree begins; nil where it is the document.
    fileprivate var names: Set<String>? {
      switch self {
      case .whole: nil
      case .at(let names), .batches(let names, _): names
      }
    }

    /// How large a tree is at least before the next begins.
    fileprivate var size: Int {
      if case .batches(_, let size) = self { size } else { 0 }
    }
  }

  /// What stands at the top of the file.
  package enum Shape: Sendable {
    /// One root element, as XML demands.
    case document
    /// Elements side by side without a root, as chat programs append them to their logs.
    case rootless
  }

  /// How much one tree may take, in bytes.
  package static let maximumTree = 256 << 20
  private static let chunkSize = 256 << 10

  private let source: ByteSource
  private let parser = XMLPushParser()
  /// Where the parser's handlers find it, which run while the parser does.
  private let session: UnsafeMutablePointer<XMLSession>
  private var cleaner = XMLCleaner()
  private var bound = TagBound()
  private let shape: Shape
  private var start: [UInt8]
  private var ended = false

  /// - Parameter start: bytes that were taken from the source already.
  package init(
    _ source: ByteSource, startingWith start: [UInt8] = [], cut: Cut, shape: Shape = .document
  ) {
    self.source = source
    self.start = start
    self.shape = shape
    session = .allocate(capacity: 1)
    let place = parser.deliver(to: session)
    session.initialize(to: XMLSession(cut: cut, place: place))
    if shape == .rootless {
      cleaner.assumeUTF8()
      parse(Array("<rootless>".utf8))
    }
  }

  deinit {
    session.deinitialize(count: 1)
    session.deallocate()
  }

  /// XML that is in memory already, as one tree, and what was wrong with it first.
  package static func document(
    of bytes: [UInt8], shape: Shape = .document
  ) -> (tree: MarkupTree?, failure: MarkupError?) {
    let stream = XMLStream(ByteSource(bytes: bytes, name: ""), cut: .whole, shape: shape)
    let tree = stream.next()
    return (tree, stream.failure)
  }

  /// What went wrong first; nil while all was well.
  package var failure: MarkupError? { session.pointee.failure }

  /// How many bytes of the source were handed to the parser so far.
  package private(set) var bytesRead = 0

  /// The next tree; nil at the end, which an error may have brought about: see ``failure``.
  package func next() -> MarkupTree? {
    while session.pointee.isStarved, !ended { feed() }
    return session.pointee.takeFirst()
  }

  private func feed() {
    var chunk = start
    start = []
    do {
      _ = try source.read(into: &chunk, count: Self.chunkSize)
    } catch {
      session.pointee.fail(MarkupError(.unreadable, detail: error.reason))
    }
    bytesRead += chunk.count
    let isLast = chunk.isEmpty
    parse(cleaner.clean(chunk, isLast: isLast))
    if isLast, shape == .rootless { parse(Array("</rootless>".utf8)) }
    if isLast || session.pointee.hasStopped {
      ended = true
      if !session.pointee.hasStopped { parser.finish() }
      session.pointee.finish()
    }
  }

  private func parse(_ bytes: [UInt8]) {
    guard !bytes.isEmpty, !session.pointee.hasStopped else { return }
    let allowed = bytes.withUnsafeBufferPointer { bound.allowed($0) }
    if allowed == bytes.count { return parser.push(bytes) }
    parser.push(Array(bytes[..<allowed]))
    session.pointee.refuse(TagBound.excess)
  }
}

/// What one push parser has told of so far, and the trees that are complete.
struct XMLSession {
  /// Where the parser stands; of the stream's parser, which lives as long as this.
  private let place: XMLPushParser.Place
  private let cut: XMLStream.Cut
  private var growing = GrowingTree(limit: XMLStream.maximumTree)
  private var trees: [MarkupTree] = []
  private var taken = 0
  /// The address of a name at which a tree begins.
  private var wanted: UInt = 0
  /// Open elements outside of any tree; within one the tree counts.
  private var outerDepth = 0
  private(set) var hasStopped = false
  private(set) var failure: MarkupError?

  init(cut: XMLStream.Cut, place: XMLPushParser.Place) {
    self.cut = cut
    self.place = place
  }

  var isStarved: Bool { taken == trees.count }
  var line: Int { place.line }
  var isInContent: Bool { place.isInContent }

  mutating func takeFirst() -> MarkupTree? {
    guard taken < trees.count else { return nil }
    let tree = trees[taken]
    taken += 1
    if taken == trees.count {
      trees.removeAll(keepingCapacity: true)
      taken = 0
    }
    return tree
  }

  mutating func fail(_ error: MarkupError) {
    failure = failure ?? error
  }

  /// Ends the reading for something that is not handed to the parser.
  mutating func refuse(_ error: MarkupError) {
    fail(error)
    stop()
  }

  /// Keeps what is in hand when nothing follows.
  mutating func finish() {
    if let failure { growing.fail(failure) }
    if !growing.isEmpty { trees.append(growing.take()) }
  }

  private mutating func stop() {
    guard !hasStopped else { return }
    hasStopped = true
    place.stop()
  }
}

// What the parser tells of.
extension XMLSession {
  mutating func start(_ name: UnsafePointer<UInt8>, line: Int) -> XMLInterest {
    guard !hasStopped else { return .none }
    if growing.depth == 0, !isWanted(name) {
      outerDepth += 1
      if outerDepth > GrowingTree.maximumDepth {
        fail(
          MarkupError(
            .tooDeep, line: line, column: 1, detail: "elements are nested too deep"))
        stop()
      }
      return .none
    }
    growing.startElement(name, line: line)
    check()
    return .attributes
  }

  /// Whether a tree begins with an element of that name. The parser keeps each name at one address.
  private mutating func isWanted(_ name: UnsafePointer<UInt8>) -> Bool {
    guard let names = cut.names, UInt(bitPattern: name) != wanted else { return true }
    guard names.contains(String(cString: name)) else { return false }
    wanted = UInt(bitPattern: name)
    return true
  }

  mutating func attribute(_ name: UnsafePointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
    growing.attribute(name, value)
  }

  mutating func end() {
    guard !hasStopped else { return }
    if growing.depth == 0 {
      outerDepth = max(0, outerDepth - 1)
      return
    }
    growing.endElement()
    guard growing.depth == 0, cut != .whole, growing.byteCount >= cut.size else { return }
    trees.append(growing.take())
  }

  mutating func text(_ text: UnsafeBufferPointer<UInt8>, line: Int) {
    guard !hasStopped, growing.depth > 0 else { return }
    growing.text(text, line: line)
    check()
  }

  private mutating func check() {
    guard let reason = growing.failure else { return }
    fail(reason)
    stop()
  }
}
