import Feedback
import Markup

extension ChatFormat {
  /// Live Helper Chat: a `msg` with the `msg` that was typed, and a `user_id` that is the operator's
  /// number, 0 for the visitor and below 0 for the program.
  static let liveHelperChat = ChatFormat(
    name: "chat.livehelperchat", transcripts: ["chat"], marks: [["msg"], ["user_id"]],
    recognises: { root in root.has("msg", with: ["msg", "user_id"]) },
    read: { root, clock in
      let chats = root.all("chat")
      return (chats.isEmpty ? [root] : chats).map { liveHelperChat($0, clock) }
    })

  private static func liveHelperChat(_ chat: MarkupNode, _ clock: ChatClock) -> ChatTranscript {
    var transcript = ChatTranscript()
    let messages = chat.all("msg").filter { $0.child("msg") != nil }
    TranscriptFacts.read(from: chat, beside: messages.map(\.index), clock: clock, into: &transcript)
    transcript.started = transcript.started ?? clock.instant(chat.text(child: "time"))
    transcript.department = transcript.department ?? chat.text(child: "dep")
    let visitor = chat.text(child: "nick")
    transcript.customer.name = transcript.customer.name ?? visitor
    for message in messages where message.isWhole {
      let user = message.text(child: "user_id").flatMap { Int($0) } ?? 0
      let text = HTMLInside.plain(message.child("msg")?.rawText ?? "")
      let at = clock.instant(message.text(child: "time"))
      if user < 0 {
        transcript.note(text, at: at)
      } else {
        let name = user == 0 ? visitor : message.text(child: "name_support")
        transcript.say(text, by: name, at: at, role: user == 0 ? .customer : .agent)
      }
    }
    return transcript
  }
}
