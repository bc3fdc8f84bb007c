import Feedback
import Markup

// What the steps of a shape look at.
extension MessageReader {
  mutating func readRoleText(of node: Int32) {
    let said = withText(of: node) { meanings.role($0) }
    take(said)
    if said.role != nil || said.doubt != nil { apart.append(node) }
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
    guard let when else { return }
    take(when, rank: rank)
    apart.append(node)
  }

  mutating func readHead(_ node: Int32) {
    let words = ChatText.trimmed(MarkupNode(tree: tree, index: node).rawText)
    guard fields.speaker.isNone || fields.time == nil,
      let (name, time) = SpokenLine.labelled(words)
        ?? SpokenLine.head(words).flatMap({ head in
          head.time.map { (head.speaker, $0) }
        })
    else { return }
    let (speaker, role) = SpokenLine.named(name)
    if fields.speaker.isNone { fields.speaker = .own(speaker) }
    fields.take(role, nil)
    fields.time = fields.time ?? ChatMoment(time)
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

  /// The name in `Sanne:` or `Sanne (10:32)`.
  static func name(
    in text: UnsafeBufferPointer<UInt8>, fewest: Int = 4
  ) -> Range<Int>? {
    let end = text.firstIndex { $0 == 0x3A || $0 == 0x28 || $0 == 0x5B } ?? text.count
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
