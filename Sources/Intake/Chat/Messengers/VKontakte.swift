import Feedback
import Markup

extension ChatFormat {
  /// VK's HTML: `div.msg_item` with `div.from`; forwarded messages stand inside and are not said
  /// here.
  static let vkontakte = ChatFormat(
    name: "chat.vkontakte",
    marks: [["msg_item"]],
    recognises: { root in
      root.descendants.contains { $0.hasClass("msg_item") && $0.first(class: "from") != nil }
    },
    read: { root, clock in
      var transcript = ChatTranscript()
      transcript.subject = root.first("title")?.rawText
      for message in root.all(class: "msg_item") where !isForwarded(message) {
        let own = message.elements
        let from = own.first { $0.hasClass("from") }
        let body = own.first { $0.hasClass("msg_body") }
        let hasFile = own.contains { $0.hasClass("attacment") || $0.hasClass("att_head") }
        let time = from?.all("a").last?.readerText()
        let at = clock.instant(time) ?? from.flatMap { clock.instant($0.readerText()) }
        let name = from?.first("b")?.readerText()
        if body == nil, !hasFile, let action = own.first(where: { $0.classes.isEmpty }) {
          transcript.note(action.readerText(), by: name, at: at)
        } else {
          transcript.say(
            body?.readerText() ?? "", by: name, at: at,
            attachment: hasFile ? "attachment" : nil)
        }
      }
      return [transcript]
    })

  private static func isForwarded(_ message: MarkupNode) -> Bool {
    var above = message.parent
    while let node = above {
      if node.hasClass("fwd") { return true }
      above = node.parent
    }
    return false
  }
}
