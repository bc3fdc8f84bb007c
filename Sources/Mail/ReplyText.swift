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

  /// A text of more lines is no letter that anybody wrote: it is kept whole, so that looking at its
  /// lines takes bounded memory.
  package static let lineLimit = 200_000

  /// - Parameter text: UTF-8 with line feeds.
  package init(_ text: [UInt8]) {
    guard text.count(where: { $0 == 0x0A }) <= Self.lineLimit else {
      bytes = Self.trimmed(text)
      return
    }
    var walker = text.withUnsafeBufferPointer { ReplyWalker(text, Self.lines($0)) }
    walker.walk()
    var kept = walker.kept
    ReplyTail.trim(&kept)
    var own = Self.joined(kept, text)
    if own.isEmpty, !walker.hasQuotes { own = Self.trimmed(text) }
    bytes = own
  }

  private static func lines(_ text: UnsafeBufferPointer<UInt8>) -> [MailLine] {
    var lines: [MailLine] = []
    var at = 0
    while at < text.count {
      let end = text.lineEnd(from: at)
      lines.append(MailLine(text, at..<end))
      at = end + 1
    }
    return lines
  }

  /// The lines that stay; one blank line stands where others were left out.
  private static func joined(_ kept: [ReplyWalker.Kept], _ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
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
    return Array(text[start...last])
  }
}
