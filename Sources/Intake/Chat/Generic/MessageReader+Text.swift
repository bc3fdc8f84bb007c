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
      addWords(after: textNode)
      if fields.time == nil, !fields.speaker.isNone, case .own(let text) = fields.text {
        dropAttribution(text)
      }
    } else if fields.text.isNone {
      guard fields.time != nil || !isPerson else {
        fields.textCount = 2
        return
      }
      fields.text = wordsLeft(in: MarkupNode(tree: tree, index: start))
      dropInitials()
      dropColon()
      settleLine()
    }
  }

  private func words(of node: Int32) -> MessageFields.Words {
    if node == start || !tree.isParagraph(node), let plain = plainWords(of: node) { return plain }
    let node = MarkupNode(tree: tree, index: node)
    let own = HTMLInside.plain(readerText(of: node) { isForeign($0) })
    return .own(own.isEmpty ? HTMLInside.plain(readerText(of: node)) : own)
  }

  /// What one person says in several elements beside each other.
  private func wordsOfAll(like node: Int32) -> MessageFields.Words {
    guard let parent = MarkupNode(tree: tree, index: node).parent else { return words(of: node) }
    let texts = parent.elements.filter { tree.areAlike($0.index, node) && !isApart($0.index) }
      .map { node in HTMLInside.plain(readerText(of: node) { isForeign($0) || isNextTime($0) }) }
    return .own(texts.joined(separator: "\n"))
  }

  private func wordsLeft(in message: MarkupNode) -> MessageFields.Words {
    if apart.isEmpty, let plain = plainWords(of: start) { return plain }
    let own = ChatText.trimmed(
      message.readerText {
        isApart($0.index) || isNextTime($0) || (isForeign($0) && $0 != message)
      })
    return .own(
      HTMLInside.plain(own.isEmpty ? message.readerText { isApart($0.index) } : own))
  }

  /// "SW" above what Sanne de Wit says stands for her picture.
  private mutating func dropInitials() {
    guard case .own(let text) = fields.text, let end = text.utf8.prefix(5).firstIndex(of: 0x0A),
      let name = fields.speaker.string(tree.bytes)
    else { return }
    let initials = name.split(separator: " ").compactMap(\.first)
    let letters = Array(text[..<end])
    let isShort = letters.count <= initials.count && letters.first == initials.first
    guard isShort, letters.allSatisfy({ initials.contains($0) }) else { return }
    fields.text = .own(ChatText.trimmed(String(text[end...])))
  }

  /// Whether someone else's words stand in an element, or those of the program.
  func isForeign(_ node: MarkupNode) -> Bool {
    meanings.isForeign(tree.records[Int(node.index)])
  }

  /// Adds what stands behind the text and beside it, where no name says that it is anything else.
  private mutating func addWords(after node: Int32) {
    guard node != start, fields.textCount == 1 else { return }
    var more: [String] = []
    var next = tree.records[Int(node)].next
    while next >= 0 {
      let record = tree.records[Int(next)]
      if isMore(next, record, beside: node) {
        let words = ChatText.trimmed(
          MarkupNode(tree: tree, index: next).readerText { isForeign($0) || isApart($0.index) })
        if words.contains(where: \.isLetter), !ChatClock.isTime(words) { more.append(words) }
      }
      next = record.next
    }
    guard !more.isEmpty, let text = fields.text.string(tree.bytes) else { return }
    fields.text = .own(([text] + more).joined(separator: "\n"))
  }

  private static let moreBlocks: Set<String> = [
    "div", "p", "pre", "ul", "ol", "details", "section", "table",
  ]

  private func isMore(_ node: Int32, _ record: MarkupTree.Record, beside text: Int32) -> Bool {
    // A paragraph is read with the words that stand beside it.
    if record.name < 0 { return !tree.isParagraph(text) }
    let name = tree.names.names[Int(record.name)]
    let isTaken = tree.isParagraph(text) && ["p", "ul", "ol"].contains(name)
    guard Self.moreBlocks.contains(name), !isTaken, !isApart(node),
      !meanings.isForeign(record), !meanings.isRating(record),
      !MarkupNode(tree: tree, index: node).isHidden
    else { return false }
    return meanings.names.words(ofSet: record.classes).allSatisfy { word in
      let meaning = meanings.meaning(word)
      return meaning.classRanks == nil && meaning.role == nil && !meaning.isAttachment
    }
  }

  /// Whether an element has the class of what was read as the message's time, and holds another: that
  /// of the next bubble.
  private func isNextTime(_ node: MarkupNode) -> Bool {
    let record = tree.records[Int(node.index)]
    guard record.name >= 0, record.classes > 0 else { return false }
    let isAlike = apart.contains { other in
      let other = tree.records[Int(other)]
      return other.name == record.name && other.classes == record.classes
    }
    return isAlike && withText(of: node.index) { ChatMoment($0) != nil }
  }

  private func isApart(_ node: Int32) -> Bool { !apart.isEmpty && apart.contains(node) }

  /// The text of an element that holds nothing else, if it reads as it stands there.
  private func plainWords(of node: Int32) -> MessageFields.Words? {
    guard let range = tree.plainText(of: node), part(range).find(byte: 0x3C) == nil,
      part(range).find(byte: 0x26) == nil,
      ChatText.trimmed(part(range)) != nil
    else { return nil }
    return .init(range)
  }

  /// A paragraph stands for all paragraphs and lists beside it; anything else for itself.
  private func readerText(
    of node: MarkupNode, skipping skip: (MarkupNode) -> Bool = { _ in false }
  ) -> String {
    guard node.name == "p", node.index != start, let parent = node.parent else {
      return node.readerText { $0 != node && (isApart($0.index) || skip($0)) }
    }
    return parent.readerText {
      isApart($0.index) || ($0 != parent && skip($0))
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
    // "The visitor has rated the chat: Bad" is said by nobody.
    if fields.role == .system, line.time == nil { return }
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
    if let (time, rest) = SpokenLine.stamped(text), !rest.isEmpty {
      fields.time = ChatMoment(time)
      fields.text = .own(ChatText.trimmed(String(rest)))
    } else {
      dropAttribution(text)
    }
  }

  /// `op 2-11-2026 om 10u32 schreef:` above what someone says.
  private mutating func dropAttribution(_ text: String) {
    guard let end = text.utf8.firstIndex(of: 0x0A), text.utf8[..<end].last == 0x3A,
      let moment = ChatMoment(SpokenLine.named(String(text[..<end].dropLast())).name)
    else { return }
    fields.time = moment
    fields.text = .own(ChatText.trimmed(String(text[end...])))
  }

  /// The colon behind a name and a time is no part of what follows.
  private mutating func dropColon() {
    guard !fields.speaker.isNone, !apart.isEmpty, case .own(let text) = fields.text,
      text.hasPrefix(": ")
    else { return }
    fields.text = .own(ChatText.trimmed(String(text.dropFirst(2))))
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
