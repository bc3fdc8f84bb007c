import Bytes

/// A line of a mail's text, with what the rules of ``ReplyText`` ask of it.
struct MailLine {
  /// How much of a line is folded for comparison; no mark is longer.
  private static let foldLimit = 400

  /// The line in the text, without its line feed.
  let range: Range<Int>
  let isBlank: Bool
  /// Whether it begins with `>` as quoted lines do, and does not end in `<` as an arrow would.
  let isQuote: Bool
  /// Its beginning as ``PhraseBook/folded(_:)`` has it, without quote marks, emphasis and dashes around.
  let core: [UInt8]
  /// Whether dashes, underscores or equals signs stood on both sides of ``core``.
  let isFramed: Bool
  /// How many bytes of dashes, underscores or equals signs it consists of; 0 where it has more.
  let ruleLength: Int
  /// Whether one dash stands before ``core`` and none after it.
  let isDashed: Bool
  /// Whether there was more than could be folded.
  let isLong: Bool

  init(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.range = range
    let folded = PhraseBook.folded(
      UnsafeBufferPointer(rebasing: text[range].prefix(Self.foldLimit)))
    isLong = range.count > Self.foldLimit
    isBlank = folded.isEmpty
    isQuote = folded.first == UInt8(ascii: ">") && folded.last != UInt8(ascii: "<")
    let start = folded.firstIndex { !Self.isFrame($0) } ?? folded.count
    let end = (folded.lastIndex { !Self.isFrame($0) || $0 == UInt8(ascii: ">") } ?? -1) + 1
    let isDashedLeft = folded[..<start].contains(where: Self.isRule)
    isFramed = start < end && isDashedLeft && folded[end...].contains(where: Self.isRule)
    isDashed =
      !isFramed && folded.first == UInt8(ascii: "-")
      && folded.dropFirst().first != UInt8(ascii: "-")
    core = start < end ? Array(folded[start..<end]) : []
    let isRule = !folded.isEmpty && Self.isDashes(folded)
    ruleLength = isRule ? folded.count : 0
  }

  /// Only dashes, underscores or equals signs, em dashes included.
  private static func isDashes(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { Self.isRule($0) || $0 == 0x20 || [0xE2, 0x80, 0x93, 0x94].contains($0) }
  }

  private static func isRule(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "=")
  }

  private static func isFrame(_ byte: UInt8) -> Bool {
    isRule(byte) || byte == 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "*")
  }

  /// How many words ``core`` has.
  var wordCount: Int { core.isEmpty ? 0 : core.count { $0 == 0x20 } + 1 }

  /// The core without the punctuation at its end.
  var bare: [UInt8] {
    var bytes = core
    while let last = bytes.last, ",.!:;".utf8.contains(last) { bytes.removeLast() }
    while bytes.last == 0x20 { bytes.removeLast() }
    return bytes
  }
}
