import Markup

/// Works out what is to be looked at in messages of one shape, by the names of
/// `Lexicons/chat/fields.tsv`.
struct ShapeWriter {
  private let start: Int32
  private let tree: MarkupTree
  private let meanings: NameMeanings
  private(set) var steps: [MessageShape.Step] = []
  private(set) var stated: [Int32] = []

  init(of message: MarkupNode, _ meanings: NameMeanings) {
    start = message.index
    tree = message.tree
    self.meanings = meanings
    readMessage(message)
    let end = min(tree.end(of: start), start + 1 + MessageShape.reach)
    for at in start + 1..<max(end, start + 1) where tree.records[Int(at)].name >= 0 {
      read(MarkupNode(tree: tree, index: at))
    }
  }

  private mutating func readMessage(_ node: MarkupNode) {
    for (place, name) in attributes(of: node) where name == "data-role" {
      steps.append(.role(attribute: place))
    }
    for (place, name) in attributes(of: node) where name != "class" {
      if Self.labels.contains(name) { steps.append(.label(attribute: place)) }
      let meaning = meaning(ofAttribute: place)
      guard let ranks = meaning.attributeRanks else {
        if !Self.isOfPage(name) { steps.append(.loneRole(attribute: place)) }
        continue
      }
      if let flag = meaning.flag { steps.append(.flag(attribute: place, flag)) }
      if ranks[.role] != nil { steps.append(.role(attribute: place)) }
      if let rank = ranks[.time] { steps.append(.time(attribute: place, rank: rank)) }
      if let rank = ranks[.speaker], !Self.isPlain(name, node.name) {
        steps.append(.speaker(attribute: place, rank: rank))
      }
      if let rank = ranks[.text] { steps.append(.text(attribute: place, rank: rank)) }
      if ranks[.conversation] != nil { steps.append(.conversation(attribute: place)) }
      if ranks[.offset] != nil { steps.append(.offset(attribute: place)) }
    }
  }

  /// Attributes that say who and when: to who cannot see the page, and, in WhatsApp's own page, to
  /// who copies it: `[10:32, 2-11-2026] Sanne: `.
  private static let labels: Set<String> = ["aria-label", "data-pre-plain-text"]

  /// HTML's own attributes, which say nothing of a speaker.
  private static func isOfPage(_ name: String) -> Bool {
    ["style", "align", "href", "title", "lang", "dir", "width", "height", "role", "aria-label"]
      .contains(name)
  }

  /// HTML's own attributes that share a name with fields of chats.
  private static func isPlain(_ name: String, _ element: String) -> Bool {
    (name == "name" || name == "data-name")
      && ["a", "input", "meta", "img", "iframe"].contains(element)
  }

  /// Looks at one element below the message.
  private mutating func read(_ node: MarkupNode) {
    let record = tree.records[Int(node.index)]
    let name = node.name
    if name == "time" || name == "abbr" { addMoment(node, rank: 0) }
    let isLeaf = node.firstElement == nil
    let own = meanings.meaning(record.name)
    if let ranks = own.ranks {
      if let flag = own.flag, isLeaf { steps.append(.flagText(node.index - start, flag)) }
      if ranks[.role] != nil, isLeaf { steps.append(.roleText(node.index - start)) }
      if ranks[.conversation] != nil, isLeaf {
        steps.append(.conversationText(node.index - start))
      }
      read(node, called: name, ranks, isLeaf: isLeaf)
      if ranks[.text] != nil {
        for (place, name) in attributes(of: node)
        where name != "class" && meaning(ofAttribute: place).ranks?[.role] != nil {
          steps.append(.noteMark(attribute: place))
        }
      }
    }
    for word in meanings.names.words(ofSet: record.classes) {
      // A class of one letter may mean anything.
      guard meanings.names.names[Int(word)].utf8.count > 1,
        let ranks = meanings.meaning(word).classRanks
      else { continue }
      if ranks[.role] != nil, isLeaf { steps.append(.badge(node.index - start)) }
      read(node, called: meanings.names.names[Int(word)], ranks, isLeaf: isLeaf)
    }
    if isLeaf, isHead(node, name) { steps.append(.head(node.index - start)) }
    if let first = node.firstElement, first.nextElement == nil, first.firstElement == nil,
      tree.hasOwnWords(node.index)
    {
      steps.append(.byline(node.index - start))
    }
    if !isLeaf || attributes(of: node).contains(where: { $0.name == "role" }) { readParty(node) }
    if isLeaf || (Self.isHeading(name) && node.hasFewElements) { readPlain(node, name) }
  }

