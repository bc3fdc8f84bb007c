import Markup

extension ChatFormat {
  /// Element (Matrix) HTML, of the same title as Telegram's but with `mx_` classes.
  static let element = ChatFormat(
    name: "chat.element",
    marks: [["mx_EventTile", "mx_MatrixChat"]],
    recognises: { root in
      root.first(class: "mx_EventTile") != nil
        || root.first(class: "mx_MatrixChat") != nil
          && root.first(class: "mx_RoomView_MessageList") != nil
    },
    read: { root, clock in
      var transcript = ChatTranscript()
      transcript.subject = root.text(class: "mx_RoomHeader_nametext") ?? root.text(child: "title")
      var speaker: String?
      var day = root.first(class: "mx_DateSeparator").flatMap { clock.date($0.readerText()) }
      for node in root.descendants {
        if node.hasClass("mx_DateSeparator") {
          day = clock.date(node.readerText()) ?? day
        } else if node.hasClass("mx_EventTile") {
          let time = node.first(class: "mx_MessageTimestamp")
          let at =
            clock.instant(time?.attribute("title"), on: day)
            ?? clock.instant(time?.readerText(), on: day)
          if node.hasClass("mx_EventTile_info") {
            transcript.note(node.text(class: "mx_TextualEvent") ?? "", at: at)
            continue
          }
          speaker =
            node.text(class: "mx_DisambiguatedProfile_displayName")
            ?? node.text(class: "mx_SenderProfile_displayName")
            ?? node.text(class: "mx_SenderProfile") ?? speaker
          let body =
            node.first(class: "mx_EventTile_body") ?? node.first(class: "mx_EventTile_content")
          let text = body?.readerText {
            $0.hasClass("mx_EventTile_edited") || $0.name == "mx-reply"
          }
          transcript.say(
            text ?? "", by: speaker, at: at,
            attachment: node.first(class: "mx_MImageBody") == nil ? "file" : "image")
        }
      }
      return [transcript]
    })
}
