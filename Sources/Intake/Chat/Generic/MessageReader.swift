import Bytes
import Feedback
import Markup

/// Reads the messages of one tree by their shapes.
struct MessageReader {
  let meanings: NameMeanings
  let tree: MarkupTree
  let bytes: UnsafeBufferPointer<UInt8>
  var fields = MessageFields()

  /// Good names weigh more: the lower the rank, the better.
  var speakerRank = Int32.max
  private var timeRank = Int32.max
  var textRank = Int32.max
  /// The message and the element that holds its text, by their places in the tree.
  private(set) var start: Int32 = 0
  var textNode: Int32 = -1
  /// How many elements like the text's stand beside it, one bubble each.
  var moreTexts = 0
  /// How many elements name a speaker.
  var speakerCount = 0
  /// A date that stands apart from the time.
  private var day: String?
  /// What was found of the table that was looked at last.
  var seenTable: (node: Int32, columns: TableColumns?)?
  /// A role that stands where a name would, for want of a better one.
  private var roleInName: RoleReading?
  /// What a screen reader says of the message.
  private var label: Range<Int>?
  /// Elements whose words are not part of the text.
  var apart: [Int32] = []

  private init(_ tree: MarkupTree, _ bytes: UnsafeBufferPointer<UInt8>, _ meanings: NameMeanings) {
    self.tree = tree
    self.bytes = bytes
    self.meanings = meanings
  }

  /// What each of `elements` says of a message.
  static func read(
    _ elements: some Collection<Int32>, of tree: MarkupTree, _ meanings: NameMeanings
  ) -> [MessageFields] {
    tree.bytes.withUnsafeBufferPointer { bytes in
      var reader = MessageReader(tree, bytes, meanings)
      return elements.map { reader.read($0) }
    }
  }

  private mutating func read(_ element: Int32) -> MessageFields {
    let shape = meanings.shape(of: element, in: tree)
    begin(element, shape)
    if shape.mayBeHidden, MarkupNode(tree: tree, index: element).isHidden {
      // No reader sees it, and nobody says it.
      fields.textCount = 2
      return fields
    }
    var place = 0
    while place < shape.steps.count {
      place += 1 + Int(take(shape.steps[place], shape))
    }
    switch shape.rest {
    case .cells: readCells(of: MarkupNode(tree: tree, index: element))
    case .definition: readDefinition(MarkupNode(tree: tree, index: element))
    case .nothing: break
    case .element: settleText(isPerson: false)
    case .person: settleText(isPerson: true)
    }
    if let said = roleInName, fields.role == nil { take(said) }
    if let label { read(label: String(decoding: part(label), as: UTF8.self)) }
    if let day, let clock = fields.time { fields.time = clock.on(day: day) }
    if fields.text.isEmpty { readAttachment(below: element) }
    return fields
  }

  /// A picture or file where the text would stand, and what its sender wrote below it.
  private mutating func readAttachment(below element: Int32) {
    for at in element + 1..<max(tree.end(of: element), element + 1) {
      let name = tree.records[Int(at)].name
      guard name >= 0, meanings.isAttachment(name) else { continue }
      fields.hasAttachment = true
      guard let caption = MarkupNode(tree: tree, index: at).attribute("caption") else { return }
      fields.text = .own(ChatText.trimmed(caption))
      fields.textCount = 1
      return
    }
  }

  /// `Bot at 08:00`, `Sanne de Wit, maandag 2 november 2026 10:00, Goedemorgen`: who and when,
  /// where nothing in the message says it better.
  private mutating func read(label: String) {
    guard !(fields.time?.isDated ?? false) || fields.speaker.isNone,
      let (name, time) = SpokenLine.whoAndWhen(ChatText.trimmed(label))
    else { return }
    if fields.speaker.isNone { fields.speaker = .own(SpokenLine.named(name).name) }
    let moment = ChatMoment(time)
    if fields.time == nil || (moment?.isDated ?? false) { fields.time = moment ?? fields.time }
  }

