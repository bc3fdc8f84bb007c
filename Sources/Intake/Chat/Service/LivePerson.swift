import Feedback
import Markup

extension ChatFormat {
  /// LivePerson's session exports: `by="info"` is the system, a `repId` is the agent's, `You` is
  /// the visitor; what was typed stands in `Text` or, as HTML, in `HTML`.
  static let livePerson = ChatFormat(
    name: "chat.liveperson", transcripts: ["session"], marks: [["line"], ["by"]],
    recognises: { root in
      root.descendants.contains { $0.name == "line" && $0.attribute("by") != nil }
        && root.descendants.contains { $0.name == "Chat" || $0.name == "session" }
    },
    read: { root, clock in
      let sessions = root.all("session")
      return (sessions.isEmpty ? [root] : sessions).map { session($0, clock) }
    })

  private static func session(_ node: MarkupNode, _ clock: ChatClock) -> ChatTranscript {
    var transcript = ChatTranscript()
    let lines = node.all("line")
    TranscriptFacts.read(from: node, beside: lines.map(\.index), clock: clock, into: &transcript)
    let chat = node.first("Chat")
    transcript.id = node.attribute("realTimeID") == nil ? transcript.id : node.attribute("id")
    transcript.started = clock.instant(chat?.attribute("start")) ?? transcript.started
    transcript.ended = clock.instant(chat?.attribute("end"))
    for value in node.all("varValue") {
      TranscriptFacts.note(
        value.attribute("id") ?? "", value.readerText(), clock, into: &transcript)
    }
    for line in lines where line.isWhole {
      let by = line.attribute("by") ?? ""
      let html = line.child("HTML")?.rawText
      let text = (line.child("Text")?.rawText ?? html).map(HTMLInside.plain) ?? line.readerText()
      let at = clock.instant(line.attribute("time"))
      if by == "info" || by == "system" {
        transcript.note(text, at: at)
      } else {
        let isVisitor = by.lowercased() == "you"
        transcript.say(
          text, by: isVisitor ? "visitor" : by, at: at,
          role: isVisitor ? .customer : role(of: line))
      }
    }
    return transcript
  }

  /// Nil where the line itself does not say who speaks.
  private static func role(of line: MarkupNode) -> FeedbackItem.Role? {
    if line.attribute("repId").map({ !$0.isEmpty }) ?? false { return .agent }
    return line.attribute("source").flatMap { SpeakerRoles.role(ofWords: $0) }
  }
}
