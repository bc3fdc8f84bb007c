import Bytes

/// The message that stands below a writer's own words under a header block: one that was passed on,
/// or that was answered.
package struct OlderMessage: Sendable {
  /// Whether the line over it says that it was passed on: "Forwarded message".
  package let isForward: Bool
  /// Who wrote it, where the header block says so.
  package let sender: AddressList.Mailbox?
  /// Its text, quotes and signature not taken off; quote marks before every line are.
  package let text: [UInt8]

  /// Reads what begins at line `start`; nil where no header block stands there.
  init?(_ lines: MailLines, from start: Int) {
    guard start < lines.count else { return nil }
    let isForward = PhraseBook.mail.contains(.forward, lines.bare(lines[start]))
    let isDivider = isForward || PhraseBook.mail.contains(.divider, lines.bare(lines[start]))
    let rest = lines.rest(from: start + (isDivider ? 1 : 0))
    guard let first = rest.firstIndex(where: { !$0.isBlank && $0.ruleLength == 0 }),
      let block = HeaderBlock(lines, at: first)
    else { return nil }
    self.isForward = isForward
    sender = block.sender.flatMap { Self.sender(lines.text[lines[$0].range]) }
    text = Self.text(of: lines, from: block.end)
  }

  /// The mailbox behind the first colon of a line such as `> Van: Anna <anna@klant.example>`.
  private static func sender(_ line: ArraySlice<UInt8>) -> AddressList.Mailbox? {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    var value = Array(line[(colon + 1)...].prefix(400))
    // Outlook writes `Anna [mailto:anna@klant.example]`.
    if let bracket = value.withUnsafeBufferPointer({ $0.find("[mailto:") }) {
      value.replaceSubrange(bracket..<(bracket + "[mailto:".utf8.count), with: "<".utf8)
      if let end = value.lastIndex(of: UInt8(ascii: "]")) { value[end] = UInt8(ascii: ">") }
    }
    return AddressList(value.filter { $0 != UInt8(ascii: "*") }).mailboxes.first
  }

  private static func text(of lines: MailLines, from start: Int) -> [UInt8] {
    let rest = lines.rest(from: start)
    let isQuoted = rest.allSatisfy { $0.isBlank || $0.isQuote }
    guard let first = rest.first else { return [] }
    guard isQuoted else { return Array(lines.text[first.range.lowerBound...]) }
    var text: [UInt8] = []
    for line in rest {
      let marked = lines.text[line.range].drop { $0 == 0x20 }.drop { $0 == UInt8(ascii: ">") }
      text += marked.first == 0x20 ? marked.dropFirst() : marked
      text.append(0x0A)
    }
    return text
  }
}
