import Feedback
import Markup

// What the steps of a shape look at.
extension MessageReader {
  mutating func readRoleText(of node: Int32) {
    let said = withText(of: node) { meanings.role($0) }
    take(said)
    if said.role != nil || said.doubt != nil || said.direction != nil { apart.append(node) }
  }

  mutating func readMoment(
    _ node: Int32, _ stated: Range<Int32>, _ rank: Int32, _ shape: MessageShape
  ) {
    for place in stated {
      let value = part(value(shape.stated[Int(place)]))
      guard ChatMoment(value) != nil else { continue }
      take(When(value, rank: rank), rank: rank)
      return apart.append(node)
    }
    let when = withText(of: node) { $0.count < ChatClock.longest ? When($0, rank: rank) : nil }
    guard let when = when ?? momentInside(node, rank) else { return }
    take(when, rank: rank)
    apart.append(node)
  }

  /// `<span class="time"><a>10:32</a> (read by 2)</span>`: the time that an element begins with which
  /// is called one.
  private func momentInside(_ node: Int32, _ rank: Int32) -> When? {
    guard rank < MessageShape.weakest,
      let inner = MarkupNode(tree: tree, index: node).firstElement
    else { return nil }
    return withText(of: inner.index) { ChatMoment($0).map { .moment($0) } }
  }

  mutating func readHead(_ node: Int32) {
    let words = ChatText.trimmed(MarkupNode(tree: tree, index: node).rawText)
    guard fields.speaker.isNone || fields.time == nil,
      let (name, time) = SpokenLine.whoAndWhen(words)
    else { return }
    let (speaker, role) = SpokenLine.named(name)
    if fields.speaker.isNone { fields.speaker = .own(speaker) }
    fields.take(role, nil)
    fields.time = fields.time ?? ChatMoment(time)
    apart.append(node)
  }

  /// `<p><b>Sanne</b> (support) · 2-11-2026 10:32</p>`: a name in an element of its own, and behind it
  /// when, and nothing else.
  mutating func readByline(_ node: Int32) {
    let line = MarkupNode(tree: tree, index: node)
    guard fields.time == nil, tree.textSize(of: node) < 100, let first = line.firstElement,
      let (head, time) = SpokenLine.tailed(ChatText.trimmed(line.rawText))
    else { return }
    let name = ChatText.trimmed(first.rawText)
    guard !name.isEmpty, head.hasPrefix(name) else { return }
    let rest = ChatText.trimmed(String(head.dropFirst(name.count)))
    guard rest.isEmpty || (rest.hasPrefix("(") && rest.hasSuffix(")")) else { return }
    let (speaker, role) = SpokenLine.named(head)
    if fields.speaker.isNone { fields.speaker = .own(speaker) }
    fields.take(role, nil)
    fields.time = ChatMoment(time)
    apart.append(node)
  }

  /// `Sanne · 2-11-2026 10:32` in an element whose name tells nothing: a sign parts who and when.
  mutating func readPlainHead(_ node: Int32) {
    guard let range = tree.onlyText(of: node), range.count < 100,
      part(range).suffix(12).contains(0x3A)
    else { return }
    let words = ChatText.trimmed(String(decoding: part(range), as: UTF8.self))
    guard let (head, time) = SpokenLine.tailed(words), SpokenLine.isCapitalised(head),
      let sign = words.dropFirst(head.count).first(where: { $0 != " " }),
      "·•|–—-,([".contains(sign)
    else { return }
    let (speaker, role) = SpokenLine.named(head)
    (fields.speaker, fields.time) = (.own(speaker), ChatMoment(time))
    fields.take(role, nil)
    apart.append(node)
  }

  mutating func readSpeaker(_ node: Int32, _ rank: Int32) {
    guard textNode != node else { return }
    speakerCount += 1
    if let range = tree.plainText(of: node) {
      guard let name = Self.name(in: part(range), fewest: Self.fewest(rank)) else { return }
      let start = range.lowerBound
      let rank = take(
        roleInName: part(start + name.lowerBound..<start + name.upperBound), rank)
      if rank < speakerRank {
        set(speaker: start + name.lowerBound..<start + name.upperBound, rank)
      }
      takeRoles(besideName: part(range))
    } else {
      var text = ChatText.trimmed(
        MarkupNode(tree: tree, index: node).readerText { ChatMoment($0.rawText) != nil })
      let name = text.withUTF8 { bytes in
        bytes.contains(0x0A)
          ? nil : Self.name(in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
      }
      guard let name else { return }
      if rank < speakerRank { (fields.speaker, speakerRank) = (.own(name), rank) }
      var words = text
      if let said = words.withUTF8({ Self.bracket(in: $0).map { meanings.role($0) } }) {
        take(said)
      }
    }
    apart.append(node)
    let classes = meanings.meaning(ofClass: tree.records[Int(node)].classes)
    // A name of class "user" is anybody's.
    fields.take(classes.doubt == nil ? classes.role : nil, nil)
    fields.direction = fields.direction ?? classes.direction
    fields.isBot = fields.isBot || classes.isBot
  }

  private mutating func takeRoles(besideName text: UnsafeBufferPointer<UInt8>) {
    if let bracket = Self.bracket(in: text) { take(role: bracket) }
  }

  /// What stands in brackets after a name.
  private static func bracket(
    in text: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8>? {
    text.firstIndex { $0 == 0x28 || $0 == 0x5B }.map { UnsafeBufferPointer(rebasing: text[$0...]) }
  }

  /// How few digits make a number by which someone is known: what is called an id may have one.
  static func fewest(_ rank: Int32) -> Int {
    ChatLexicon.standard.isPersonID(rank) ? 1 : 4
  }

  /// The name in `Sanne:` or `Sanne (10:32)`; in `whatsapp:+31612345678` all is the name.
  static func name(
    in text: UnsafeBufferPointer<UInt8>, fewest: Int = 4
  ) -> Range<Int>? {
    let end =
      text.indices.first { place in
        switch text[place] {
        case 0x28, 0x5B: true
        case 0x3A: place + 1 == text.count || text[place + 1] != 0x2B
        default: false
        }
      } ?? text.count
    var bare = UnsafeBufferPointer(rebasing: text[..<end])
    while let last = bare.last, last <= 0x20 {
      bare = UnsafeBufferPointer(rebasing: bare.dropLast())
    }
    return SpokenLine.isSpeaker(bare, fewest: fewest) && ChatMoment(text) == nil
      ? 0..<bare.count : nil
  }

  /// Whether a paragraph holds nothing but who speaks and when.
  private func isHead(_ node: Int32) -> Bool {
    !apart.isEmpty && tree.isParagraph(node) && !tree.hasOwnWords(node)
      && MarkupNode(tree: tree, index: node).readerText { apart.contains($0.index) }.isEmpty
  }

  mutating func readText(_ node: Int32, _ rank: Int32, isCounted: Bool) {
    guard !tree.isBlank(node), !MarkupNode(tree: tree, index: node).isHidden else { return }
    if textNode >= 0 {
      if node > textNode, node < tree.end(of: textNode) { return }
      if node != textNode, isCounted, !isHead(textNode) {
        fields.textCount += 1
        if tree.areAlike(node, textNode) { moreTexts += 1 }
      }
    } else {
      fields.textCount = 1
    }
    if rank < textRank {
      textRank = rank
      textNode = node
    }
  }
}
