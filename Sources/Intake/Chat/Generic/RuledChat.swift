import Feedback
import Markup

/// Reads a chat as `voc.yaml` describes it, by XPath.
struct RuledChat {
  let rule: IntakeContext.ChatRule
  let clock: ChatClock

  /// Empty where nothing in the document answers to the rule, or a path of it cannot be evaluated.
  func read(_ root: MarkupNode) -> [ChatTranscript] {
    guard let document = XPathDocument(root.document ?? root),
      let holders = try? rule.transcript.map({ try document.nodes($0, from: nil) })
    else {
      let document = XPathDocument(root.document ?? root)
      return messages(document, below: nil, of: root).map { [$0] } ?? []
    }
    return holders.compactMap { messages(document, below: $0, of: root) }
  }

  private func messages(
    _ document: XPathDocument?, below holder: MarkupNode?, of root: MarkupNode
  ) -> ChatTranscript? {
    guard let document, let nodes = try? document.nodes(rule.message, from: holder),
      !nodes.isEmpty
    else { return nil }
    var transcript = ChatTranscript()
    let places = nodes.map(\.index)
    TranscriptFacts.read(
      from: holder ?? root, beside: places, clock: clock, scope: holder == nil ? .page : .chat,
      into: &transcript)
    let times = nodes.map { node in rule.time.flatMap { document.string($0, from: node) } }
    let clock = self.clock.settled(by: times.compactMap(\.self))
    var days = days(above: places, in: holder ?? root, clock, transcript)
    for (node, time) in zip(nodes, times) {
      let count = transcript.utterances.count
      let said = role(of: node, document)
      transcript.say(
        HTMLInside.plain(document.string(rule.text, from: node) ?? ""),
        by: rule.speaker.flatMap { document.string($0, from: node) },
        at: time.flatMap { time in
          ChatMoment(time).map { days.instant($0) } ?? clock.instant(time)
        },
        role: said.role, direction: said.direction)
      if transcript.utterances.count > count { transcript.mark(said.doubt, look: 0) }
    }
    return transcript.utterances.isEmpty ? nil : transcript
  }

  /// The day of messages that state a time only, as the source states it above them.
  private func days(
    above places: [Int32], in holder: MarkupNode, _ clock: ChatClock, _ transcript: ChatTranscript
  ) -> ChatDays {
    let started = transcript.started.map { clock.zone.date(of: $0) } ?? transcript.day
    let range = holder.index..<holder.tree.end(of: holder.index)
    let above = places.first.flatMap { first in
      started == nil ? DayMarks.day(in: holder, within: range, above: first, clock) : nil
    }
    return ChatDays(clock: clock, day: started ?? above)
  }

  private func role(
    of node: MarkupNode, _ document: XPathDocument
  ) -> (role: FeedbackItem.Role?, doubt: DoubtfulRole?, direction: ChatTranscript.Direction?) {
    guard let path = rule.role, var words = document.string(path, from: node) else {
      return (nil, nil, nil)
    }
    if let role = rule.roles[ChatText.trimmed(words).lowercased()] { return (role, nil, nil) }
    if let role = ChatText.words(words).lazy.compactMap({ rule.roles[$0] }).first {
      return (role, nil, nil)
    }
    let said = words.withUTF8 { SaidRole($0) }
    return (said.role, said.doubt, NameMeanings.Meaning.direction(words))
  }
}
