/// A text cut into tokens and sentences. The text's bytes stay as given; the normalised forms lie
/// in one buffer, so that a token costs no allocation.
///
/// Normalised: lower case, letters without diacritics (`één` → `een`, `ß` → `ss`), straight quotes,
/// runs of three or more of a letter cut to two (`heeeel` → `heel`).
public struct TokenList: Sendable {
  /// The text as given, any bytes.
  public internal(set) var text: [UInt8]
  /// In the order of the text.
  public internal(set) var tokens: [Token]
  /// Ranges of ``tokens``: in order, without overlap or hole, none of them empty.
  public internal(set) var sentences: ScratchArray<Range<Int>>
  @usableFromInline internal var norms: [UInt8]

  /// The tokens of an empty text.
  package init() { (text, tokens, sentences, norms) = ([], [], [], []) }

  /// The number of tokens.
  @inlinable public var count: Int { tokens.count }

  /// The token at `index`.
  @inlinable public subscript(index: Int) -> Token { tokens[index] }

  /// The normalised form of a token, as a string: for messages and tests, not for loops.
  package func word(_ index: Int) -> String {
    String(decoding: norms[tokens[index].normRange], as: UTF8.self)
  }

  /// The text of a range of tokens as it was written, invalid bytes replaced by U+FFFD.
  package func string(_ range: Range<Int>) -> String {
    guard let span = span(of: range) else { return "" }
    return String(decoding: text[span], as: UTF8.self)
  }

  /// The bytes from the first to the last token of a range; nil where the range is empty.
  @inlinable
  public func span(of range: Range<Int>) -> Range<Int>? {
    range.isEmpty
      ? nil
      : tokens[range.lowerBound].span.lowerBound..<tokens[range.upperBound - 1].span.upperBound
  }

  /// Runs `body` over the bytes of a token's normalised form.
  @inlinable @inline(__always)
  public func withNorm<R>(_ index: Int, _ body: (Span<UInt8>) -> R) -> R {
    body(norms.span.extracting(tokens[index].normRange))
  }

  /// The first byte of the normalised form; 0 where it is empty.
  @inlinable @inline(__always)
  public func mark(_ index: Int) -> UInt8 {
    let token = tokens[index]
    return token.normCount == 0 ? 0 : norms[Int(token.normStart)]
  }

  /// The number of bytes in the normalised form.
  @inlinable @inline(__always)
  public func normCount(_ index: Int) -> Int { Int(tokens[index].normCount) }

  /// Whether one of the last three tokens of a range is a mark: quotes and brackets may stand behind it.
  @inlinable
  public func ends(_ range: Range<Int>, in mark: UInt8) -> Bool {
    let tokens = tokens.span
    var index = range.upperBound &- 1
    let first = max(range.lowerBound, range.upperBound &- 3)
    while index >= first {
      if tokens[index].isMark, self.mark(index) == mark { return true }
      index &-= 1
    }
    return false
  }

  /// Gives a token another normalised form, such as the usual spelling of an abbreviation. Its span
  /// stays.
  package mutating func respell(_ index: Int, as norm: some Collection<UInt8>) {
    guard norm.count <= Int(UInt16.max), norms.count + norm.count <= Int(UInt32.max) else { return }
    tokens[index].normStart = UInt32(norms.count)
    tokens[index].normCount = UInt16(norm.count)
    tokens[index].hash = WordHash.of(norm)
    tokens[index].flags.insert(.respelled)
    norms.append(contentsOf: norm)
  }
}
