import Bytes

/// A line of a mail's text, with what the rules of ``ReplyText`` ask of it; its words are in
/// ``MailLines``.
struct MailLine {
  /// The line in the text, without its line feed.
  let range: Range<Int>
  /// Where ``MailLines/core(_:)`` stands among the folded bytes.
  let core: Range<Int>
  let isBlank: Bool
  /// Whether it begins with `>` as quoted lines do, and does not end in `<` as an arrow would.
  let isQuote: Bool
  /// Whether dashes, underscores or equals signs stood on both sides of the core.
  let isFramed: Bool
  /// How many bytes of dashes, underscores or equals signs it consists of; 0 where it has more.
  let ruleLength: Int
  /// Whether one dash stands before the core and none after it.
  let isDashed: Bool
  /// Whether there was more than could be folded.
  let isLong: Bool
  /// How many words the core has.
  let wordCount: Int
  /// The core's last byte; 0 where it is empty.
  let last: UInt8

  /// - Parameters:
  ///   - folded: the line's beginning as ``PhraseBook/folded(_:)`` has it.
  ///   - place: where it stands among the folded bytes of all lines.
  init(
    _ folded: UnsafeBufferPointer<UInt8>, at place: Int, range: Range<Int>, isLong: Bool
  ) {
    self.range = range
    self.isLong = isLong
    isBlank = folded.isEmpty
    isQuote = folded.first == UInt8(ascii: ">") && folded.last != UInt8(ascii: "<")
    let core = Self.core(of: folded)
    self.core = (place + core.lowerBound)..<(place + core.upperBound)
    isFramed =
      !core.isEmpty && Self.hasRule(folded, 0..<core.lowerBound)
      && Self.hasRule(folded, core.upperBound..<folded.count)
    isDashed =
      !isFramed && folded.first == UInt8(ascii: "-")
      && !(folded.count > 1 && folded[1] == UInt8(ascii: "-"))
    // A line that begins with a letter, as most do, is no rule.
    let mayBeRule = core.isEmpty || core.lowerBound > 0 || folded.first == 0xE2
    ruleLength = mayBeRule && Self.isDashes(folded) ? folded.count : 0
    var spaces = 0
    for at in core where folded[at] == 0x20 { spaces += 1 }
    wordCount = core.isEmpty ? 0 : spaces + 1
    last = core.isEmpty ? 0 : folded[core.upperBound - 1]
  }

  /// Without quote marks, emphasis and dashes around.
  private static func core(of folded: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var start = 0
    while start < folded.count, isFrame(folded[start]) { start += 1 }
    var end = folded.count
    while end > start, isFrame(folded[end - 1]), folded[end - 1] != UInt8(ascii: ">") { end -= 1 }
    return start == folded.count ? 0..<0 : start..<end
  }

  private static func hasRule(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    for at in range where isRule(bytes[at]) { return true }
    return false
  }

  /// Only dashes, underscores or equals signs, em dashes included.
  private static func isDashes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in bytes {
      switch byte {
      case 0x20, 0xE2, 0x80, 0x93, 0x94: continue
      default: if !isRule(byte) { return false }
      }
    }
    return true
  }

  private static func isRule(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "=")
  }

  private static func isFrame(_ byte: UInt8) -> Bool {
    isRule(byte) || byte == 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "*")
  }
}
