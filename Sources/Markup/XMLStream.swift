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
  private let session: XMLSession
  private var cleaner = XMLCleaner()
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
    session = XMLSession(cut: cut)
    if shape == .rootless {
      cleaner.assumeUTF8()
      session.parse(Array("<rootless>".utf8))
    }
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
  package var failure: MarkupError? { session.failure }

  /// How many bytes of the source were handed to the parser so far.
  package private(set) var bytesRead = 0

  /// The next tree; nil at the end, which an error may have brought about: see ``failure``.
  package func next() -> MarkupTree? {
    while session.isStarved, !ended { feed() }
    return session.takeFirst()
  }

  private func feed() {
    var chunk = start
    start = []
    do {
      _ = try source.read(into: &chunk, count: Self.chunkSize)
    } catch {
      session.fail(MarkupError(.unreadable, detail: error.reason))
    }
    bytesRead += chunk.count
    let isLast = chunk.isEmpty
    session.parse(cleaner.clean(chunk, isLast: isLast))
    if isLast, shape == .rootless { session.parse(Array("</rootless>".utf8)) }
    if isLast || session.hasStopped {
      ended = true
      session.finish()
    }
  }
}

/// One libxml2 push parser and the trees that it has completed.
final class XMLSession {
  let parser: XMLPushParser
  private let cut: XMLStream.Cut
  private let builder = TreeBuilder(limit: XMLStream.maximumTree)
  private var trees: [MarkupTree] = []
  private var taken = 0
  /// Open elements outside of any tree; within one the builder counts.
  private var outerDepth = 0
  private var stopped = false
  private(set) var failure: MarkupError?

  init(cut: XMLStream.Cut) {
    self.cut = cut
    parser = XMLPushParser()
    parser.deliver(to: self)
  }

  var isStarved: Bool { taken == trees.count }
  var hasStopped: Bool { stopped }

  func takeFirst() -> MarkupTree? {
    guard taken < trees.count else { return nil }
    let tree = trees[taken]
    taken += 1
    if taken == trees.count {
      trees.removeAll(keepingCapacity: true)
      taken = 0
    }
    return tree
  }

  func fail(_ error: MarkupError) {
    failure = failure ?? error
  }

  func parse(_ bytes: [UInt8]) {
    guard !bytes.isEmpty, !stopped else { return }
    parser.push(bytes)
  }

  /// Tells the parser that nothing follows, and keeps what is in hand.
  func finish() {
    if !stopped { parser.finish() }
    if let failure { builder.fail(failure) }
    if !builder.isEmpty { trees.append(builder.take()) }
  }

  private func stop() {
    guard !stopped else { return }
    stopped = true
    parser.stop()
  }
}

// What the parser tells of.
extension XMLSession {
  func start(_ name: UnsafePointer<UInt8>) -> XMLInterest {
    guard !stopped else { return .none }
    if builder.depth == 0, case .at(let names) = cut, !names.contains(String(cString: name)) {
      outerDepth += 1
      if outerDepth > TreeBuilder.maximumDepth {
        fail(
          MarkupError(
            .tooDeep, line: parser.line, column: 1, detail: "elements are nested too deep"))
        stop()
      }
      return .none
    }
    builder.startElement(name, line: parser.line)
    check()
    return .attributes
  }

  func attribute(_ name: UnsafePointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
    builder.attribute(name, value)
  }

  func end() {
    guard !stopped else { return }
    if builder.depth == 0 {
      outerDepth = max(0, outerDepth - 1)
      return
    }
    builder.endElement()
    if builder.depth == 0, cut != .whole { trees.append(builder.take()) }
  }

  func text(_ text: UnsafeBufferPointer<UInt8>) {
    guard !stopped, builder.depth > 0 else { return }
    builder.text(text, line: parser.line)
    check()
  }

  private func check() {
    guard let reason = builder.failure else { return }
    fail(reason)
    stop()
  }
}
