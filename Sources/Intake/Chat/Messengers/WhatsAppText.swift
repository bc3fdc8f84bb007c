import Bytes
import Feedback

/// WhatsApp's own plain-text export as phones write it, in any of their date formats:
/// `19-12-23 18:57 - Naam: tekst` (Android), `[19-12-2023 18:57:01] Naam: tekst` (iPhone).
/// A line without such a beginning goes on with the message before.
struct WhatsAppText {
  static let format = "chat.whatsapp"

  let clock: ChatClock

  /// Whether the first lines are those of an export: one line for a short file, and most of them.
  static func isExport(_ head: [UInt8]) -> Bool {
    let text = Charset.guess(head).decode(head)
    let lines = text.split(whereSeparator: \.isNewline).prefix(40)
    let heads = lines.compactMap { Line(String($0)) }
    guard let first = lines.first, Line(String(first)) != nil else { return false }
    return heads.contains { $0.speaker != nil } && heads.count * 4 >= lines.count
  }

  func read(_ bytes: [UInt8]) -> ChatTranscript? {
    let text = Charset.guess(bytes).decode(bytes)
    var messages: [Line] = []
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if let message = Line(String(line)) {
        messages.append(message)
      } else if !messages.isEmpty {
        messages[messages.count - 1].lines.append(String(line))
      }
    }
    guard !messages.isEmpty else { return nil }
    let clock = self.clock.settled(by: messages.lazy.map(\.time))
    var transcript = ChatTranscript()
    for message in messages { add(message, clock, to: &transcript) }
    return transcript
  }

  private func add(_ message: Line, _ clock: ChatClock, to transcript: inout ChatTranscript) {
    let at = clock.instant(message.time)
    let text = message.lines.joined(separator: "\n")
    if message.speaker == nil || ChatText.isNotice(text, under: message.speaker) {
      transcript.note(text, by: message.speaker, at: at)
    } else {
      // Who made the export reads of his own messages that he deleted them.
      let isOwn = ChatLexicon.standard.length(ofStart: ChatText.trimmed(text), .ownDeleted) != nil
      transcript.say(
        text, by: message.speaker, at: at, direction: isOwn ? .outgoing : nil)
    }
  }

  /// The first line of a message.
  struct Line {
    let time: String
    /// Nil where the program speaks.
    let speaker: String?
    var lines: [String]

    init?(_ raw: String) {
      let line = ChatText.trimmed(raw)
      guard let first = line.first, first == "[" || first.isNumber,
        let (time, rest) = first == "[" ? Self.bracketed(line) : Self.dashed(line)
      else { return nil }
      let reading = TimeReading(time, order: .dayFirst)
      guard reading.secondOfDay != nil, time.contains(where: { "-/.".contains($0) }) else {
        return nil
      }
      self.time = time
      let body = ChatText.trimmed(String(rest))
      if let colon = body.range(of: ": ") ?? body.rangeOfFinalColon,
        body.distance(from: body.startIndex, to: colon.lowerBound) <= 100
      {
        speaker = Self.withoutTilde(ChatText.trimmed(String(body[..<colon.lowerBound])))
        lines = [ChatText.trimmed(String(body[colon.upperBound...]))]
      } else {
        speaker = nil
        lines = [body]
      }
    }

    /// WhatsApp puts a tilde before the names that people gave themselves.
    private static func withoutTilde(_ name: String) -> String {
      name.hasPrefix("~") ? ChatText.trimmed(String(name.dropFirst())) : name
    }

    private static func bracketed(_ line: String) -> (String, Substring)? {
      guard let end = line.prefix(40).firstIndex(of: "]") else { return nil }
      return (
        String(line[line.index(after: line.startIndex)..<end]), line[line.index(after: end)...]
      )
    }

    /// The dash stands between blanks; dates have none there.
    private static func dashed(_ line: String) -> (String, Substring)? {
      let head = line.prefix(48)
      guard let dash = head.range(of: " - ") ?? head.range(of: " – ") else { return nil }
      return (String(line[..<dash.lowerBound]), line[dash.upperBound...])
    }
  }
}

extension String {
  /// The colon at the end of a line whose text starts on the next.
  fileprivate var rangeOfFinalColon: Range<Index>? {
    guard hasSuffix(":"), let last = indices.last else { return nil }
    return last..<endIndex
  }
}

extension StringProtocol {
  /// Where `text` first stands; nil where it does not.
  fileprivate func range(of text: String) -> Range<Index>? {
    firstRange(of: text)
  }
}
