import Feedback
import Markup

extension ChatFormat {
  /// DiscordChatExporter since 2022: one container a message; follow-ups have no author.
  static let discord = ChatFormat(
    name: "chat.discord",
    marks: [["chatlog__message-container"]],
    recognises: { $0.first(class: "chatlog__message-container") != nil },
    read: { root, clock in
      [DiscordPage(clock: clock).read(root, root.all(class: "chatlog__message-container"))]
    })

  /// DiscordChatExporter until 2021: messages in groups, the author at the head of the group.
  static let discordGroups = ChatFormat(
    name: "chat.discord",
    marks: [["chatlog__message-group"]],
    recognises: { $0.first(class: "chatlog__message-group") != nil },
    read: { root, clock in
      [DiscordPage(clock: clock).read(root, root.all(class: "chatlog__message-group"))]
    })
}

private struct DiscordPage {
  let clock: ChatClock

  func read(_ root: MarkupNode, _ blocks: [MarkupNode]) -> ChatTranscript {
    let stamps = root.descendants.filter(isTimestamp).compactMap(timeText)
    let page = DiscordPage(clock: clock.settled(by: stamps))
    var transcript = ChatTranscript()
    transcript.subject = root.text(class: "preamble__entry")
    var speaker: (name: String?, isBot: Bool) = (nil, false)
    for block in blocks {
      if let author = block.first(class: "chatlog__author")
        ?? block.first(class: "chatlog__author-name")
      {
        speaker = (author.readerText(), isBot(block))
      }
      if let notice = block.first(class: "chatlog__system-notification") {
        transcript.note(
          notice.text(class: "chatlog__system-notification-content") ?? "",
          by: notice.text(class: "chatlog__system-notification-author"), at: page.time(of: block))
      } else {
        page.add(block, by: speaker, to: &transcript)
      }
    }
    return transcript
  }

  private func isBot(_ block: MarkupNode) -> Bool {
    block.first(class: "chatlog__author-tag") ?? block.first(class: "chatlog__bot-tag") != nil
  }

  /// A group holds several messages, a container is one.
  private func add(
    _ block: MarkupNode, by speaker: (name: String?, isBot: Bool),
    to transcript: inout ChatTranscript
  ) {
    let inner = block.all(class: "chatlog__message")
    let groupTime = time(of: block)
    for message in inner.isEmpty || !block.hasClass("chatlog__message-group") ? [block] : inner {
      let content = message.first(class: "chatlog__content")
      let text = content?.readerText {
        $0.hasClass("chatlog__edited-timestamp") || $0.hasClass("chatlog__attachment")
      }
      let file =
        message.first(class: "chatlog__attachment") ?? message.first(class: "chatlog__sticker")
      transcript.say(
        text ?? "", by: speaker.name, at: time(of: message) ?? groupTime,
        role: speaker.isBot ? .agent : nil, attachment: file.map { _ in "attachment" })
    }
  }

  private func isTimestamp(_ node: MarkupNode) -> Bool {
    node.hasClass("chatlog__timestamp") || node.hasClass("chatlog__short-timestamp")
      || node.hasClass("chatlog__system-notification-timestamp")
  }

  private func timeText(_ node: MarkupNode) -> String? {
    let stated = [node, node.first("a")].compactMap { $0?.attribute("title") }
    return (stated + [node.readerText()]).first { !$0.isEmpty }
  }

  private func time(of block: MarkupNode) -> Timestamp? {
    block.descendants.first(where: isTimestamp).flatMap { clock.instant(timeText($0)) }
  }
}
