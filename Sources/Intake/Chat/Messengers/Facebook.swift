import Feedback
import Markup

extension ChatFormat {
  /// Facebook Messenger since 2018, and Instagram: a box of name, text and time; newest first.
  static let facebook = ChatFormat(
    name: "chat.facebook",
    marks: [["pam", "_a6-g"]],
    recognises: { root in
      root.descendants.contains { isBox($0) && $0.elements.prefix(3).map { _ in 1 }.count == 3 }
    },
    read: { root, clock in [FacebookPage(clock: clock).boxes(root)] })

  /// Facebook Messenger of 2016: `div.message` holds who and when, the text is the `p` after it.
  static let facebookOld = ChatFormat(
    name: "chat.facebook",
    marks: [["message_header"]],
    recognises: { root in
      root.descendants.contains {
        $0.hasClass("message_header") && $0.first(class: "user") != nil
          && $0.first(class: "meta") != nil
      }
    },
    read: { root, clock in FacebookPage(clock: clock).threads(root) })

  fileprivate static func isBox(_ node: MarkupNode) -> Bool {
    (node.hasClass("pam") && node.hasClass("uiBoxWhite")) || node.hasClass("_a6-g")
  }
}

private struct FacebookPage {
  let clock: ChatClock

  /// Names, texts and times stand in this order in a box, whatever its classes are called this
  /// year.
  func boxes(_ root: MarkupNode) -> ChatTranscript {
    var transcript = ChatTranscript()
    transcript.subject = root.first("title")?.rawText
    let boxes = root.descendants.filter { ChatFormat.isBox($0) }.map { Array($0.elements) }
      .filter { $0.count >= 3 }
    let times = boxes.map { $0[$0.count - 1].readerText() }
    let clock = self.clock.settled(by: times)
    let stamps = times.map { clock.instant($0) }
    var owners: [String: String] = [:]
    for place in Self.order(stamps) {
      let parts = boxes[place]
      let text = parts[1].readerText { $0.name == "ul" && $0.parent != parts[1] }
      let shown = parts[0].readerText()
      let name = owners[shown] ?? shown
      if ChatText.isNotice(text, under: name) {
        if let nickname = Self.nickname(in: text) { owners[nickname] = name }
        transcript.note(text, by: name, at: stamps[place])
      } else {
        let hasMedia = parts[1].first("img") ?? parts[1].first("video") ?? parts[1].first("audio")
        transcript.say(
          text, by: name, at: stamps[place], attachment: hasMedia.map { _ in "attachment" })
      }
    }
    return transcript
  }

  /// The name under which whoever says this is shown from now on.
  private static func nickname(in line: String) -> String? {
    guard let after = ChatLexicon.standard.textAfter(.nickname, in: line) else { return nil }
    let name = ChatText.trimmed(String(after))
    return name.hasSuffix(".") ? String(name.dropLast()) : name
  }

  func threads(_ root: MarkupNode) -> [ChatTranscript] {
    let threads = root.all(class: "thread")
    return (threads.isEmpty ? [root] : threads).map(thread)
  }

  private func thread(_ node: MarkupNode) -> ChatTranscript {
    var transcript = ChatTranscript()
    let messages = node.all(class: "message").filter { $0.first(class: "user") != nil }
    let times = messages.map { $0.text(class: "meta") ?? "" }
    let clock = self.clock.settled(by: times)
    let stamps = times.map { clock.instant($0) }
    for place in Self.order(stamps) {
      let body = messages[place].nextElement.flatMap { $0.name == "p" ? $0 : nil }
      transcript.say(
        body?.readerText() ?? "", by: messages[place].text(class: "user"), at: stamps[place],
        attachment: "attachment")
    }
    return transcript
  }

  /// Newest first is turned round; a file in order stays as it is.
  private static func order(_ stamps: [Timestamp?]) -> [Int] {
    let known = stamps.compactMap(\.self)
    guard let first = known.first, let last = known.last, first > last else {
      return Array(stamps.indices)
    }
    return stamps.indices.reversed()
  }
}
