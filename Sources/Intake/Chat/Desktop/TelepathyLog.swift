import Feedback
import Markup

extension ChatFormat {
  /// Logs of telepathy-logger and Empathy; their times (`20101227T11:14:29`) are UTC.
  static let telepathy = ChatFormat(
    name: "chat.telepathy",
    marks: [["log"], ["isuser"]],
    recognises: { root in
      guard let log = root.document, log.name == "log" else { return false }
      return log.elements.contains { $0.attribute("isuser") != nil }
    },
    read: { root, clock in
      guard let log = root.document else { return [] }
      var transcript = ChatTranscript()
      let utc = ChatClock(zone: .utc)
      for node in log.elements where node.isWhole {
        let at = utc.instant(node.attribute("time"))
        guard node.name == "message" else {
          transcript.note(node.readerText(), by: node.attribute("name"), at: at)
          continue
        }
        let alias = node.attribute("name").flatMap { $0.isEmpty ? nil : $0 }
        transcript.say(
          node.readerText(), by: alias ?? node.attribute("id"), at: at,
          direction: node.attribute("isuser") == "true" ? .outgoing : .incoming)
      }
      return [transcript]
    })
}
