/// Reads a text from left to right and gives tokens with their normalised forms.
///
/// ```
///   text   W a t  e e n  é é n ⏎ ⏎ G o e e e e d ! ! !
///   token  [0  )  [1  )  [2    )     [3          )[4  )    spans in the text
///   norms  w a t  e e n  é é n ⏎ ⏎ g o e e e e d ! ! ! e e n g o e e d !
///          [0  )  [1  )                                [2  )[3      )[4)  one hash each
/// ```
///
/// The norms start as the text in lower case, in which the norm of a plain word lies already where
/// its word does; other norms are added behind.
///
/// Every byte is looked at a bounded number of times; bytes that are no UTF-8 become `other`
/// tokens.
struct TokenScanner: ~Escapable {
  let text: Span<UInt8>
  let end: Int
  var at = 0
  var norms: [UInt8]
  /// The first `@` at or after the place where one was last sought; ``end`` where there is none.
  var nextAtSign: Int
  var gap: Token.Flags = .spaceBefore

  /// Bytes of 0 behind the text, so that eight bytes may be looked at from any place in it.
  static let padding = 8

  /// - Parameters:
  ///   - text: with ``padding`` behind it.
  ///   - norms: memory for the normalised forms; what stands in it goes.
  @_lifetime(copy text)
  init(_ text: Span<UInt8>, norms: consuming [UInt8]) {
    self.text = text
    // Offsets are 32 bits wide, and a folded form can be as long as its text.
    end = min(text.count - Self.padding, Int(Int32.max))
    norms.removeAll(keepingCapacity: true)
    norms.reserveCapacity(end + end / 8 + 24)
    nextAtSign = Self.lower(text.extracting(0..<end), into: &norms) ? -1 : end
    self.norms = norms
  }

