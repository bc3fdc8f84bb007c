import Feedback
import Markup

/// What stands around the messages of an unknown transcript: its id, start, department, customer
/// and rating, found by the names of `Lexicons/chat/fields.tsv`.
enum TranscriptFacts {
  /// How many elements around the messages are looked at.
  private static let reach = 400

  /// Whose words are looked at.
  enum Scope {
    /// The chat's own.
    case chat
    /// Those of the page in which it stands, whose elements' attributes say nothing of it.
    case page
  }

  /// Reads them from the attributes of `holder` and of what stands in it beside `messages`, which
  /// are places in its tree in document order.
  ///
  /// - Parameters:
  ///   - range: the nodes that are looked at; nil for all of the holder's.
  ///   - scope: whether the holder is the chat's own.
  static func read(
    from holder: MarkupNode, within range: Range<Int32>? = nil, beside messages: [Int32],
    clock: ChatClock, _ meanings: NameMeanings? = nil, scope: Scope = .chat,
    into transcript: inout ChatTranscript
  ) {
    let meanings = meanings ?? NameMeanings(holder.tree.names)
    let top = holder.isElement && holder.name.isEmpty ? holder.document ?? holder : holder
    let tree = top.tree
    if scope == .chat { readAttributes(of: top, clock, meanings, into: &transcript) }
    let end = min(tree.end(of: top.index), range?.upperBound ?? .max)
    var at = max(top.index + 1, range?.lowerBound ?? 0)
    var spoken = messages.startIndex
    var seen = 0
    while at < end, seen < reach {
      while spoken < messages.endIndex, messages[spoken] < at { spoken += 1 }
      if spoken < messages.endIndex, messages[spoken] == at {
        at = tree.end(of: at)
        continue
      }
      seen += 1
      if scope == .chat, spoken < messages.endIndex, messages[spoken] < tree.end(of: at) {
        readAttributes(of: MarkupNode(tree: tree, index: at), clock, meanings, into: &transcript)
      }
      let isParty =
        tree.records[Int(at)].name >= 0
        && read(MarkupNode(tree: tree, index: at), clock, meanings, into: &transcript)
      at = isParty ? tree.end(of: at) : at + 1
    }
  }

  private static func readAttributes(
    of node: MarkupNode, _ clock: ChatClock, _ meanings: NameMeanings,
    into transcript: inout ChatTranscript
  ) {
    let tree = node.tree
    let record = tree.records[Int(node.index)]
    guard record.name >= 0 else { return }
    for place in record.start..<record.end {
      let attribute = tree.attributes[Int(place)]
      let meaning = meanings.meaning(attribute.name)
      guard let ranks = meaning.attributeRanks else { continue }
      let value = tree.bytes[Int(attribute.start)..<Int(attribute.end)]
      note(
        ranks, meaning.role, ChatText.trimmed(String(decoding: value, as: UTF8.self)), clock,
        into: &transcript)
    }
  }

  /// - Returns: whether the element describes a person, so that what is in it says nothing of the
  ///   chat.
  private static func read(
    _ node: MarkupNode, _ clock: ChatClock, _ meanings: NameMeanings,
    into transcript: inout ChatTranscript
  ) -> Bool {
    let record = node.tree.records[Int(node.index)]
    let own = meanings.meaning(record.name)
    if ChatParty.read(node, own, into: &transcript) { return true }
    if node.name == "title", transcript.subject == nil {
      transcript.subject = ChatText.trimmed(node.rawText)
    }
    let pairs = LabelledValue.pairs(in: node)
    if transcript.id == nil { transcript.id = ChatNumber.read(node) }
    for (label, value) in pairs { note(label, value, clock, into: &transcript) }
    if pairs.isEmpty { RatingLine.read(node, into: &transcript.ratings) }
    if pairs.isEmpty, meanings.isRating(record),
      RatingText.read(node, into: &transcript.ratings)
    {
      return true
    }
    let classes = meanings.names.words(ofSet: record.classes)
    guard own.ranks != nil || !classes.isEmpty, node.firstElement == nil else { return false }
    let text = ChatText.trimmed(node.rawText)
    guard !text.isEmpty, text.utf8.count < 200 else { return false }
    if node.name != "title" { note(own, text, clock, into: &transcript) }
    for name in classes where node.tree.names.names[Int(name)] != "title" {
      note(meanings.meaning(name), text, clock, into: &transcript)
    }
    return false
  }

