import Feedback
import Markup

extension ChatFormat {
  /// HTML of signal-export (Python) and of sigexport: `div.msg` with `span.date`, `span.sender` and
  /// `span.body`; the exporter's own messages are of class `me`.
  static let signal = ChatFormat(
    name: "chat.signal",
    marks: [["msg"], ["sender"]],
    recognises: { root in
      root.descendants.contains {
        $0.hasClass("msg") && $0.first(class: "sender") != nil && $0.first(class: "body") != nil
      }
    },
    read: { root, clock in
      var transcript = ChatTranscript()
      transcript.subject = root.first("title")?.rawText
      var day = transcript.started.map { clock.zone.date(of: $0) }
      for message in root.all(class: "msg") {
        let date = message.text(class: "date") ?? ""
        day = clock.date(date) ?? day
        let stamp = [date, message.text(class: "time") ?? ""].joined(separator: " ")
        let body = message.first(class: "body")?.readerText {
          $0.hasClass("quote") || $0.hasClass("reaction")
        }
        let file = message.first("img") ?? message.first("video") ?? message.first("audio")
        transcript.say(
          body ?? "", by: message.text(class: "sender"), at: clock.instant(stamp, on: day),
          direction: message.hasClass("me") ? .outgoing : .incoming,
          attachment: file.map { _ in "attachment" })
      }
      return [transcript]
    })
}
