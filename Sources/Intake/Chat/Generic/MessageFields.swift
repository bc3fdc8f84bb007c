import Feedback
import Markup

/// What the shape of one element says of a message: who speaks, when, and what, found in
/// attributes, child elements, classes and table cells by the names of `Lexicons/chat/fields.tsv`.
struct MessageFields {
  var speaker: String?
  var time: String?
  var role: FeedbackItem.Role?
  var direction: ChatTranscript.Direction?
  var text: String?
  /// How many elements below could be the text: more than one says that this is no single message.
  var textCount = 0

  /// Good names weigh more: the lower the rank, the better.
  private var speakerRank = Int.max
  private var timeRank = Int.max
  private var textRank = Int.max
  private var textNode: MarkupNode?
  /// A date that stands apart from the time.
  private var day: String?
  /// The message itself.
  private let start: MarkupNode
  /// Elements whose words are not part of the text.
  private var apart: [MarkupNode] = []

  /// What is looked at below one element; a message has a few dozen elements.
  private static let reach = 200

  init(_ element: MarkupNode) {
    start = element
    readRole(of: element)
    readAttributes(of: element)
    for node in element.descendants.prefix(Self.reach) where node.isElement {
      read(node)
    }
    switch element.name {
    case "tr": readCells(of: element)
    case "dt": readDefinition(element)
    case "dd": break
    default: settleText(of: element)
    }
    if let day, let clock = time, TimeReading(clock, order: .dayFirst).date == nil {
      time = "\(day) \(clock)"
    }
  }

  /// Whether this is enough for a message.
  var isMessage: Bool {
    guard let text, !text.isEmpty else { return false }
    let isSaid = speaker != nil || direction != nil || (role != nil && role != .system)
    return textCount <= 1 && isSaid
  }

  var hasProof: Bool { time != nil || role != nil || direction != nil }

  /// Whether an element may be a message at all, seen from afar: one that holds no others, has no
  /// attributes and names nobody, such as the time beside a message, is none.
  static func canSpeak(_ element: MarkupNode) -> Bool {
    guard element.firstElement == nil, element.name != "dt" else { return true }
    if SpeakerRoles.role(ofWords: element.name) != nil { return true }
    for (name, value) in element.attributes {
      if name != "class" || SpeakerRoles.role(ofWords: value) != nil || direction(value) != nil {
        return true
      }
    }
    let text = element.rawText
    return SpokenLine.hasMark(text) && !ChatClock.isTime(text)
  }

  /// An element's own name tells an agent or a customer, but `<event>` may well be said.
  private mutating func readRole(of node: MarkupNode) {
    if let own = SpeakerRoles.role(ofWords: node.name), own != .system { role = own }
    for name in node.classes { take(role: name) }
    if let role = node.attribute("data-role") { take(role: role) }
  }

  /// Takes a role or direction that `words` name, unless one is known.
  mutating func take(role words: String) {
    if role == nil { role = SpeakerRoles.role(ofWords: words) }
    if direction == nil { direction = Self.direction(words) }
  }

  static func direction(_ text: String) -> ChatTranscript.Direction? {
    let lexicon = ChatLexicon.standard
    let isWord = text.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    if isWord { return lexicon.direction(text) }
    return ChatText.words(text).lazy.compactMap(lexicon.direction).first { _ in true }
  }

  private mutating func readAttributes(of node: MarkupNode) {
    for (name, value) in node.attributes where !value.isEmpty && name != "class" {
      let key = name.hasPrefix("data-") ? String(name.dropFirst(5)) : name
      guard let ranks = ChatLexicon.standard.ranks(key) else { continue }
      if ranks[.role] != nil { take(role: value) }
      if let rank = ranks[.time] { take(time: value, rank) }
      if let rank = ranks[.speaker], !Self.isPlain(key, node), SpokenLine.isSpeaker(value) {
        set(.speaker, rank, value)
      }
      if let rank = ranks[.text] { set(.text, rank, value) }
    }
  }

  /// HTML's own attributes that share a name with fields of chats.
  private static func isPlain(_ key: String, _ node: MarkupNode) -> Bool {
    key == "name" && ["a", "input", "meta", "img", "iframe"].contains(node.name)
  }

  /// Looks at one element below the message.
  private mutating func read(_ node: MarkupNode) {
    let lexicon = ChatLexicon.standard
    if node.name == "time" || node.name == "abbr" { readMoment(node) }
    let isLeaf = node.firstElement == nil
    if let ranks = lexicon.ranks(node.name) {
      if ranks[.role] != nil, isLeaf { readRoleText(of: node) }
      read(node, called: node.name, ranks, isLeaf: isLeaf)
    }
    for name in node.classes {
      guard let ranks = lexicon.ranks(ofClass: name) else { continue }
      read(node, called: name, ranks, isLeaf: isLeaf)
    }
    if !isLeaf || node.attribute("role") != nil { readParty(node) }
    if isLeaf { readPlain(node) }
  }

  /// What an element says by one of its names.
  private mutating func read(
    _ node: MarkupNode, called name: String, _ ranks: ChatLexicon.FieldRanks, isLeaf: Bool
  ) {
    if let rank = ranks[.time], isLeaf || node.hasFewElements { readMoment(node, rank: rank) }
    if let rank = ranks[.speaker] { readSpeaker(node, rank: rank, isLeaf: isLeaf) }
    if let rank = ranks[.text], name != "p" || textNode == nil {
      readText(node, rank: rank, name: name)
    }
  }

  private mutating func readRoleText(of node: MarkupNode) {
    let text = node.rawText
    take(role: text)
    if SpeakerRoles.role(ofWords: text) != nil { apart.append(node) }
  }

  /// The rank of what only its looks speak for.
  private static let weakest = 10_000