  private static func note(
    _ name: NameMeanings.Meaning, _ value: String, _ clock: ChatClock,
    into transcript: inout ChatTranscript
  ) {
    guard let ranks = name.ranks else { return }
    note(ranks, name.role, value, clock, into: &transcript)
  }

  private static func note(
    _ ranks: ChatLexicon.FieldRanks, _ role: FeedbackItem.Role?, _ value: String,
    _ clock: ChatClock, into transcript: inout ChatTranscript
  ) {
    guard !value.isEmpty else { return }
    if transcript.id == nil, ranks[.id] != nil, value.utf8.count < 100, Self.isID(value) {
      transcript.id = value.hasPrefix("#") ? String(value.dropFirst()) : value
    }
    if transcript.started == nil, ranks[.started] != nil { start(value, clock, &transcript) }
    if transcript.department == nil, ranks[.department] != nil,
      Channel(rawValue: value.lowercased()) == nil,
      !ChatLexicon.standard.isWord(value.lowercased(), .medium)
    {
      transcript.department = value
    }
    rate(ranks, value, into: &transcript)
    if ranks[.email] != nil, role != .agent,
      transcript.customer.address == nil, value.utf8.contains(UInt8(ascii: "@"))
    {
      transcript.customer.address = value
    }
    if transcript.customer.name == nil, ranks[.speaker] != nil, role == .customer,
      SpokenLine.isName(value.utf8)
    {
      transcript.customer.name = value
    }
  }

  /// The id of an element in a page's style, such as `transcript`, is no chat's.
  private static func isID(_ value: String) -> Bool {
    value.utf8.contains { (0x30...0x39).contains($0) }
  }

  /// When a chat began; a day alone says the time of none of its messages.
  private static func start(
    _ value: String, _ clock: ChatClock, _ transcript: inout ChatTranscript
  ) {
    if ChatClock.isDated(value) == nil, let day = clock.date(value) {
      transcript.day = transcript.day ?? day
    } else {
      transcript.started = clock.instant(value)
    }
  }

  /// What a line or two cells say: `Afdeling: Facturen`. Who is asked for a name is the customer.
  static func note(
    _ label: String, _ value: String, _ clock: ChatClock, into transcript: inout ChatTranscript
  ) {
    guard value.utf8.count < 200 else { return }
    let meaning = NameMeanings.Meaning(label)
    if meaning.role == .agent, SpokenLine.isName(value.utf8) {
      let party = ChatParty(role: .agent, name: nil)
      transcript.parties[value.lowercased()] = transcript.parties[value.lowercased()] ?? party
    }
    guard let ranks = meaning.ranks else {
      if let rating = RatingText.rating(label, value) { transcript.ratings.add(rating) }
      return
    }
    note(meaning, value, clock, into: &transcript)
    if transcript.customer.id == nil, ranks[.customerID] != nil { transcript.customer.id = value }
    let (value, address) = Self.withoutAddress(value)
    let isPerson =
      ranks[.customer] != nil || (ranks[.speaker] != nil && meaning.role != .agent)
    if isPerson, transcript.customer.name == nil, SpokenLine.isName(value.utf8),
      SpeakerRoles.role(ofName: value) == nil
    {
      transcript.customer.name = value
      transcript.customer.address = transcript.customer.address ?? address
    }
  }

  /// `Sanne de Wit (sanne@klanten.example)`: a name, and the address in brackets behind it.
  private static func withoutAddress(_ value: String) -> (name: String, address: String?) {
    guard let open = value.utf8.firstIndex(where: { $0 == 0x28 || $0 == 0x3C }),
      value.utf8[open...].contains(UInt8(ascii: "@"))
    else { return (value, nil) }
    let inside = value[value.utf8.index(after: open)...].prefix { $0 != ")" && $0 != ">" }
    return (ChatText.trimmed(String(value[..<open])), ChatText.trimmed(String(inside)))
  }

  /// What was rated, by what the field is called.
  private static func rate(
    _ ranks: ChatLexicon.FieldRanks, _ value: String, into transcript: inout ChatTranscript
  ) {
    if let rating = RatingText.rating(ranks, value) { transcript.ratings.add(rating) }
  }
}
