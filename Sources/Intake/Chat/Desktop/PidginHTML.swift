import Feedback
import Markup

extension ChatFormat {
  /// Pidgin's (libpurple's) HTML logs: `<font><font>(time)</font> <b>Name:</b></font> text<br/>`,
  /// since 2.13 with `<span style="…">` for `<font>`; the date and both accounts in the title. A bold
  /// text without colon is the program's.
  static let pidgin = ChatFormat(
    name: "chat.pidgin",
    marks: [["h3"]],
    recognises: { root in
      root.descendants.contains {
        $0.name == "h3" && $0.rawText.hasPrefix("Conversation with ") && $0.rawText.contains(" at ")
      }
    },
    read: { root, clock in [PidginLog(clock: clock).read(root)] })
}

private struct PidginLog {
  let clock: ChatClock
  /// The colours that libpurple gives to what was sent and to what was received.
  private static let outgoing = "#16569e"
  private static let incoming = "#a82f2f"

  func read(_ root: MarkupNode) -> ChatTranscript {
    var transcript = ChatTranscript()
    let title = root.first("h3")?.readerText() ?? ""
    let started = title.range(of: " at ").map { String(title[$0.upperBound...]) } ?? title
    let stated = started.split(separator: " on ").dropLast().joined(separator: " on ")
    let clock = self.clock.settled(by: [stated])
    transcript.started = clock.instant(stated)
    var days = ChatDays(clock: clock, day: clock.date(stated))
    for line in lines(below: root) {
      add(line, at: days.instant(ChatMoment(line.time)), to: &transcript)
    }
    return transcript
  }

  private struct Line {
    var time: String
    var colour: String?
    var bold: String?
    /// Everything after the bold name.
    var text = ""
  }

  private func add(_ line: Line, at: Timestamp?, to transcript: inout ChatTranscript) {
    let bold = ChatText.trimmed(line.bold ?? "")
    let direction: ChatTranscript.Direction? =
      line.colour == Self.outgoing ? .outgoing : line.colour == Self.incoming ? .incoming : nil
    if bold.hasSuffix(":") {
      transcript.say(
        Self.withoutStrayTags(line.text), by: String(bold.dropLast()), at: at,
        direction: direction)
    } else if bold.hasPrefix("***") {
      transcript.note(bold.dropFirst(3) + " " + line.text, at: at)
    } else {
      transcript.note(bold + line.text, at: at)
    }
  }

  /// Some protocols leave an escaped `<HTML>` before what was said.
  private static func withoutStrayTags(_ text: String) -> String {
    let text = ChatText.trimmed(text)
    for tag in ["<html>", "<HTML>", "<body>", "<BODY>"] where text.hasPrefix(tag) {
      return ChatText.trimmed(String(text.dropFirst(tag.count)))
    }
    return text
  }

  /// The log is flat and its tags seldom match, so that it is read as a sequence of texts: a small
  /// font that holds a time starts a line, the next bold text is its name.
  private func lines(below root: MarkupNode) -> [Line] {
    var lines: [Line] = []
    var header: MarkupNode?
    for node in root.descendants {
      if node.name == "h3" || node.name == "title" { header = node }
      if let header, isBelow(node, header) { continue }
      if node.name == "br", !lines.isEmpty { lines[lines.count - 1].text += "\n" }
      guard node.isText else { continue }
      if isTime(node), let time = timeText(node) {
        lines.append(Line(time: time, colour: colour(of: node)))
      } else if !lines.isEmpty {
        add(node, to: &lines[lines.count - 1])
      }
    }
    return lines
  }

  private func add(_ node: MarkupNode, to line: inout Line) {
    let isBold = enclosing(node, "b") != nil
    if line.bold == nil, isBold {
      line.bold = node.rawText
    } else if isBold, line.text.isEmpty, let bold = line.bold, !bold.hasSuffix(":") {
      line.bold = bold + node.rawText
    } else if line.bold != nil || !ChatText.trimmed(node.rawText).isEmpty {
      line.bold = line.bold ?? ""
      line.text += folded(node.rawText)
    }
  }

  private func folded(_ text: String) -> String {
    let inner = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !inner.isEmpty else { return text.isEmpty ? "" : " " }
    return (text.first?.isWhitespace == true ? " " : "") + inner
      + (text.last?.isWhitespace == true ? " " : "")
  }

  private func isTime(_ node: MarkupNode) -> Bool {
    guard timeText(node) != nil else { return false }
    return enclosing(node, "font")?.attribute("size") == "2"
      || enclosing(node, "span").flatMap { Self.style($0, "font-size") } == "smaller"
  }

  private func timeText(_ node: MarkupNode) -> String? {
    let text = ChatText.trimmed(node.rawText)
    guard text.hasPrefix("("), text.hasSuffix(")") else { return nil }
    let time = String(text.dropFirst().dropLast())
    return ChatClock.isTime(time) ? time : nil
  }

  private func colour(of node: MarkupNode) -> String? {
    for (name, colour) in Self.coloured {
      let outer = enclosing(node, name)?.parent.flatMap { enclosing($0, name, orSelf: true) }
      if let found = outer.flatMap(colour) { return found.lowercased() }
    }
    return nil
  }

  /// The elements that colour a line, and how they state it.
  private static let coloured: [(name: String, colour: @Sendable (MarkupNode) -> String?)] = [
    ("font", { $0.attribute("color") }), ("span", { style($0, "color") }),
  ]

  /// What the `style` of an element says of one property.
  private static func style(_ node: MarkupNode, _ property: String) -> String? {
    node.attribute("style")?.split(separator: ";").lazy
      .map { $0.split(separator: ":", maxSplits: 1).map { ChatText.trimmed(String($0)) } }
      .first { $0.count == 2 && $0[0] == property }?[1]
  }

  /// The nearest element of that name around a node, at most four levels up.
  private func enclosing(
    _ node: MarkupNode, _ name: String, orSelf: Bool = false
  ) -> MarkupNode? {
    var above = orSelf ? node : node.parent
    for _ in 0..<4 {
      guard let element = above else { return nil }
      if element.name == name { return element }
      above = element.parent
    }
    return nil
  }

  private func isBelow(_ node: MarkupNode, _ header: MarkupNode) -> Bool {
    node == header || node.parent == header || node.parent?.parent == header
  }
}
