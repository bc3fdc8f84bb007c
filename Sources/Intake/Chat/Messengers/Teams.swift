import Feedback
import Markup

extension ChatFormat {
  /// Exports of Microsoft Teams chats: who and when in one `div`, what was said in its next
  /// sibling.
  static let teams = ChatFormat(
    name: "chat.teams",
    marks: [["data-msg-id", "message-content"]],
    recognises: { root in
      root.descendants.contains {
        $0.attribute("data-msg-id") != nil
          || ($0.hasClass("message-content") && $0.parent?.first(class: "from") != nil)
      }
    },
    read: { root, clock in [TeamsPage(clock: clock).read(root)] })
}

private struct TeamsPage {
  let clock: ChatClock

  func read(_ root: MarkupNode) -> ChatTranscript {
    var transcript = ChatTranscript()
    transcript.subject = root.first("h1")?.readerText()
    transcript.id = root.text(class: "chat-id").flatMap { id in
      id.split(separator: ":", maxSplits: 1).last.map { ChatText.trimmed(String($0)) }
    }
    for content in root.all(class: "message-content") {
      guard let head = head(of: content) else { continue }
      let name = head.text(class: "from")
      let at = clock.instant(head.text(class: "timestamp"))
      let text = content.readerText { $0.hasClass("message-reference") }
      if text.contains("#microsoft.graph") || name == "Unknown" {
        transcript.note(text, by: name, at: at)
      } else {
        transcript.say(
          text, by: name, at: at,
          attachment: content.first("img") ?? content.first("attachment") == nil
            ? nil : "attachment")
      }
    }
    return transcript
  }

  /// The nearest element before the content that names a speaker, or the one around both.
  private func head(of content: MarkupNode) -> MarkupNode? {
    var found: MarkupNode?
    guard let parent = content.parent else { return nil }
    for sibling in parent.elements {
      if sibling == content { break }
      if sibling.first(class: "from") != nil { found = sibling }
      if sibling.hasClass("message-content") { found = nil }
    }
    return found ?? (parent.attribute("data-msg-id") == nil ? nil : parent)
  }
}
