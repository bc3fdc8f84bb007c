import Bytes

/// A mail's text without what its writer did not write for it: quoted messages, the lines over them,
/// forwarded messages, signatures and footers.
///
/// The rules go by what programs and people put around such text, in `Lexicons/mail/phrases.tsv`.
/// Answers between quoted lines stay, in order. Where a rule is in doubt the text stays: no stripped
/// signature is worth a customer's sentence.
package struct ReplyText: Sendable {
  /// The writer's own words, without blank lines at the ends.
  package let bytes: [UInt8]
  /// The message below the own words that was passed on or answered; nil where there is none with a
  /// header block or a divider over it.
  package let older: OlderMessage?

  /// A text of more lines is no letter that anybody wrote: it is kept whole, so that looking at its
  /// lines takes bounded memory.
  package static let lineLimit = 50_000

  /// - Parameters:
  ///   - text: UTF-8 with line feeds.
  ///   - writer: the name in the sender's field, by which a signature without a closing line is told.
  package init(_ text: [UInt8], writer: String? = nil) {
    guard let lines = MailLines(text, limit: Self.lineLimit) else {
      (bytes, older) = (Self.trimmed(text), nil)
      return
    }
    var walker = ReplyWalker(lines)
    walker.walk()
    var tail = ReplyTail(walker.kept, in: lines, writer: writer)
    tail.trim()
    let own = Self.joined(tail.kept, text)
    bytes = own.isEmpty && !walker.hasQuotes ? Self.trimmed(text) : own
    older = walker.restStart.flatMap { OlderMessage(lines, from: $0) }
  }

  /// The lines that stay; one blank line stands where others were left out.
  private static func joined(_ kept: [ReplyWalker.Kept], _ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + 1)
    for item in kept {
      if item.followsGap, !result.isEmpty {
        while result.last?.isASCIISpace == true { result.removeLast() }
        result.append(contentsOf: [0x0A, 0x0A])
      }
      result.append(contentsOf: text[item.range])
      result.append(0x0A)
    }
    return trimmed(result)
  }

  /// Without blank lines at the ends, and without white space at the end of the last.
  private static func trimmed(_ text: [UInt8]) -> [UInt8] {
    guard let last = text.lastIndex(where: { !$0.isASCIISpace }),
      let first = text.firstIndex(where: { !$0.isASCIISpace })
    else { return [] }
    let start = text[..<first].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return start == 0 && last == text.count - 1 ? text : Array(text[start...last])
  }
}
