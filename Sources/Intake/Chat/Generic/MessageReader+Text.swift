import Bytes
import Markup

// The text.
extension MessageReader {
  /// The text is what the text's element holds; else what is left of the message when the speaker
  /// and the time are taken off.
  mutating func settleText(isPerson: Bool) {
    if textNode >= 0 {
      fields.text = words(of: textNode)
    } else if fields.text.isNone {
      guard fields.time != nil || !isPerson else {
        fields.textCount = 2
        return
      }
      fields.text = wordsLeft(in: MarkupNode(tree: tree, index: start))
      settleLine()
    }
  }

  private func words(of node: Int32) -> MessageFields.Words {
    if node == start || !tree.isParagraph(node), let plain = plainWords(of: node) { return plain }
    return .own(HTMLInside.plain(readerText(of: MarkupNode(tree: tree, index: node))))
  }

  private func wordsLeft(in message: MarkupNode) -> MessageFields.Words {
    if apart.isEmpty, let plain = plainWords(of: start) { return plain }
    return .own(
      ChatText.trimmed(
        apart.isEmpty ? message.readerText() : message.readerText { isApart($0.index) }))
  }

  private func isApart(_ node: Int32) -> Bool { !apart.isEmpty && apart.contains(node) }

  /// The text of an element that holds nothing else, if it reads as it stands there.
  private func plainWords(of node: Int32) -> MessageFields.Words? {
    guard let range = tree.plainText(of: node), part(range).find(byte: 0x3C) == nil,
      ChatText.trimmed(part(range)) != nil
    else { return nil }
    return .init(range)
  }

  /// A paragraph stands for all paragraphs and lists beside it; anything else for itself.
  private func readerText(of node: MarkupNode) -> String {
    guard node.name == "p", node.index != start, let parent = node.parent else {
      return apart.isEmpty
        ? node.readerText() : node.readerText { isApart($0.index) && $0 != node }
    }
    return parent.readerText {
      isApart($0.index)
        || ($0.parent == parent && !["p", "ul", "ol", "blockquote", "br"].contains($0.name))
    }
  }

  /// `Sanne (10:32): Goedemiddag` as the whole of a message.
  private mutating func settleLine() {
    guard fields.speaker.isNone, let text = fields.text.string(tree.bytes),
      let line = SpokenLine(text)
    else { return }
    guard !SpokenLine.isTimed(inLinesAfterFirst: text) else {
      fields.textCount = 2
      return
    }
    fields.speaker = .own(line.speaker)
    fields.time = fields.time ?? line.time.flatMap { ChatMoment($0) }
    fields.text = .own(line.text)
  }
}
