import Feedback
import Markup

extension ChatFormat {
  /// XMPP message archives (XEP-0136): `secs` counts from the item before (§5.1), `utc` is
  /// absolute; `from` is the other side, `to` is the archive's owner; a `note` is nobody's turn.
  static let xep0136 = ChatFormat(
    name: "chat.xep0136",
    marks: [["chat"], ["with"]],
    recognises: { root in
      root.descendants.contains {
        $0.name == "chat" && $0.attribute("with") != nil && $0.attribute("start") != nil
      }
    },
    read: { root, clock in
      root.all("chat").filter { $0.attribute("with") != nil }
        .map { ArchivedChat(clock: clock).read($0) }
    })
}

private struct ArchivedChat {
  let clock: ChatClock

  func read(_ chat: MarkupNode) -> ChatTranscript {
    var transcript = ChatTranscript()
    transcript.subject = chat.attribute("subject")
    transcript.id = chat.attribute("thread")
    transcript.started = clock.instant(chat.attribute("start"))
    var at = transcript.started
    for node in chat.elements where node.isWhole {
      if let utc = clock.instant(node.attribute("utc")) {
        at = utc
      } else if let seconds = node.attribute("secs").flatMap({ Int64($0) }),
        abs(seconds) < 1 << 40
      {
        at?.seconds += seconds
      }
      let text = (node.child("body") ?? node).readerText()
      switch node.name {
      case "from":
        transcript.say(
          text, by: node.attribute("name") ?? chat.attribute("with"), at: at, direction: .incoming)
      case "to": transcript.say(text, by: "self", at: at, direction: .outgoing)
      case "note": transcript.note(text, at: at)
      default: continue
      }
    }
    return transcript
  }
}
