import Markup

/// Headings that begin a chat each, in a page that holds several without an element for each:
/// `<h2>Chat 4711</h2> … <h2>Chat 4712</h2> …`.
struct ChatHeadings {
  private static let names = ["h1", "h2", "h3", "h4", "h5", "h6", "caption"]

  private let tree: MarkupTree
  /// The numbers of the names that headings have in this tree.
  private let ids: [Int32]

  /// Nil where a document has no headings at all.
  init?(_ tree: MarkupTree) {
    self.tree = tree
    ids = Self.names.compactMap { tree.names.id($0) }
    if ids.isEmpty { return nil }
  }

  /// The messages of one holder, parted where such headings stand between them, and where each
  /// part begins and ends in the tree.
  func parts(
    of messages: [Int32], in whole: Range<Int32>
  ) -> [(messages: [Int32], range: Range<Int32>)] {
    guard let first = messages.first else { return [(messages, whole)] }
    let starts = whole.filter { at in
      ids.contains(tree.records[Int(at)].name) && Self.begins(MarkupNode(tree: tree, index: at))
    }
    guard starts.count > 1, starts[0] < first else { return [(messages, whole)] }
    let ends = starts.dropFirst() + [whole.upperBound]
    var rest = messages[...]
    let parts = zip(starts, ends).map { start, end in
      let part = rest.prefix { $0 < end }
      rest = rest.dropFirst(part.count)
      return (messages: Array(part), range: start..<end)
    }
    return parts.allSatisfy { !$0.messages.isEmpty } ? parts : [(messages, whole)]
  }

  private static func begins(_ heading: MarkupNode) -> Bool {
    let words = ChatText.words(heading.rawText)
    return words.prefix(2).contains { ChatLexicon.standard.isWord($0, .container) }
  }
}
