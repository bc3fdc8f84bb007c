import Bytes

/// Header text with its encoded words decoded (RFC 2047), as readers show it.
///
///     EncodedWord.decode("=?utf-8?Q?Caf=C3=A9?= open")  // "Café open"
///
/// Words are recognised wherever they stand, inside others and quotes too. White space between two
/// of them is no text. A character that is split over two words of one charset is put together.
/// Eight-bit text outside of them is guessed (RFC 6532 makes it UTF-8).
package enum EncodedWord {
  /// Decodes the value of a field, unfolded. What is no well-formed word stays as it stands. The
  /// result is one line: control characters count as spaces.
  package static func decode(_ bytes: [UInt8]) -> String {
    if isPlainLine(bytes) { return String(decoding: bytes, as: UTF8.self) }
    let hasWords = bytes.withUnsafeBufferPointer { $0.find("=?") != nil }
    guard hasWords else { return oneLine(Charset.ascii.decode(bytes)) }
    var text = ""
    var plain: [UInt8] = []
    var run = Run()
    var at = 0
    while at < bytes.count {
      guard bytes[at] == UInt8(ascii: "="), let word = Word(bytes, at) else {
        plain.append(bytes[at])
        at += 1
        continue
      }
      let isAdjacent = !run.bytes.isEmpty && plain.allSatisfy(\.isASCIISpace)
      if !isAdjacent || run.label != word.label {
        text += run.decoded()
        run = Run(label: word.label)
        if !isAdjacent { text += Charset.ascii.decode(plain) }
      }
      plain.removeAll(keepingCapacity: true)
      word.append(to: &run.bytes, from: bytes)
      at = word.end
    }
    return oneLine(text + run.decoded() + Charset.ascii.decode(plain))
  }

  /// Whether nothing in `bytes` needs decoding or folding: printable ASCII without `=`, with single
  /// spaces inside.
  private static func isPlainLine(_ bytes: [UInt8]) -> Bool {
    var before: UInt8 = 0x20
    for byte in bytes {
      guard byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "="), byte != 0x20 || before != 0x20
      else { return false }
      before = byte
    }
    return before != 0x20 || bytes.isEmpty
  }

  /// White space and control characters as single spaces, none at the ends.
  private static func oneLine(_ text: String) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    var isGap = false
    for byte in text.utf8 {
      if byte <= 0x20 || byte == 0x7F {
        isGap = !result.isEmpty
      } else {
        if isGap { result.append(0x20) }
        isGap = false
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Bytes of adjacent words in one charset.
  private struct Run {
    var label: [UInt8] = []
    var bytes: [UInt8] = []

    func decoded() -> String {
      guard !bytes.isEmpty else { return "" }
      let charset = Charset(label: String(decoding: label, as: UTF8.self))
      return (charset ?? Charset.guess(bytes)).decode(bytes)
    }
  }

  /// `=?charset?B?text?=`; the charset may carry a language (RFC 2231 §5).
  private struct Word {
    let label: [UInt8]
    let isBase64: Bool
    let text: Range<Int>
    let end: Int

    /// The longest word that is read, in bytes; RFC 2047 §2 allows 75.
    static let limit = 4096

    init?(_ bytes: [UInt8], _ start: Int) {
      let question = UInt8(ascii: "?")
      let limit = min(bytes.count, start + Self.limit)
      guard start + 1 < limit, bytes[start + 1] == question,
        let mark = bytes[(start + 2)..<limit].firstIndex(of: question),
        mark + 2 < limit, bytes[mark + 2] == question,
        let close = Self.close(bytes, mark + 3, limit)
      else { return nil }
      switch bytes[mark + 1].asciiLowercased {
      case UInt8(ascii: "b"): isBase64 = true
      case UInt8(ascii: "q"): isBase64 = false
      default: return nil
      }
      label = bytes[(start + 2)..<mark].map(\.asciiLowercased)
      guard !label.contains(where: \.isASCIISpace) else { return nil }
      text = (mark + 3)..<close
      end = close + 2
    }

    /// Where the `?=` stands that ends the text.
    private static func close(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Int? {
      var at = start
      while at + 1 < limit {
        if bytes[at] == UInt8(ascii: "?"), bytes[at + 1] == UInt8(ascii: "=") { return at }
        at += 1
      }
      return nil
    }

    func append(to output: inout [UInt8], from bytes: [UInt8]) {
      bytes[text].withUnsafeBufferPointer {
        if isBase64 {
          Base64.decode($0, into: &output)
        } else {
          QuotedPrintable.decodeWord($0, into: &output)
        }
      }
    }
  }
}
