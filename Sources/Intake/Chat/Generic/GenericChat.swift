import Feedback
import Markup

/// Reads chats of programs that no one described: by a repeated element with a speaker, a time and
/// a text, and else by lines such as `Sanne (10:32): Goedemiddag`. What it is not sure of it
/// refuses.
struct GenericChat {
  private let clock: ChatClock
  private let meanings: NameMeanings

  /// - Parameter names: of the document, or of the first tree of its stream.
  init(clock: ChatClock, names: MarkupNames) {
    self.clock = clock
    meanings = NameMeanings(names)
  }

  /// The transcripts of a document; empty where it does not look like a chat.
  func read(_ root: MarkupNode) -> [ChatTranscript] {
    meanings.adopt(root.tree.names)
    guard let found = MessagePlan.search(below: root, meanings) else { return lines(of: root) }
    return read(root, by: found.plan, found)
  }

  /// The transcripts of a document whose messages stand where `plan` says.
  ///
  /// - Parameter found: what was read of them on the way to the plan.
  func read(
    _ root: MarkupNode, by plan: MessagePlan, _ found: MessagePlan.Finding? = nil
  ) -> [ChatTranscript] {
    let tree = root.tree
    meanings.adopt(tree.names)
    var groups = plan.transcripts(below: root, meanings)
    for place in groups.indices {
      groups[place].messages.removeAll { !tree.records[Int($0)].isWhole }
    }
    let fields = groups.map { group in
      if let found, found.messages == group.messages { return found.fields }
      return MessageReader.read(group.messages, of: tree, meanings)
    }
    let settled = settledClock(fields)
    return zip(groups, fields).compactMap { group, fields in
      transcript(
        MarkupNode(tree: tree, index: group.holder), group.messages, fields, settled)
    }
  }

  /// The clock with the order of day and month that all times together show.
  private func settledClock(_ groups: [[MessageFields]]) -> ChatClock {
    var words: [String] = []
    for fields in groups {
      for field in fields {
        if let open = field.time?.openWords { words.append(open) }
      }
    }
    return words.isEmpty ? clock : clock.settled(by: words)
  }

  private func transcript(
    _ holder: MarkupNode, _ messages: [Int32], _ fields: [MessageFields], _ clock: ChatClock
  ) -> ChatTranscript? {
    var transcript = ChatTranscript()
    TranscriptFacts.read(
      from: holder, beside: messages, clock: clock, meanings, into: &transcript)
    transcript.utterances.reserveCapacity(fields.count)
    var day = transcript.started.map { clock.zone.date(of: $0) }
    var speaker: String?
    let bytes = holder.tree.bytes
    for field in fields where field.textCount <= 1 && !field.text.isEmpty {
      guard let text = field.text.string(bytes) else { continue }
      if let date = date(field, text, clock) {
        day = date
        continue
      }
      let isNotice =
        field.role == .system
        || (field.speaker.isNone && field.role == nil && ChatText.isNotice(text))
      let named = field.speaker.string(bytes)
      if !isNotice { speaker = named ?? (field.role == nil ? speaker : nil) }
      transcript.say(
        text, by: isNotice ? named : speaker, at: field.time?.instant(clock, on: day),
        role: isNotice ? .system : field.role, direction: field.direction)
      if field.isBot { transcript.markBot() }
    }
    return transcript.utterances.isEmpty ? nil : transcript
  }

  /// The date of a line that says nothing else, as stands above the messages of a day.
  private func date(_ field: MessageFields, _ text: String, _ clock: ChatClock) -> CivilDate? {
    guard field.speaker.isNone, !field.hasProof, text.utf8.count < 48 else { return nil }
    return clock.date(text)
  }

  private func lines(of root: MarkupNode) -> [ChatTranscript] {
    guard let found = SpokenLines(root.readerText()) else { return [] }
    var transcript = found.transcript(clock)
    if let title = root.first("title") { transcript.subject = ChatText.trimmed(title.rawText) }
    return [transcript]
  }
}
