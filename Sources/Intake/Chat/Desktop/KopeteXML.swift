import Feedback
import Markup

extension ChatFormat {
  /// Kopete's history: the month and the year stand in the head only, a message has its day of the
  /// month and its time.
  static let kopete = ChatFormat(
    name: "chat.kopete",
    marks: [["kopete-history"]],
    recognises: { $0.document?.name == "kopete-history" },
    read: { root, clock in
      guard let history = root.document else { return [] }
      let date = history.child("head")?.child("date")
      let month = date?.attribute("month").flatMap { Int($0) }
      let year = date?.attribute("year").flatMap { Int($0) }
      var transcript = ChatTranscript()
      for node in history.elements where node.name == "msg" && node.isWhole {
        let stamp = node.attribute("time") ?? ""
        let parts = stamp.split(separator: " ")
        let day = parts.first.flatMap { Int($0) }.flatMap { day in
          year.flatMap { year in
            month.flatMap { CivilDate(year: year, month: $0, day: day) }
          }
        }
        let nick = node.attribute("nick").flatMap { $0.isEmpty ? nil : $0 }
        let isIncoming = node.attribute("in") == "1"
        transcript.say(
          HTMLInside.plain(node.rawText), by: nick ?? node.attribute("from"),
          at: day == nil ? nil : clock.instant(parts.last.map(String.init), on: day),
          direction: isIncoming ? .incoming : .outgoing)
      }
      return [transcript]
    })
}