  private mutating func begin(_ element: Int32, _ shape: MessageShape) {
    start = element
    fields = MessageFields()
    fields.role = shape.role
    fields.doubt = shape.doubt
    fields.look = shape.look
    fields.direction = shape.direction
    fields.isBot = shape.isBot
    fields.isRating = shape.isRating
    speakerRank = .max
    timeRank = .max
    textRank = .max
    textNode = -1
    moreTexts = 0
    speakerCount = 0
    day = nil
    (label, roleInName) = (nil, nil)
    if !apart.isEmpty { apart.removeAll(keepingCapacity: true) }
  }

  /// - Returns: how many of the next steps are to be passed over.
  private mutating func take(_ step: MessageShape.Step, _ shape: MessageShape) -> Int32 {
    switch step {
    case .role(let place): take(role: value(place))
    case .flag(let place, let field):
      take(flag: field, ChatLexicon.standard.answer(part(value(place))))
    case .flagText(let node, let field):
      take(flag: field, withText(of: start + node) { ChatLexicon.standard.answer($0) })
      apart.append(start + node)
    case .time(let place, let rank): take(When(part(value(place)), rank: rank), rank: rank)
    case .speaker(let place, let rank):
      let value = value(place)
      let rank = take(roleInName: part(value), rank)
      if rank < speakerRank, SpokenLine.isSpeaker(part(value), fewest: Self.fewest(rank)) {
        set(speaker: value, rank)
      }
    case .text(let place, let rank):
      let value = value(place)
      if !value.isEmpty, rank < textRank { (fields.text, textRank) = (.init(value), rank) }
    case .ownName(let place, let rank):
      let value = value(place)
      if rank < speakerRank, SpokenLine.isName(part(value)) { set(speaker: value, rank) }
    case .label(let place): label = value(place)
    case .loneRole(let place):
      let words = part(value(place))
      if words.count < 20, ChatLexicon.standard.isRole(ChatWords.squashed(words)) {
        roleInName = roleInName ?? meanings.role(words)
      }
    case .offset(let place):
      fields.offset = Offset.seconds(String(decoding: part(value(place)), as: UTF8.self))
    case .head(let node): readHead(start + node)
    case .byline(let node): readByline(start + node)
    case .conversation(let place): fields.conversation = .init(value(place))
    case .conversationText(let node):
      if let range = tree.onlyText(of: start + node) { fields.conversation = .init(range) }
      apart.append(start + node)
    case .noteMark(let place):
      if !value(place).isEmpty, meanings.role(part(value(place))).role == .system {
        fields.role = .system
      }
    case .badge(let node):
      let isRole = withText(of: start + node) {
        ChatLexicon.standard.isRole(ChatWords.squashed($0))
      }
      if isRole { readRoleText(of: start + node) }
    case .roleText(let node): readRoleText(of: start + node)
    case .moment(let node, let stated, let rank): readMoment(start + node, stated, rank, shape)
    case .plainMoment(let node, let stated):
      guard fields.time == nil else { break }
      readMoment(start + node, stated, MessageShape.weakest, shape)
      if fields.time == nil, fields.speaker.isNone { readPlainHead(start + node) }
    case .speakerText(let node, let rank): readSpeaker(start + node, rank)
    case .boldSpeaker(let node, let steps):
      let isFirst =
        fields.speaker.isNone && textNode < 0 && tree.isFirstText(start + node, in: start)
      return isFirst ? 0 : steps
    case .words(let node, let rank, let isParagraph, let isCounted):
      if !isParagraph || textNode < 0 { readText(start + node, rank, isCounted: isCounted) }
    }
    return 0
  }
}

// Looking at values, which are ranges of the tree's bytes.
extension MessageReader {
  /// The value of an attribute, counted from the message's first.
  func value(_ place: Int32) -> Range<Int> {
    let attribute = tree.attributes[Int(tree.records[Int(start)].start + place)]
    return Int(attribute.start)..<Int(attribute.end)
  }

