import Feedback
import Markup

extension ChatFormat {
  /// Trillian's XML logs: no root, all words percent-encoded in attributes, `text` holding HTML;
  /// icons, statuses and file transfers are not said.
  static let trillian = ChatFormat(
    name: "chat.trillian", shape: .rootless, marks: [["medium"]],
    recognises: { root in
      root.descendants.contains {
        ($0.name == "message" || $0.name == "session") && $0.attribute("medium") != nil
          && $0.attribute("type") != nil
      }
    },
    read: { root, clock in [TrillianLog(clock: clock).read(root)] })
}

struct TrillianLog {
  let clock: ChatClock

  /// Whether a file starts with one of the elements that Trillian puts side by side.
  static func isRootless(_ start: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: start.prefix(400), as: UTF8.self)
    return ["<session ", "<message ", "<status ", "<icon ", "<filetransfer "].contains {
      text.hasPrefix($0)
    } && text.contains("medium=")
  }

  func read(_ root: MarkupNode) -> ChatTranscript {
    var transcript = ChatTranscript()
    for node in root.descendants where node.isElement && node.name == "message" {
      let type = node.attribute("type") ?? ""
      let at = clock.instant(node.attribute("time"))
      let text = HTMLInside.plain(Self.decoded(node.attribute("text") ?? ""))
      if type.hasPrefix("incoming_") || type.hasPrefix("outgoing_") {
        let name = node.attribute("from") ?? node.attribute("from_display")
        transcript.say(
          Self.unescaped(text), by: name.map(Self.decoded), at: at,
          direction: type.hasPrefix("incoming_") ? .incoming : .outgoing)
      } else {
        transcript.note(text, at: at)
      }
    }
    return transcript
  }

  /// Yahoo's messages went through Trillian with their entities.
  private static func unescaped(_ text: String) -> String {
    guard text.contains("&"), text.contains(";") else { return text }
    return HTMLDocument(text: text).root.readerText()
  }

  /// Percent decoding (RFC 3986 §2.1); what is no such escape stays as it is.
  static func decoded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count,
        let value = UInt8(String(decoding: bytes[(at + 1)...(at + 2)], as: UTF8.self), radix: 16)
      {
        out.append(value)
        at += 3
      } else {
        out.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