  /// Elements without telling names: a time is a time, and what a message starts with in bold is
  /// who says it.
  private mutating func readPlain(_ node: MarkupNode) {
    switch node.name {
    case "em", "i", "small", "span", "label", "sup", "a", "font", "abbr", "div":
      if time == nil { readMoment(node, rank: Self.weakest) }
    case "b", "strong", "cite", "h3", "h4", "h5":
      guard speaker == nil, textNode == nil, node.isFirstText(in: start) else { return }
      readSpeaker(node, rank: Self.weakest, isLeaf: true)
    default: break
    }
  }

  /// `<sender type="agent">` and its like: attributes of an element that names the speaker.
  private mutating func readParty(_ node: MarkupNode) {
    guard ChatLexicon.standard.rank(node.name, .speaker) != nil else { return }
    for (name, value) in node.attributes where ChatLexicon.standard.rank(name, .role) != nil {
      take(role: value)
    }
  }

  /// A time; or a date alone, which belongs to a time of day that stands elsewhere.
  ///
  /// - Returns: whether `text` is one of them.
  @discardableResult
  private mutating func take(time text: String, _ rank: Int) -> Bool {
    if ChatClock.isTime(text) {
      set(.time, rank, text)
      return true
    }
    guard rank < Self.weakest, text.utf8.count < 40,
      text.utf8.contains(where: { (0x30...0x39).contains($0) }),
      TimeReading(text, order: .dayFirst).date != nil
    else { return false }
    day = day ?? text
    return true
  }

  private static let momentAttributes: Set<String> = [
    "datetime", "title", "data-time", "data-timestamp", "data-utime", "value",
  ]

  private func shortText(of node: MarkupNode) -> String? {
    let text = ChatText.trimmed(node.rawText)
    return text.utf8.count < 48 ? text : nil
  }

  private mutating func readMoment(_ node: MarkupNode, rank: Int = 0) {
    let stated = node.attributes.first { name, value in
      Self.momentAttributes.contains(name) && ChatClock.isTime(value)
    }
    guard let time = stated?.value ?? shortText(of: node), take(time: time, rank) else { return }
    apart.append(node)
  }

  private mutating func readSpeaker(_ node: MarkupNode, rank: Int, isLeaf: Bool) {
    let isTag = !node.classes.isEmpty || isLeaf
    let text = ChatText.trimmed(node.readerText())
    if isTag, !text.utf8.contains(0x0A), let plain = Self.name(in: text), textNode != node {
      set(.speaker, rank, plain)
      apart.append(node)
      if let open = text.utf8.firstIndex(where: { $0 == 0x28 || $0 == 0x5B }) {
        take(role: String(text[open...]))
      }
      for name in node.classes { take(role: name) }
    }
    for (name, value) in node.attributes {
      let lexicon = ChatLexicon.standard
      if lexicon.rank(name, .role) != nil, name != "class" { take(role: value) }
      if name == "name" || name == "nick", SpokenLine.isName(value) { set(.speaker, rank, value) }
    }
  }

  /// The name in `Sanne:` or `Sanne (10:32)`.
  static func name(in text: String) -> String? {
    let end = text.utf8.firstIndex { $0 == 0x3A || $0 == 0x28 || $0 == 0x5B } ?? text.endIndex
    let bare = end == text.endIndex ? text : String(text[..<end])
    let name = ChatText.trimmed(bare)
    return SpokenLine.isSpeaker(name) && !ChatClock.isTime(text) ? name : nil
  }

  private mutating func readText(_ node: MarkupNode, rank: Int, name: String) {
    guard !node.isHidden, !node.isBlank else { return }
    if let textNode {
      if Self.isBelow(node, textNode) { return }
      if node != textNode, name != "p", name != "line" { textCount += 1 }
    } else {
      textCount = 1
    }
    if rank < textRank {
      textRank = rank
      textNode = node
    }
  }

  private static func isBelow(_ node: MarkupNode, _ other: MarkupNode) -> Bool {
    var above = node.parent
    while let ancestor = above {
      if ancestor == other { return true }
      above = ancestor.parent
    }
    return false
  }

  mutating func set(_ field: ChatLexicon.Field, _ rank: Int, _ value: String) {
    switch field {
    case .time where rank < timeRank: (time, timeRank) = (value, rank)
    case .speaker where rank < speakerRank:
      (speaker, speakerRank) = (ChatText.trimmed(value), rank)
    case .text where rank < textRank: (text, textRank) = (value, rank)
    default: break
    }
  }

  /// The text is what the text's element holds; else what is left of the message when the speaker
  /// and the time are taken off.
  private mutating func settleText(of element: MarkupNode) {
    if let textNode {
      text = HTMLInside.plain(words(of: textNode))
    } else if text == nil {
      guard time != nil || !element.isPerson else {
        textCount = 2
        return
      }
      text = ChatText.trimmed(element.readerText { apart.contains($0) })
      settleLine()
    }
  }

  /// A paragraph stands for all paragraphs and lists beside it; anything else for itself.
  private func words(of node: MarkupNode) -> String {
    guard node.name == "p", node != start, let parent = node.parent else {
      return node.readerText { apart.contains($0) && $0 != node }
    }
    return parent.readerText {
      apart.contains($0)
        || ($0.parent == parent && !["p", "ul", "ol", "blockquote", "br"].contains($0.name))
    }
  }

  /// `Sanne (10:32): Goedemiddag` as the whole of a message.
  private mutating func settleLine() {
    guard speaker == nil, let text, let line = SpokenLine(text) else { return }
    guard !SpokenLine.isTimed(inLinesAfterFirst: text) else {
      textCount = 2
      return
    }
    speaker = line.speaker
    time = time ?? line.time
    self.text = line.text
  }
}
