/// Cuts texts into tokens and sentences.
///
/// Takes any bytes, in linear time, without a string or an allocation per token. See
/// ``TokenScanner`` for what becomes a token.
///
/// ```swift
/// let tokens = Tokenizer().tokenize("Wát een service!!! Niet 1x teruggebeld…")
/// tokens.word(0)      // "wat"
/// tokens[3].span      // 16..<19, the exclamation marks
/// tokens.sentences    // [0..<4, 4..<9]
/// ```
package struct Tokenizer: Sendable {
  private let abbreviations: WordIndex

  /// A tokenizer that knows no abbreviation.
  package init() { abbreviations = WordIndex() }

  /// A tokenizer that does not end a sentence after the abbreviations in the first column of
  /// `table`, which stand there without their points.
  package init(abbreviations table: LexiconTable) {
    var index = WordIndex(capacity: table.rows.count)
    for row in table.rows.indices { index.set(table.keyHash(row), to: UInt32(row)) }
    abbreviations = index
  }

  package func tokenize(_ text: String) -> TokenList { tokenize(Array(text.utf8)) }

  package func tokenize(_ text: [UInt8]) -> TokenList {
    var list = TokenList()
    tokenize(text.span, into: &list)
    return list
  }

  /// Cuts `text` into `list`, whose memory is used again.
  package func tokenize(_ text: Span<UInt8>, into list: inout TokenList) {
    list.text.removeAll(keepingCapacity: true)
    list.text.reserveCapacity(text.count + TokenScanner.padding)
    text.withUnsafeBufferPointer { list.text.append(contentsOf: $0) }
    list.text.append(contentsOf: Self.padding)
    scan(&list)
    list.text.removeLast(TokenScanner.padding)
    findSentences(of: &list)
  }

  private static let padding = [UInt8](repeating: 0, count: TokenScanner.padding)

  private func scan(_ list: inout TokenList) {
    var tokens: [Token] = []
    var norms: [UInt8] = []
    swap(&tokens, &list.tokens)
    swap(&norms, &list.norms)
    tokens.removeAll(keepingCapacity: true)
    var scanner = TokenScanner(list.text.span, norms: consume norms)
    while !scanner.isAtEnd {
      let room = max((scanner.end - scanner.at) / 5 + 8, tokens.count)
      tokens.append(addingCapacity: room) { scanner.scan(into: &$0) }
    }
    list.norms = scanner.finish()
    list.tokens = tokens
  }

  private func findSentences(of list: inout TokenList) {
    list.sentences.removeAll()
    var start = 0
    var lineStart = 0
    var last = Token.Kind.word
    for index in list.tokens.indices {
      let token = list.tokens[index]
      let opensLine = token.flags.contains(.lineBefore)
      if opensLine || Self.mayEnd(last), index > start,
        breaks(before: index, lineStart: lineStart, in: list)
      {
        list.sentences.append(start..<index)
        start = index
      }
      if opensLine { lineStart = token.span.lowerBound }
      last = token.kind
    }
    if start < list.count { list.sentences.append(start..<list.count) }
  }

  /// Whether a token of this kind may be the last of a sentence that ends inside a line.
  @inline(__always)
  private static func mayEnd(_ kind: Token.Kind) -> Bool {
    kind == .punctuation || kind == .emoji || kind == .emoticon
  }

  /// A line this long, in bytes, was probably broken by a mail program in the middle of a sentence.
  private static let wrappedLine = 58

  private func breaks(before index: Int, lineStart: Int, in list: TokenList) -> Bool {
    let flags = list[index].flags
    if flags.contains(.paragraphBefore) { return true }
    if flags.contains(.lineBefore) {
      let isWrapped = list[index - 1].span.upperBound - lineStart >= Self.wrappedLine
      if !isWrapped || flags.contains(.capitalised) || list[index].kind == .punctuation {
        return true
      }
    }
    return ends(at: index - 1, before: index, in: list)
  }

  /// Whether a token ends a sentence: `.`, `!`, `?`, and emoji before a capital; quotes and
  /// brackets that close after them stay with them.
  private func ends(at last: Int, before next: Int, in list: TokenList) -> Bool {
    if Self.closes(list, next) { return false }
    switch list[last].kind {
    case .punctuation:
      switch list.mark(last) {
      case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
      case UInt8(ascii: "."): return isFullStop(last, before: next, in: list)
      default: return Self.closes(list, last) && last > 0 && isStrongEnd(list, last - 1)
      }
    case .emoji, .emoticon:
      return list[next].kind == .word && list[next].flags.contains(.capitalised)
    default: return false
    }
  }

  private func isStrongEnd(_ list: TokenList, _ index: Int) -> Bool {
    list[index].kind == .punctuation
      && [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(list.mark(index))
  }

  private static func closes(_ list: TokenList, _ index: Int) -> Bool {
    list[index].kind == .punctuation && !list[index].flags.contains(.spaceBefore)
      && [UInt8(ascii: ")"), UInt8(ascii: "\""), UInt8(ascii: "]"), UInt8(ascii: "'")]
        .contains(list.mark(index))
  }

  private func isFullStop(_ stop: Int, before next: Int, in list: TokenList) -> Bool {
    let isJoined = !list[next].flags.contains(.spaceBefore)
    if list[stop].flags.contains(.elongated) {
      return !isJoined && list[next].flags.contains(.capitalised)
    }
    if isJoined { return list[next].flags.contains(.capitalised) && list.normCount(next) > 2 }
    guard stop > 0, list[stop - 1].kind == .word else { return true }
    if list.normCount(stop - 1) == 1 { return list[next].flags.contains(.capitalised) }
    return abbreviations[hash: list[stop - 1].hash] == nil
  }
}

extension Tokenizer {
  /// Whether a word is in normalised form already, as far as one can see at a glance: letters a to
  /// z and apostrophes, no letter three times in a row.
  package static func isPlainWord(_ word: ArraySlice<UInt8>) -> Bool {
    var last: UInt8 = 0
    var run = 0
    for byte in word {
      guard byte >= 0x61 && byte <= 0x7A || byte == UInt8(ascii: "'") else { return false }
      run = byte == last ? run + 1 : 1
      if run > 2 { return false }
      last = byte
    }
    return !word.isEmpty
  }

  /// The hash of a word's normalised form, and the number of bytes in it.
  package static func hash(ofWord word: ArraySlice<UInt8>) -> (hash: UInt64, count: Int) {
    if isPlainWord(word) { return (WordHash.of(word), word.count) }
    let norm = normalise(word)
    return (WordHash.of(norm), norm.count)
  }

  /// The normalised form of a word; of several tokens the forms end to end.
  package static func normalise(_ word: ArraySlice<UInt8>) -> [UInt8] {
    if isPlainWord(word) { return Array(word) }
    let padded = word + repeatElement(0, count: TokenScanner.padding)
    var scanner = TokenScanner(padded.span, norms: [])
    var norm: [UInt8] = []
    while let token = scanner.next() { norm += scanner.norms[token.normRange] }
    return norm
  }
}