  /// Adds the text in lower case to `norms`; whether it has an `@`.
  private static func lower(_ text: Span<UInt8>, into norms: inout [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { norms.append(contentsOf: $0) }
    return norms.withUnsafeMutableBufferPointer { norms in
      // Added up rather than asked for, so that the loop takes many bytes at a time.
      var atSigns: UInt8 = 0
      for index in 0..<norms.count {
        let byte = norms[index]
        norms[index] = byte &- 0x41 < 26 ? byte | 0x20 : byte
        atSigns |= byte == UInt8(ascii: "@") ? 1 : 0
      }
      return atSigns > 0
    }
  }

  /// The normalised forms, at the end of the scan.
  consuming func finish() -> [UInt8] { norms }

  /// Whether all of the text was read.
  var isAtEnd: Bool { at >= end }

  /// Writes the tokens that follow, as many as there is room for.
  mutating func scan(into tokens: inout OutputSpan<Token>) {
    while !tokens.isFull {
      if let word = plainWord() {
        tokens.append(word)
      } else if let mark = plainMark() {
        tokens.append(mark)
      } else if let token = next() {
        tokens.append(token)
      } else {
        return
      }
    }
  }

  /// The next token; nil at the end of the text.
  @inline(never)
  mutating func next() -> Token? {
    while at < end {
      let byte = text[at]
      if byte == 0x20 {
        gap.insert(.spaceBefore)
        at += 1
        continue
      }
      if byte < 0x80, CharacterClass.letter.holds(byte) { return scanWord() }
      let (scalar, width) = byte < 0x80 ? (UInt32(byte), 1) : decodeLong(at, byte)
      switch Self.classify(scalar) {
      case .letter: return scanWord()
      case .space:
        gap.insert(.spaceBefore)
        at += width
      case .lineBreak: scanLineBreak(scalar, width)
      case .mark: at += width
      case .digit: return scanNumber()
      case .apostrophe: return scanApostrophe(width)
      case .emoji: return scanEmoji()
      case .punctuation: return scanPunctuation(scalar, width)
      case .other: return scanOther()
      }
    }
    return nil
  }

  // MARK: Characters

  @inline(__always)
  static func classify(_ scalar: UInt32) -> CharacterClass {
    scalar < 128 ? CharacterClass.ascii(UInt8(scalar)) : CharacterClass.of(scalar)
  }

  /// The byte at `index`; 0 beyond the end.
  @inline(__always)
  func byte(_ index: Int) -> UInt8 { index < end ? text[index] : 0 }

  /// The class of the character at `index`; `space` beyond the end.
  func classAt(_ index: Int) -> CharacterClass {
    index < end ? Self.classify(decode(index).0) : .space
  }

  /// The character at `index` and its bytes; an invalid byte is U+FFFF of one byte.
  @inline(__always)
  func decode(_ index: Int) -> (UInt32, Int) {
    let first = text[index]
    return first < 0x80 ? (UInt32(first), 1) : decodeLong(index, first)
  }

  private func decodeLong(_ index: Int, _ first: UInt8) -> (UInt32, Int) {
    let invalid: (UInt32, Int) = (0xFFFF, 1)
    let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, index + width <= end else { return invalid }
    var scalar = UInt32(first) & (0x7F >> UInt32(width))
    for offset in 1..<width {
      let next = text[index + offset]
      guard next & 0xC0 == 0x80 else { return invalid }
      scalar = scalar << 6 | UInt32(next & 0x3F)
    }
    let least: UInt32 = width == 4 ? 0x10000 : width == 3 ? 0x800 : 0x80
    guard scalar >= least, scalar <= 0x10FFFF, !(0xD800...0xDFFF).contains(scalar) else {
      return invalid
    }
    return (scalar, width)
  }

  /// The place of the first `@` at or after the current place; ``end`` where there is none.
  @inline(__always)
  mutating func seekAtSign() -> Int {
    if nextAtSign < at { nextAtSign = atSign(from: at) }
    return nextAtSign
  }

  private func atSign(from start: Int) -> Int {
    // Eight bytes at a time, up to those that hold one.
    var place = start
    while place < end, !Self.hasAtSign(eight(at: place)) { place += 8 }
    while place < end, text[place] != UInt8(ascii: "@") { place += 1 }
    return min(place, end)
  }

  /// The eight bytes from `place` on, the first of them lowest.
  @inline(__always)
  func eight(at place: Int) -> UInt64 {
    UInt64(littleEndian: text.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  private static func hasAtSign(_ eight: UInt64) -> Bool {
    let others = eight ^ 0x4040_4040_4040_4040
    return (others &- 0x0101_0101_0101_0101) & ~others & 0x8080_8080_8080_8080 != 0
  }

  // MARK: Tokens

  /// The token from `start` to the current place, whose normalised form is what was added to the
  /// norms since `norm`.
  mutating func token(
    _ kind: Token.Kind, from start: Int, norm: Int, hash: UInt64, flags: Token.Flags = []
  ) -> Token {
    let count = norms.count - norm
    if count > Int(UInt16.max) { norms.removeLast(count) }
    return token(kind, from: start, norm: norm, count, hash: hash, flags: flags)
  }

  /// The token from `start` to the current place, whose normalised form is `count` bytes of the norms;
  /// one without a form where it is too long.
  @inline(__always)
  mutating func token(
    _ kind: Token.Kind, from start: Int, norm: Int, _ count: Int, hash: UInt64,
    flags: Token.Flags = []
  ) -> Token {
    defer { gap = [] }
    let fits = count <= Int(UInt16.max)
    return Token(
      hash: fits ? hash : WordHash.empty, start: UInt32(truncatingIfNeeded: start),
      end: UInt32(truncatingIfNeeded: at), normStart: UInt32(truncatingIfNeeded: norm),
      normCount: fits ? UInt16(truncatingIfNeeded: count) : 0, kind: fits ? kind : .other,
      flags: gap.union(fits ? flags : []))
  }

  /// The token from `start` to the current place, whose normalised form is its bytes in lower case.
  mutating func loweredToken(
    _ kind: Token.Kind, from start: Int, skipping prefix: Int = 0
  ) -> Token {
    var hash = WordHash()
    for index in start + prefix..<at { hash.add(norms[index]) }
    return token(
      kind, from: start, norm: start + prefix, at - start - prefix, hash: hash.value)
  }

  @inline(__always)
  static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

  private mutating func scanLineBreak(_ scalar: UInt32, _ width: Int) {
    at += width
    if scalar == 0x0D, byte(at) == 0x0A { at += 1 }
    gap.formUnion(gap.contains(.lineBefore) ? [.paragraphBefore] : [.spaceBefore, .lineBefore])
  }

  private mutating func scanOther() -> Token {
    let start = at
    while at < end {
      let (scalar, width) = decode(at)
      guard Self.classify(scalar) == .other else { break }
      at += width
    }
    return token(.other, from: start, norm: norms.count, hash: WordHash.empty)
  }

  /// A run of emoji joined by U+200D is one token with the hash of its first character; skin tones
  /// and variation selectors count for nothing.
  private mutating func scanEmoji() -> Token {
    let start = at
    let norm = norms.count
    var hash = WordHash()
    let (_, width) = decode(at)
    for index in at..<at + width {
      norms.append(text[index])
      hash.add(text[index])
    }
    at += width
    var joined = false
    while at < end {
      let (next, nextWidth) = decode(at)
      let kind = Self.classify(next)
      guard kind == .mark || (joined && kind == .emoji) else { break }
      joined = next == 0x200D
      at += nextWidth
    }
    return token(.emoji, from: start, norm: norm, hash: hash.value)
  }
}
