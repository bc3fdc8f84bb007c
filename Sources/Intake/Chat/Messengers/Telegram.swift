import Feedback
import Markup

extension ChatFormat {
  /// Telegram Desktop's HTML. A message of class `joined` is by the speaker of the message before;
  /// the time stands in a `title`, with or without an offset; `service` messages are the program's.
  static let telegram = ChatFormat(
    name: "chat.telegram",
    marks: [["message"], ["default", "service"]],
    recognises: { root in
      root.descendants.contains {
        $0.hasClass("message") && ($0.hasClass("default") || $0.hasClass("service"))
          && ($0.parent?.hasClass("history") ?? false || $0.first(class: "from_name") != nil)
      }
    },
    read: { root, clock in [TelegramPage(clock: clock).read(root)] })
}

private struct TelegramPage {
  let clock: ChatClock

  func read(_ root: MarkupNode) -> ChatTranscript {
    var transcript = ChatTranscript()
    transcript.subject = root.first(class: "page_header")?.text(class: "text")
    var speaker: String?
    for message in root.all(class: "message") {
      if message.hasClass("service") {
        transcript.note(message.text(class: "body") ?? "")
      } else if message.hasClass("default") {
        speaker = ownName(message) ?? (message.hasClass("joined") ? speaker : nil)
        add(message, by: speaker, to: &transcript)
      }
    }
    return transcript
  }

  /// Not the name of a forwarded message's author, which stands deeper.
  private func ownName(_ message: MarkupNode) -> String? {
    message.child("div").flatMap { _ in
      message.elements.first { $0.hasClass("body") }?
        .elements.first { $0.hasClass("from_name") }?.readerText()
    }
  }

  private func add(
    _ message: MarkupNode, by speaker: String?, to transcript: inout ChatTranscript
  ) {
    let time = message.first(class: "date")?.attribute("title")
    let media = message.first(class: "media_wrap").map {
      $0.text(class: "title") ?? $0.text(class: "status") ?? "media"
    }
    // What is passed on is somebody else's.
    let forwarded = message.first(class: "forwarded")
    let passed = forwarded.map { $0.index..<$0.tree.end(of: $0.index) }
    let text = message.all(class: "text").first { !(passed?.contains($0.index) ?? false) }?
      .readerText()
    transcript.say(
      text ?? "", by: speaker, at: clock.instant(time),
      attachment: media ?? forwarded.map { _ in "forwarded" })
  }
}