  func part(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[range])
  }

  /// Takes a role or direction that a value names, unless one is known.
  mutating func take(role range: Range<Int>) {
    if !range.isEmpty { take(role: part(range)) }
  }

  mutating func take(role words: UnsafeBufferPointer<UInt8>) {
    take(meanings.role(words))
  }

  /// Takes the role that stands where a name would, such as `from="operator"`.
  ///
  /// - Returns: how good a name it is: any other is better than a mere role.
  mutating func take(
    roleInName words: UnsafeBufferPointer<UInt8>, _ rank: Int32
  ) -> Int32 {
    // An address is known by less than a name.
    if rank < MessageShape.weakest, let at = words.find(byte: 0x40), at > 0 {
      return rank + 2 * MessageShape.weakest
    }
    guard words.count < 20, rank < MessageShape.weakest,
      ChatLexicon.standard.isRole(ChatWords.squashed(words))
    else { return rank }
    roleInName = roleInName ?? meanings.role(words)
    return rank + MessageShape.weakest
  }

  mutating func take(_ said: RoleReading) {
    fields.take(said.role, said.doubt)
    fields.direction = fields.direction ?? said.direction
    fields.isBot = fields.isBot || said.isBot
  }

  /// Takes what a yes or a no says of who speaks. What is for colleagues only is no turn.
  private mutating func take(flag: ChatLexicon.Field, _ answer: Bool?) {
    guard let answer else { return }
    switch flag {
    case .agentFlag: fields.role = fields.role ?? (answer ? .agent : .customer)
    case .customerFlag: fields.role = fields.role ?? (answer ? .customer : .agent)
    case .systemFlag: if answer { fields.role = .system }
    case .publicFlag: if !answer { fields.role = .system }
    case .incomingFlag: fields.direction = fields.direction ?? (answer ? .incoming : .outgoing)
    case .outgoingFlag: fields.direction = fields.direction ?? (answer ? .outgoing : .incoming)
    case .deletedFlag: fields.isDeleted = answer
    default: break
    }
  }

  mutating func set(speaker range: Range<Int>, _ rank: Int32) {
    let trimmed = ChatText.trimmed(part(range))
    if let trimmed {
      fields.speaker = .init(
        range.lowerBound + trimmed.lowerBound..<range.lowerBound + trimmed.upperBound)
    } else {
      fields.speaker = .own(ChatText.trimmed(String(decoding: part(range), as: UTF8.self)))
    }
    speakerRank = rank
  }

  /// A time; or a date alone, which belongs to a time of day that stands elsewhere.
  enum When {
    case moment(ChatMoment)
    case day(String)

    init?(_ text: UnsafeBufferPointer<UInt8>, rank: Int32) {
      if let moment = ChatMoment(text) {
        self = .moment(moment)
        return
      }
      guard rank < MessageShape.weakest, text.count < 40, ChatMoment.hasDigit(text) else {
        return nil
      }
      let words = String(decoding: text, as: UTF8.self)
      guard TimeReading(words, order: .dayFirst).date != nil else { return nil }
      self = .day(words)
    }
  }

  mutating func take(day words: String) { day = day ?? words }

  mutating func take(_ when: When?, rank: Int32) {
    switch when {
    case .moment(let moment)?:
      if rank < timeRank { (fields.time, timeRank) = (moment, rank) }
    case .day(let words)?: take(day: words)
    case nil: break
    }
  }

  /// Calls `body` with all words below an element, as they stand in the file and trimmed.
  func withText<T>(
    of node: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> T
  ) -> T {
    if let only = tree.onlyText(of: node), let trimmed = ChatText.trimmed(part(only)) {
      return body(UnsafeBufferPointer(rebasing: part(only)[trimmed]))
    }
    var text = ChatText.trimmed(MarkupNode(tree: tree, index: node).rawText)
    return text.withUTF8(body)
  }
}
