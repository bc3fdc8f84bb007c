import Bytes
import Feedback
import Markup

/// Records that each keep a whole chat as the text of one element, in escaped HTML:
///
///     <record><Id>5</Id><Body>&lt;p&gt;Chat Started: …&lt;/p&gt;( 5s ) Sanne: Hallo&lt;br&gt;…</Body></record>
struct EmbeddedChat {
  /// What the elements are called that each hold a record.
  let record: String
  private let text: String

  /// Texts shorter than this, in bytes, hold no chat.
  private static let shortest = 60
  /// How many records are looked at before it is decided.
  private static let sample = 4

  /// Nil where no record of a document keeps a chat so.
  init?(below root: MarkupNode) {
    let tree = root.tree
    guard Self.hasTag(tree.bytes[...]) else { return nil }
    var seen = 0
    for place in Self.candidates(tree) {
      let node = MarkupNode(tree: tree, index: tree.records[place].parent)
      guard node.isElement, node.firstElement == nil, let record = node.parent,
        !record.name.isEmpty, HTMLInside.looksLikeHTML(node.rawText)
      else { continue }
      if Self.chats(in: node, ChatClock(zone: .utc)).contains(where: { $0.hasTalk }) {
        self.record = record.name
        text = node.name
        return
      }
      seen += 1
      if seen == Self.sample { return nil }
    }
    return nil
  }

  /// The chats of all records below a node.
  func read(_ root: MarkupNode, _ clock: ChatClock) -> [ChatTranscript] {
    let records = root.descendants.filter { $0.isElement && $0.name == record }
    return records.filter(\.isWhole).flatMap { record -> [ChatTranscript] in
      guard let body = record.child(text) else { return [] }
      var chats = Self.chats(in: body, clock)
      if chats.count == 1 { note(record, besides: body, clock, into: &chats[0]) }
      return chats
    }
  }

  /// What a record says of its chat counts more than what the chat's own text does.
  private func note(
    _ record: MarkupNode, besides body: MarkupNode, _ clock: ChatClock,
    into chat: inout ChatTranscript
  ) {
    var known = ChatTranscript()
    TranscriptFacts.read(from: record, beside: [body.index], clock: clock, into: &known)
    for field in record.elements where field != body && field.firstElement == nil {
      TranscriptFacts.note(field.name, ChatText.trimmed(field.rawText), clock, into: &known)
    }
    chat.id = known.id ?? chat.id
    chat.started = known.started ?? chat.started
    chat.department = known.department ?? chat.department
    chat.customer.name = known.customer.name ?? chat.customer.name
    chat.customer.address = known.customer.address ?? chat.customer.address
    chat.parties.merge(known.parties) { own, _ in own }
    if chat.ratings.csat == nil { chat.ratings = known.ratings }
  }

  /// The texts with tags in them, by their places in the tree.
  private static func candidates(_ tree: MarkupTree) -> some Sequence<Int> {
    tree.records.indices.lazy.filter { place in
      let record = tree.records[place]
      return record.name < 0 && Int(record.end - record.start) >= shortest
        && hasTag(tree.bytes[Int(record.start)..<Int(record.end)])
    }
  }

  private static func hasTag(_ text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { $0.find(byte: UInt8(ascii: "<")) != nil }
  }

  private static func chats(in node: MarkupNode, _ clock: ChatClock) -> [ChatTranscript] {
    let page = HTMLDocument(text: node.rawText).root
    if let format = ChatFormat.recognise(page) { return format.read(page, clock) }
    return SpareMeanings.with(page.tree.names) {
      GenericChat(clock: clock, meanings: $0).read(page)
    }
  }
}

extension ChatTranscript {
  /// Whether at least two messages are said by someone.
  fileprivate var hasTalk: Bool { utterances.count(where: { $0.role != .system }) > 1 }
}
