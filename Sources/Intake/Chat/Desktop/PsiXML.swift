import Feedback
import Markup

extension ChatFormat {
  /// Psi's history as XML: messages with a direction and no names.
  static let psi = ChatFormat(
    name: "chat.psi",
    marks: [["history"], ["is_incoming"]],
    recognises: { root in
      guard let history = root.document, history.name == "history" else { return false }
      return history.child("message")?.attribute("is_incoming") != nil
    },
    read: { root, clock in
      guard let history = root.document else { return [] }
      var transcript = ChatTranscript()
      for node in history.elements where node.name == "message" && node.isWhole {
        transcript.say(
          node.child("body")?.readerText() ?? "", by: node.attribute("from"),
          at: clock.instant(node.attribute("time")),
          direction: node.attribute("is_incoming") == "true" ? .incoming : .outgoing)
      }
      return [transcript]
    })
}
