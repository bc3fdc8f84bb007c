import Feedback
import Markup

extension ChatFormat {
  /// MSN Messenger's logs: `DateTime` is UTC, `Date` and `Time` are local; one transcript a
  /// session.
  static let msn = ChatFormat(
    name: "chat.msn",
    marks: [["Log"]],
    recognises: { root in
      guard let log = root.document, log.name == "Log" else { return false }
      return log.attribute("FirstSessionID") != nil || log.child("Message")?.child("From") != nil
    },
    read: { root, clock in
      guard let log = root.document else { return [] }
      var transcript = ChatTranscript()
      for node in log.elements where node.isWhole {
        let name = node.child("From")?.child("User")?.attribute("FriendlyName")
        let text = node.child("Text")?.rawText ?? ""
        if node.name == "Message" {
          transcript.say(text, by: name, at: time(of: node, clock))
        } else {
          transcript.note(text, by: name, at: time(of: node, clock))
        }
      }
      return [transcript]
    })

  private static func time(of node: MarkupNode, _ clock: ChatClock) -> Timestamp? {
    if let utc = clock.instant(node.attribute("DateTime")) { return utc }
    let local = [node.attribute("Date") ?? "", node.attribute("Time") ?? ""]
    return clock.instant(local.joined(separator: " "))
  }
}
