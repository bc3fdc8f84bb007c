import Feedback
import Markup

/// What stands around the messages of an unknown transcript: its id, start, department, customer
/// and rating, found by the names of `Lexicons/chat/fields.tsv`.
enum TranscriptFacts {
  /// How many elements around the messages are looked at.
  private static let reach = 400

  /// Reads them from the attributes of `holder` and of what stands in it beside `messages`.
  static func read(
    from holder: MarkupNode, beside messages: [MarkupNode], clock: ChatClock,
    into transcript: inout ChatTranscript
  ) {
    var closed = Set(messages)
    let top = holder.isElement && holder.name.isEmpty ? holder.document ?? holder : holder
    var node = top
    readAttributes(of: node, clock: clock, into: &transcript)
    var seen = 0
    while let next = following(node, in: top, skipping: closed), seen < reach {
      node = next
      seen += 1
      guard node.isElement else { continue }
      if ChatParty.read(node, into: &transcript) {
        closed.insert(node)
      } else {
        read(node, clock: clock, into: &transcript)
      }
    }
  }

  /// The next node in document order that is in `holder`, without what is below a message.
  private static func following(
    _ node: MarkupNode, in holder: MarkupNode, skipping spoken: Set<MarkupNode>
  ) -> MarkupNode? {
    var next: MarkupNode?
    if !spoken.contains(node), let child = node.firstChild {
      next = child
    } else {
      var above = node
      while above != holder, next == nil {
        next = above.next
        guard next == nil, let parent = above.parent else { break }
        above = parent
      }
    }
    while let candidate = next, spoken.contains(candidate) {
      next = candidate.next ?? nextAbove(candidate, in: holder)
    }
    return next
  }

  private static func nextAbove(_ node: MarkupNode, in holder: MarkupNode) -> MarkupNode? {
    var above = node
    while above != holder, let parent = above.parent {
      if let next = above.next { return next }
      above = parent
    }
    return nil
  }

  private static func readAttributes(
    of node: MarkupNode, clock: ChatClock, into transcript: inout ChatTranscript
  ) {
    for (name, value) in node.attributes {
      note(name, ChatText.trimmed(value), clock: clock, into: &transcript)
    }
  }

  private static func read(
    _ node: MarkupNode, clock: ChatClock, into transcript: inout ChatTranscript
  ) {
    let lexicon = ChatLexicon.standard
    if node.name == "title", transcript.subject == nil {
      transcript.subject = ChatText.trimmed(node.rawText)
    }
    guard node.firstElement == nil else { return }
    let text = ChatText.trimmed(node.rawText)
    guard !text.isEmpty, text.utf8.count < 200 else { return }
    if lexicon.rank(node.name, .rating) != nil {
      rate(text, of: node.attribute("max") ?? node.attribute("scale"), in: &transcript.ratings)
    }
    for name in [node.name] + node.classes where name != "title" {
      note(name, text, clock: clock, into: &transcript)
    }
  }

  private static func note(
    _ name: String, _ value: String, clock: ChatClock, into transcript: inout ChatTranscript
  ) {
    guard !value.isEmpty else { return }
    let lexicon = ChatLexicon.standard
    if transcript.id == nil, lexicon.rank(name, .id) != nil, value.utf8.count < 100 {
      transcript.id = value
    }
    if transcript.started == nil, lexicon.rank(name, .started) != nil {
      transcript.started = clock.instant(value)
    }
    if transcript.department == nil, lexicon.rank(name, .department) != nil {
      transcript.department = value
    }
    rate(name, value, into: &transcript)
    if lexicon.rank(name, .email) != nil, SpeakerRoles.role(ofWords: name) != .agent,
      transcript.customer.address == nil, value.utf8.contains(UInt8(ascii: "@"))
    {
      transcript.customer.address = value
    }
    if transcript.customer.name == nil, lexicon.rank(name, .speaker) != nil,
      SpeakerRoles.role(ofWords: name) == .customer, SpokenLine.isName(value)
    {
      transcript.customer.name = value
    }
  }

  /// What was rated, by what the field is called.
  private static func rate(
    _ name: String, _ value: String, into transcript: inout ChatTranscript
  ) {
    let lexicon = ChatLexicon.standard
    if lexicon.rank(name, .rating) != nil { rate(value, of: nil, in: &transcript.ratings) }
    let (isNPS, isEffort) = (lexicon.rank(name, .nps) != nil, lexicon.rank(name, .effort) != nil)
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
