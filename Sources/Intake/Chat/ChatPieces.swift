import Bytes
import Feedback
import Markup

/// Finds each transcript's bytes in a chat export: an XML file of many transcripts is cut at its
/// transcript elements; any other file is one piece, if it holds one transcript.
///
/// The elements are found by their tags and read by libxml2; who cuts by these places reads the
/// rest again to see that nothing else has changed.
struct ChatPieces {
  let context: IntakeContext

  /// - Parameter path: of the same file as `source`, which is read a second time.
  func each(
    _ source: ByteSource, path: String, _ body: (SourcePiece) throws -> Void
  ) throws {
    let head = try source.readAll(limit: SourceReader.headSize)
    if case .xml(let root) = ChatSource(head: head), context.chatRules.isEmpty,
      let cut = XMLCut(root)
    {
      return try transcripts(head, source, path: path, cut: cut, body)
    }
    var items: [FeedbackItem] = []
    try ChatAdapter().read(ByteSource(path: path), context: context) { unit in
      for case .item(let item) in unit.read() { items.append(item) }
    }
    for item in items {
      try body(
        SourcePiece(item: item, range: items.count == 1 ? SourcePiece.whole : nil, bytes: []))
    }
  }

  private func transcripts(
    _ head: [UInt8], _ source: ByteSource, path: String, cut: XMLCut,
    _ body: (SourcePiece) throws -> Void
  ) throws {
    let places = try ElementPlaces(of: cut.elements, in: ByteSource(path: path)).ranges
    let stream = XMLStream(source, startingWith: head, cut: .at(cut.elements), shape: cut.shape)
    let reader = ChatReader(context: context)
    let read = cut.reading(reader.clock)
    var index = 0
    while let tree = stream.next() {
      let events = reader.events(read(tree.root), format: cut.format, from: index)
      for case .item(let item) in events {
        let range = index < places.count ? places[index] : nil
        try body(SourcePiece(item: item, range: range, bytes: []))
      }
      index += 1
    }
  }
}
