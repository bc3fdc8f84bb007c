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
    else { return messages(XPathDocument(root.document ?? root), below: nil).map { [$0] } ?? [] }
    return holders.compactMap { messages(document, below: $0) }
  }

  private func messages(_ document: XPathDocument?, below holder: MarkupNode?) -> ChatTranscript? {
    guard let document, let nodes = try? document.nodes(rule.message, from: holder) else {
      return nil
    }
    var transcript = ChatTranscript()
    if let holder {
      TranscriptFacts.read(
        from: holder, beside: nodes.map(\.index), clock: clock, into: &transcript)
    }
    let times = nodes.map { node in rule.time.flatMap { document.string($0, from: node) } }
    let clock = self.clock.settled(by: times.compactMap(\.self))
    for (node, time) in zip(nodes, times) {
      let role = rule.role.flatMap { document.string($0, from: node) }
      transcript.say(
        document.string(rule.text, from: node) ?? "",
        by: rule.speaker.flatMap { document.string($0, from: node) },
        at: clock.instant(time), role: role.flatMap { SpeakerRoles.role(ofWords: $0) },
        direction: role.flatMap { NameMeanings.Meaning.direction($0) })
    }
    return transcript.utterances.isEmpty ? nil : transcript
  }
}
