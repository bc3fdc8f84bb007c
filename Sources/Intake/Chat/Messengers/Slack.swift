import Feedback
import Markup

extension ChatFormat {
  /// slack-export-viewer's HTML: one transcript a channel.
  static let slack = ChatFormat(
    name: "chat.slack",
    marks: [["message-container"]],
    recognises: { root in
      root.descendants.contains {
        $0.hasClass("message-container") && $0.first(class: "username") != nil
          && $0.first(class: "msg") != nil
      }
    },
    read: { root, clock in
      let channels = root.all(class: "channel-block")
      return (channels.isEmpty ? [root] : channels).map { SlackChannel(clock: clock).read($0) }
    })
}

private struct SlackChannel {
  let clock: ChatClock

  func read(_ channel: MarkupNode) -> ChatTranscript {
    var transcript = ChatTranscript()
    transcript.subject = channel.first("h2")?.readerText()
    var speaker: String?
    for message in channel.all(class: "message-container") {
      speaker = message.text(class: "username") ?? speaker
      let at = clock.instant(message.text(class: "time"))
      let text = message.first(class: "msg")?.readerText() ?? ""
      let kinds = message.classes.filter { $0.hasPrefix("channel_") || $0.hasPrefix("group_") }
      if !kinds.isEmpty {
        transcript.note(text, by: speaker, at: at)
      } else {
        let isBot = message.hasClass("bot_message")
        transcript.say(
          text, by: speaker, at: at, role: isBot ? .agent : nil,
          attachment: message.first("img").map { _ in "attachment" })
      }
    }
    return transcript
  }
}