  private static let heads: Set<String> = [
    "head", "header", "meta", "metadata", "info", "footer", "byline", "caption", "details",
  ]

  /// Whether an element is called what stands above or below a message.
  private func isHead(_ node: MarkupNode, _ name: String) -> Bool {
    if name == "footer" || name == "header" || name == "figcaption" { return true }
    return meanings.names.words(ofSet: tree.records[Int(node.index)].classes).contains { word in
      ChatText.words(meanings.names.names[Int(word)]).last.map(Self.heads.contains) ?? false
    }
  }

  /// Whether an element of that name may hold a name and a time together.
  private static func isHeading(_ name: String) -> Bool { ["h3", "h4", "h5"].contains(name) }

  /// What an element says by one of its names.
  private mutating func read(
    _ node: MarkupNode, called name: String, _ ranks: ChatLexicon.FieldRanks, isLeaf: Bool
  ) {
    if let rank = ranks[.time], isLeaf || node.hasFewElements { addMoment(node, rank: rank) }
    if let rank = ranks[.speaker] {
      let isTag = isLeaf || tree.records[Int(node.index)].classes > 0
      steps += speaker(node, rank: rank, isTag: isTag)
    }
    if let rank = ranks[.text] {
      steps.append(
        .words(
          node.index - start, rank: rank, isParagraph: name == "p",
          isCounted: name != "p" && name != "line"))
    }
  }

  private mutating func addMoment(_ node: MarkupNode, rank: Int32) {
    let stated = addStated(node)
    steps.append(.moment(node.index - start, stated: stated, rank: rank))
  }

  private mutating func addStated(_ node: MarkupNode) -> Range<Int32> {
    let first = Int32(stated.count)
    for (place, name) in attributes(of: node) where Self.momentAttributes.contains(name) {
      stated.append(place)
    }
    return first..<Int32(stated.count)
  }

  private static let momentAttributes: Set<String> = [
    "datetime", "title", "data-time", "data-timestamp", "data-utime", "value",
  ]

  private func speaker(_ node: MarkupNode, rank: Int32, isTag: Bool) -> [MessageShape.Step] {
    var steps: [MessageShape.Step] = []
    if isTag { steps.append(.speakerText(node.index - start, rank: rank)) }
    for (place, name) in attributes(of: node) {
      if meaning(ofAttribute: place).ranks?[.role] != nil, name != "class" {
        steps.append(.role(attribute: place))
      }
      if name == "name" || name == "nick" {
        steps.append(.ownName(attribute: place, rank: rank))
      }
    }
    return steps
  }

  /// `<sender type="agent">` and its like: attributes of an element that names the speaker.
  private mutating func readParty(_ node: MarkupNode) {
    let name = tree.records[Int(node.index)].name
    guard meanings.meaning(name).ranks?[.speaker] != nil else { return }
    for (place, _) in attributes(of: node)
    where meaning(ofAttribute: place).ranks?[.role] != nil {
      steps.append(.role(attribute: place))
    }
  }

  /// Elements without telling names: a time is a time, and what a message starts with in bold is
  /// who says it.
  private mutating func readPlain(_ node: MarkupNode, _ name: String) {
    switch name {
    case "em", "i", "small", "span", "label", "sup", "a", "font", "abbr", "div":
      let stated = addStated(node)
      steps.append(.plainMoment(node.index - start, stated: stated))
    case "b", "strong", "cite", "bdi", "h3", "h4", "h5":
      let speaker = speaker(node, rank: MessageShape.weakest, isTag: true)
      steps.append(.boldSpeaker(node.index - start, steps: Int32(speaker.count)))
      steps += speaker
    default: break
    }
  }

  /// The attributes of an element, each with its place counted from the message's first.
  private func attributes(of node: MarkupNode) -> [(place: Int32, name: String)] {
    let record = tree.records[Int(node.index)]
    let first = tree.records[Int(start)].start
    return (record.start..<record.end).map { at in
      (at - first, tree.names.names[Int(tree.attributes[Int(at)].name)])
    }
  }

  private func meaning(ofAttribute place: Int32) -> NameMeanings.Meaning {
    let first = tree.records[Int(start)].start
    return meanings.meaning(tree.attributes[Int(first + place)].name)
  }
}
