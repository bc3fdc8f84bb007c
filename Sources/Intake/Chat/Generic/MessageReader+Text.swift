import Bytes
import Markup

// The text.
extension MessageReader {
  /// The text is what the text's element holds; else what is left of the message when the speaker
  /// and the time are taken off.
  mutating func settleText(isPerson: Bool) {
    if moreTexts > 0, moreTexts == fields.textCount - 1, speakerCount <= 1 {
      fields.textCount = 1
      fields.text = wordsOfAll(like: textNode)
    } else if textNode >= 0 {
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

  /// What one person says in several elements beside each other.
  private func wordsOfAll(like node: Int32) -> MessageFields.Words {
    guard let parent = MarkupNode(tree: tree, index: node).parent else { return words(of: node) }
    let texts = parent.elements.filter { tree.areAlike($0.index, node) && !isApart($0.index) }
      .map { HTMLInside.plain(readerText(of: $0)) }
    return .own(texts.joined(separator: "\n"))
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
    guard fields.speaker.isNone || fields.time == nil,
      let text = fields.text.string(tree.bytes)
    else { return }
    guard fields.speaker.isNone else { return settleTime(text) }
    guard let line = SpokenLine(text) else { return settleStamp(text) }
    guard !SpokenLine.isTimed(inLinesAfterFirst: text) else {
      fields.textCount = 2
      return
    }
    fields.speaker = .own(line.speaker)
    fields.role = fields.role ?? line.role
    fields.time = fields.time ?? line.time.flatMap { ChatMoment($0) }
    fields.text = .own(line.text)
  }

  /// `(10:32): Goedemiddag` behind a name.
  private mutating func settleTime(_ text: String) {
    guard let (time, rest) = SpokenLine.stamped(text), !rest.isEmpty else { return }
    fields.time = ChatMoment(time)
    fields.text = .own(ChatText.trimmed(String(rest)))
  }

  /// `(10:32) Sanne heeft de chat verlaten`: a time, and what nobody says.
  private mutating func settleStamp(_ text: String) {
    guard fields.time == nil, !text.utf8.contains(0x0A),
      let (time, rest) = SpokenLine.stamped(text)
    else { return }
    fields.time = ChatMoment(time)
    fields.role = .system
    fields.text = .own(ChatText.trimmed(String(rest)))
  }
}
