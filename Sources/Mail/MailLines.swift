import Bytes

/// The lines of a mail's text. What they are compared by stands in one buffer, so that a line is a
/// few numbers and asking about it allocates nothing.
///
///     text    "Dag,\n\n> Hallo  U\n"      as it came
///     folded  "dag,> hallo u"             lower case, single spaces, no line feeds
///     cores    dag,  hallo u              without quote marks and dashes
final class MailLines: Sendable {
  /// How much of a line is folded for comparison; no mark is longer.
  private static let foldLimit = 400

  let text: [UInt8]
  private let folded: [UInt8]
  private let lines: [MailLine]

  /// Nil where the text has more than `limit` lines.
  init?(_ text: [UInt8], limit: Int) {
    self.text = text
    var lines: [MailLine] = []
    let folded = [UInt8](unsafeUninitializedCapacity: text.count) { room, count in
      guard let base = room.baseAddress else { return }
      text.withUnsafeBufferPointer { text in
        lines.reserveCapacity(min(limit, text.count / 24) + 1)
        var at = 0
        while at < text.count, lines.count <= limit {
          let end = text.lineEnd(from: at)
          let head = UnsafeBufferPointer(rebasing: text[at..<min(end, at + Self.foldLimit)])
          let size = PhraseBook.fold(head, into: base + count)
          let part = UnsafeBufferPointer(start: base + count, count: size)
          lines.append(
            MailLine(part, at: count, range: at..<end, isLong: end - at > Self.foldLimit))
          count += size
          at = end + 1
        }
      }
    }
    self.folded = folded
    self.lines = lines
    if lines.count > limit { return nil }
  }

  var count: Int { lines.count }

  subscript(_ index: Int) -> MailLine { lines[index] }
  subscript(_ range: Range<Int>) -> ArraySlice<MailLine> { lines[range] }

  /// The lines from `start` on.
  func rest(from start: Int) -> ArraySlice<MailLine> { lines[min(start, lines.count)...] }

  /// The beginning of a line as ``PhraseBook/folded(_:)`` has it, without quote marks, emphasis and
  /// dashes around.
  func core(_ line: MailLine) -> ArraySlice<UInt8> { folded[line.core] }

  /// The core without the punctuation at its end.
  func bare(_ line: MailLine) -> ArraySlice<UInt8> {
    let start = line.core.lowerBound
    var end = line.core.upperBound
    while end > start, Self.isPunctuation(folded[end - 1]) { end -= 1 }
    while end > start, folded[end - 1] == 0x20 { end -= 1 }
    return folded[start..<end]
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!")
      || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ";")
  }

  /// Whether the first line with text from `start` on is quoted.
  func isQuote(from start: Int) -> Bool {
    rest(from: start).first { !$0.isBlank }?.isQuote ?? false
  }
}
