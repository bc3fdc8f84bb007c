import Feedback
import Markup

extension ChatFormat {
  /// Google Voice's hAtom pages of text messages; `Me` is whoever made the export.
  static let googleVoice = ChatFormat(
    name: "chat.googlevoice",
    marks: [["hChatLog"]],
    recognises: { $0.first(class: "hChatLog") != nil },
    read: { root, clock in
      var transcript = ChatTranscript()
      transcript.subject = root.first("title")?.rawText
      for message in root.all(class: "message") {
        let name = message.text(class: "fn") ?? message.first("cite")?.readerText()
        let time = message.first(class: "dt")
        transcript.say(
          message.first("q")?.readerText() ?? "", by: name,
          at: clock.instant(time?.attribute("title")) ?? clock.instant(time?.readerText()),
          direction: name == "Me" ? .outgoing : .incoming,
          attachment: message.first("img").map { _ in "image" })
      }
      return [transcript]
    })
}
