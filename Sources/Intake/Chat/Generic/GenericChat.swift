import Feedback
import Markup

/// Reads chats of programs that no one described: by a repeated element with a speaker, a time and
/// a text, and else by lines such as `Sanne (10:32): Goedemiddag`. What it is not sure of it
/// refuses.
struct GenericChat {
  private let clock: ChatClock

  init(clock: ChatClock) { self.clock = clock }

  /// The transcripts of a document; empty where it does not look like a chat.
  func read(_ root: MarkupNode) -> [ChatTranscript] {
    guard let found = MessagePlan.search(below: root) else { return lines(of: root) }
    return read(root, by: found.plan, found)
  }

  /// The transcripts of a document whose messages stand where `plan` says.
  ///
  /// - Parameter found: what was read of them on the way to the plan.
  func read(
    _ root: MarkupNode, by plan: MessagePlan, _ found: MessagePlan.Finding? = nil
  ) -> [ChatTranscript] {
    let groups = plan.transcripts(below: root).map { holder, messages in
      (holder: holder, messages: messages.filter(\.isWhole))
    }
    let fields = groups.map { group in
      if let found, found.messages == group.messages { return found.fields }
      return group.messages.map { MessageFields($0) }
    }
    let settled = clock.settled(by: fields.lazy.flatMap { $0.lazy.compactMap(\.time) })
    return zip(groups, fields).compactMap { group, fields in
      transcript(group.holder, group.messages, fields, settled)
    }
  }

  private func transcript(
    _ holder: MarkupNode, _ messages: [MarkupNode], _ fields: [MessageFields], _ clock: ChatClock
  ) -> ChatTranscript? {
    var transcript = ChatTranscript()
    TranscriptFacts.read(from: holder, beside: messages, clock: clock, into: &transcript)
    var day = transcript.started.map { clock.zone.date(of: $0) }
    var speaker: String?
    for field in fields {
      guard let text = field.text, !text.isEmpty, field.textCount <= 1 else { continue }
      if let date = date(field, clock) {
        day = date
        continue
      }
      let isNotice =
        field.role == .system
        || (field.speaker == nil && field.role == nil && ChatText.isNotice(text))
      if !isNotice { speaker = field.speaker ?? (field.role == nil ? speaker : nil) }
      transcript.say(
        text, by: isNotice ? field.speaker : speaker, at: clock.instant(field.time, on: day),
        role: isNotice ? .system : field.role, direction: field.direction)
    }
    return transcript.utterances.isEmpty ? nil : transcript
  }

  /// The date of a line that says nothing else, as stands above the messages of a day.
  private func date(_ field: MessageFields, _ clock: ChatClock) -> CivilDate? {
    guard field.speaker == nil, field.role == nil, field.direction == nil, field.time == nil,
      let text = field.text, text.utf8.count < 48
    else { return nil }
    return clock.date(text)
  }

  private func lines(of root: MarkupNode) -> [ChatTranscript] {
    guard let found = SpokenLines(of: root) else { return [] }
    let clock = self.clock.settled(by: found.lines.lazy.compactMap { $0.spoken?.time })
    var transcript = ChatTranscript()
    if let title = root.first("title") { transcript.subject = ChatText.trimmed(title.rawText) }
    for (line, spoken) in found.lines {
      if let spoken, spoken.time != nil {
        transcript.say(spoken.text, by: spoken.speaker, at: clock.instant(spoken.time))
      } else if !transcript.utterances.isEmpty {
        transcript.utterances[transcript.utterances.count - 1].text += "\n" + line
      }
    }
    return [transcript]
  }
}

/// A document as lines with speakers.
struct SpokenLines {
  let lines: [(text: String, spoken: SpokenLine?)]
  /// How many of them have a speaker and a time.
  let timed: Int

  /// Nil for anything that is not at least two lines of speakers with times, a third of all lines
  /// or more, by few enough people.
  init?(of root: MarkupNode) {
    lines = root.readerText().split(separator: "\n").map { (String($0), SpokenLine(String($0))) }
    let said = lines.compactMap(\.spoken).filter { $0.time != nil }
    timed = said.count
    guard timed >= 2, timed * 3 >= lines.count,
      Set(said.map(\.speaker)).count <= max(2, timed / 2)
    else { return nil }
  }
}
