import Feedback
import Markup

extension ChatFormat {
  /// Adium's Unified Logging Format (`http://purl.org/net/ulf/ns/0.4-02`): the account of the
  /// exporter on the root, messages with sender, alias and time, statuses and events apart.
  static let adium = ChatFormat(
    name: "chat.adium",
    marks: [["chat"], ["account"]],
    recognises: { root in
      guard let chat = root.document, chat.name == "chat" else { return false }
      return chat.attribute("account") != nil && chat.attribute("service") != nil
    },
    read: { root, clock in
      guard let chat = root.document else { return [] }
      var transcript = ChatTranscript()
      let account = chat.attribute("account")
      for node in chat.elements where node.isWhole {
        let sender = node.attribute("sender")
        let name = node.attribute("alias").flatMap { $0.isEmpty ? nil : $0 } ?? sender
        let at = clock.instant(node.attribute("time"))
        if node.name == "message" {
          transcript.say(
            node.readerText(), by: name, at: at,
            role: node.attribute("type") == "autoreply" ? .agent : nil,
            direction: sender == account ? .outgoing : .incoming)
        } else {
          transcript.note(node.readerText(), by: name, at: at)
        }
      }
      return [transcript]
    })
}
