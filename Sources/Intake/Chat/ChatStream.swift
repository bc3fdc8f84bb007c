import Bytes
import Feedback
import Markup

/// How an XML file of many transcripts is cut, judged by its beginning.
struct XMLCut: Sendable {
  let elements: Set<String>
  let shape: XMLStream.Shape
  let format: String
  /// Makes what reads the trees one after the other, by one thread.
  let reading: @Sendable (ChatClock) -> (MarkupNode) -> [ChatTranscript]

  /// Nil where the file must be seen as a whole.
  init?(_ root: MarkupNode) {
    if let known = ChatFormat.recognise(root) {
      guard !known.transcripts.isEmpty else { return nil }
      elements = known.transcripts
      shape = known.shape
      format = known.name
      reading = { clock in { known.read($0, clock) } }
    } else if let embedded = EmbeddedChat(below: root) {
      elements = [embedded.record]
      shape = .document
      format = "chat.generic"
      reading = { clock in { embedded.read($0, clock) } }
    } else {
      guard let plan = MessagePlan.find(below: root), plan.container > 0 else { return nil }
      let below = plan.belowContainer
      elements = [plan.path[plan.container - 1]]
      shape = .document
      format = "chat.generic"
      let names = root.tree.names
      reading = { clock in
        let chat = GenericChat(clock: clock, meanings: NameMeanings(names))
        return { chat.read($0, by: below) }
      }
    }
  }
}

/// Reads a long XML file transcript by transcript in bounded memory; batches of transcripts go out
/// as units, so that other threads read them.
struct ChatStream {
  let reader: ChatReader
  let cut: XMLCut

  /// How much of a file one unit holds, in bytes of its tree.
  private static let batchSize = 512 << 10

  func read(
    _ head: [UInt8], _ source: ByteSource, emit: (IntakeUnit) throws -> Void
  ) throws {
    let stream = XMLStream(
      source, startingWith: head, cut: .batches(cut.elements, size: Self.batchSize),
      shape: cut.shape)
    var index = 0
    while let tree = stream.next() {
      try emit(unit(tree, from: index))
      index += tree.root.elements.reduce(0) { count, _ in count + 1 }
    }
    guard let failure = stream.failure else { return }
    let rejection = reader.rejection(failure)
    try emit(IntakeUnit(byteCount: 0) { [.rejection(rejection)] })
  }

  private func unit(_ tree: MarkupTree, from index: Int) -> IntakeUnit {
    let (reader, cut) = (self.reader, self.cut)
    return IntakeUnit(byteCount: tree.byteCount) {
      let read = cut.reading(reader.clock)
      return reader.events(read(tree.root), format: cut.format, from: index)
    }
  }
}
