import Feedback
import Markup

extension ChatFormat {
  /// Pages of the WhatsApp chat exporters: one row a message, the day above the first of it, the
  /// direction by the side that the name stands on.
  static let whatsAppHTML = ChatFormat(
    name: "chat.whatsapp",
    marks: [["w3-row", "message-row"]],
    recognises: { root in
      root.first(class: "w3-row") != nil && root.first(class: "name") != nil
        || root.first(class: "message-row") != nil && root.first(class: "message-box") != nil
    },
    read: { root, clock in [WhatsAppPage(clock: clock).read(root)] })
}

private struct WhatsAppPage {
  let clock: ChatClock

  func read(_ root: MarkupNode) -> ChatTranscript {
    var transcript = ChatTranscript()
    transcript.subject = root.first("header")?.readerText() ?? root.first("title")?.rawText
    let rows = root.descendants.filter {
      ($0.hasClass("w3-row") && $0.attribute("id") != nil) || $0.hasClass("message-row")
    }
    var day = rows.first.flatMap(date)
    for row in rows {
      day = date(row) ?? day
      let name = row.first(class: "name")
      let stamp = row.descendants.first { isTime($0) && $0 != name }
      let at = clock.instant(stamp?.readerText(), on: day)
      if let notice = row.first(class: "w3-center", besides: "w3-padding-16") {
        transcript.note(notice.readerText(), by: name?.readerText(), at: at)
      } else {
        transcript.say(
          text(row), by: name?.readerText(), at: at,
          direction: name.map(direction), attachment: media(row))
      }
    }
    return transcript
  }

  private func date(_ row: MarkupNode) -> CivilDate? {
    row.descendants.lazy.filter { $0.hasClass("w3-center") || $0.hasClass("date") }
      .compactMap { clock.date($0.readerText()) }.first { _ in true }
  }

  private func isTime(_ node: MarkupNode) -> Bool {
    (node.hasClass("blue") || node.hasClass("time")) && ChatClock.isTime(node.readerText())
  }

  private func text(_ row: MarkupNode) -> String {
    let body = row.descendants.first {
      $0.hasClass("w3-left-align") || ($0.hasClass("w3-right-align") && $0.isBody)
        || $0.hasClass("message-text")
    }
    return body?.readerText { $0.hasClass("reply") || $0.hasClass("blue") } ?? ""
  }

  private func media(_ row: MarkupNode) -> String? {
    let file = row.descendants.first {
      ["video", "audio"].contains($0.name) || ($0.name == "img" && !$0.hasClass("avatar"))
    }
    return file.map { _ in "media" }
  }

  private func direction(_ name: MarkupNode) -> ChatTranscript.Direction {
    name.hasClass("w3-right-align") ? .outgoing : .incoming
  }
}

extension MarkupNode {
  /// The first element below of one class that is not of the other.
  fileprivate func first(class name: String, besides other: String) -> MarkupNode? {
    descendants.first { $0.hasClass(name) && !$0.hasClass(other) }
  }

  /// Whether this holds what was said rather than who or when.
  fileprivate var isBody: Bool { !hasClass("name") && !hasClass("blue") }
}
