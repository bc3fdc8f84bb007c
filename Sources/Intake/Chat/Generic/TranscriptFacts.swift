import Feedback
import Markup

/// What stands around the messages of an unknown transcript: its id, start, department, customer
/// and rating, found by the names of `Lexicons/chat/fields.tsv`.
enum TranscriptFacts {
  /// How many elements around the messages are looked at.
  private static let reach = 400

  /// Reads them from the attributes of `holder` and of what stands in it beside `messages`, which
  /// are places in its tree in document order.
  static func read(
    from holder: MarkupNode, beside messages: [Int32], clock: ChatClock,
    _ meanings: NameMeanings? = nil, into transcript: inout ChatTranscript
  ) {
    let meanings = meanings ?? NameMeanings(holder.tree.names)
    let top = holder.isElement && holder.name.isEmpty ? holder.document ?? holder : holder
    let tree = top.tree
    readAttributes(of: top, clock, meanings, into: &transcript)
    let end = tree.end(of: top.index)
    var at = top.index + 1
    var spoken = messages.startIndex
    var seen = 0
    while at < end, seen < reach {
      while spoken < messages.endIndex, messages[spoken] < at { spoken += 1 }
      if spoken < messages.endIndex, messages[spoken] == at {
        at = tree.end(of: at)
        continue
      }
      seen += 1
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
      guard meaning.ranks != nil else { continue }
      let value = tree.bytes[Int(attribute.start)..<Int(attribute.end)]
      note(
        meaning, ChatText.trimmed(String(decoding: value, as: UTF8.self)), clock,
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
    let classes = meanings.names.words(ofSet: record.classes)
    guard own.ranks != nil || !classes.isEmpty, node.firstElement == nil else { return false }
    let text = ChatText.trimmed(node.rawText)
    guard !text.isEmpty, text.utf8.count < 200 else { return false }
    if own.ranks?[.rating] != nil {
      rate(text, of: node.attribute("max") ?? node.attribute("scale"), in: &transcript.ratings)
    }
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
    guard !value.isEmpty, let ranks = name.ranks else { return }
    if transcript.id == nil, ranks[.id] != nil, value.utf8.count < 100 {
      transcript.id = value
    }
    if transcript.started == nil, ranks[.started] != nil {
      transcript.started = clock.instant(value)
    }
    if transcript.department == nil, ranks[.department] != nil {
      transcript.department = value
    }
    rate(ranks, value, into: &transcript)
    if ranks[.email] != nil, name.role != .agent,
      transcript.customer.address == nil, value.utf8.contains(UInt8(ascii: "@"))
    {
      transcript.customer.address = value
    }
    if transcript.customer.name == nil, ranks[.speaker] != nil, name.role == .customer,
      SpokenLine.isName(value.utf8)
    {
      transcript.customer.name = value
    }
  }

  /// What was rated, by what the field is called.
  private static func rate(
    _ ranks: ChatLexicon.FieldRanks, _ value: String, into transcript: inout ChatTranscript
  ) {
    if ranks[.rating] != nil { rate(value, of: nil, in: &transcript.ratings) }
    let (isNPS, isEffort) = (ranks[.nps] != nil, ranks[.effort] != nil)
    guard isNPS || isEffort, let number = Double(value.replacing(",", with: ".")) else { return }
    if isNPS, transcript.ratings.nps == nil {
      transcript.ratings.nps = Rating(number, lowest: 0, highest: 10)
    }
    if isEffort, transcript.ratings.ces == nil {
      transcript.ratings.ces = Rating(number, lowest: 1, highest: 7)
    }
  }

  /// A rating as it is written: a number of 5 or 10, `4/5`, or a word such as `good`.
  static func rate(
    _ text: String, of scale: String?, in ratings: inout Ratings
  ) {
    guard ratings.csat == nil else { return }
    let parts = text.split(separator: "/").map { ChatText.trimmed(String($0)) }
    let number = parts.first.flatMap { Double($0.replacing(",", with: ".")) }
    if let number {
      let stated = scale.flatMap { Double($0) } ?? (parts.count == 2 ? Double(parts[1]) : nil)
      let highest = stated ?? (number > 5 ? 10 : 5)
      ratings.csat = Rating(number, lowest: min(1, number), highest: highest)
      return
    }
    let word = text.lowercased()
    if ChatLexicon.standard.isWord(word, .ratingGood) {
      ratings.csat = Rating(1, lowest: 0, highest: 1)
    } else if ChatLexicon.standard.isWord(word, .ratingBad) {
      ratings.csat = Rating(0, lowest: 0, highest: 1)
    }
  }
}
