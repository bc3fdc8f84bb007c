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
    let spoken = Set(messages)
    var node = holder.isElement && holder.name.isEmpty ? holder.document ?? holder : holder
    readAttributes(of: node, clock: clock, into: &transcript)
    var seen = 0
    while let next = following(node, in: holder, skipping: spoken), seen < reach {
      node = next
      seen += 1
      guard node.isElement else { continue }
      read(node, clock: clock, into: &transcript)
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
    if lexicon.rank(node.name, .customer) != nil { readCustomer(node, into: &transcript) }
    if node.name == "title", transcript.subject == nil {
      transcript.subject = ChatText.trimmed(node.rawText)
    }
    guard node.elements.first(where: { _ in true }) == nil else { return }
    let text = ChatText.trimmed(node.rawText)
    guard !text.isEmpty, text.utf8.count < 200 else { return }
    for name in [node.name] + node.classes where name != "title" {
      note(name, text, clock: clock, into: &transcript)
    }
    if lexicon.rank(node.name, .rating) != nil {
      rate(text, of: node.attribute("max") ?? node.attribute("scale"), in: &transcript)
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
    if lexicon.rank(name, .rating) != nil { rate(value, of: nil, in: &transcript) }
    let key = ChatLexicon.squashed(name)
    if key == "visitorname" || key == "customername" || key == "klantnaam" {
      transcript.customer.name = transcript.customer.name ?? value
    }
    if key.hasSuffix("email"), transcript.customer.address == nil, value.contains("@"),
      !key.hasPrefix("agent")
    {
      transcript.customer.address = value
    }
  }

  /// `<visitor name="…"/>` or `<visitor><name>…</name><email>…</email></visitor>`.
  private static func readCustomer(_ node: MarkupNode, into transcript: inout ChatTranscript) {
    func value(_ names: [String]) -> String? {
      let found = names.lazy.compactMap { node.attribute($0) ?? node.child($0)?.readerText() }
      return found.first { !$0.isEmpty }
    }
    transcript.customer.name =
      transcript.customer.name ?? value(["name", "fullName", "fullname", "nick", "naam"])
    transcript.customer.address =
      transcript.customer.address ?? value(["email", "emailAddress", "mail", "address"])
    transcript.customer.id = transcript.customer.id ?? value(["id", "customerId", "klantnummer"])
  }

  /// A rating as it is written: a number of 5 or 10, `4/5`, or a word such as `good`.
  static func rate(
    _ text: String, of scale: String?, in transcript: inout ChatTranscript
  ) {
    guard transcript.ratings.csat == nil else { return }
    let parts = text.split(separator: "/").map { ChatText.trimmed(String($0)) }
    let number = parts.first.flatMap { Double($0.replacing(",", with: ".")) }
    if let number {
      let stated = scale.flatMap { Double($0) } ?? (parts.count == 2 ? Double(parts[1]) : nil)
      let highest = stated ?? (number > 5 ? 10 : 5)
      transcript.ratings.csat = Rating(number, lowest: min(1, number), highest: highest)
      return
    }
    let word = text.lowercased()
    if ChatLexicon.standard.isWord(word, .ratingGood) {
      transcript.ratings.csat = Rating(1, lowest: 0, highest: 1)
    } else if ChatLexicon.standard.isWord(word, .ratingBad) {
      transcript.ratings.csat = Rating(0, lowest: 0, highest: 1)
    }
  }
}
