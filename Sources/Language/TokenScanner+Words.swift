extension TokenScanner {
  /// Letters, and digits and apostrophes inside them.
  mutating func scanWord() -> Token {
    if let token = scanAddress() ?? scanPlainWord() { return token }
    let start = at
    var word = WordWriter(norm: norms.count)
    while at < end {
      let byte = text[at]
      if byte < 0x80 {
        guard take(ascii: byte, into: &word) else { break }
      } else if !takeLong(into: &word) {
        break
      }
    }
    return finish(word, from: start)
  }

  /// State of the word that is being written.
  struct WordWriter {
    let norm: Int
    var hash = WordHash()
    var last: UInt8 = 0
    var run = 0
    var letters = 0
    var capitals = 0
    var flags: Token.Flags = []
  }

  private mutating func finish(_ word: WordWriter, from start: Int) -> Token {
    var flags = word.flags
    if word.letters > 1, word.letters == word.capitals { flags.insert(.allCaps) }
    return token(.word, from: start, norm: word.norm, hash: word.hash.value, flags: flags)
  }

  /// Takes an ASCII byte into the word; false where the word ends before it.
  @inline(__always)
  private mutating func take(ascii byte: UInt8, into word: inout WordWriter) -> Bool {
    switch CharacterClass.ascii(byte) {
    case .letter:
      let lower = byte | 0x20
      note(capital: byte != lower, in: &word)
      write(lower, into: &word)
      at += 1
      return true
    case .digit:
      write(byte, into: &word)
      at += 1
      return true
    case .apostrophe: return takeApostrophe(width: 1, into: &word)
    default: return false
    }
  }

  private mutating func takeLong(into word: inout WordWriter) -> Bool {
    let (scalar, width) = decode(at)
    switch Self.classify(scalar) {
    case .letter:
      note(capital: LatinFolding.isCapital(scalar), in: &word)
      word.flags.insert(.accented)
      fold(scalar, width, into: &word)
    case .mark: word.flags.insert(.accented)
    case .apostrophe: return takeApostrophe(width: width, into: &word)
    default: return false
    }
    at += width
    return true
  }

  private mutating func fold(_ scalar: UInt32, _ width: Int, into word: inout WordWriter) {
    if let letter = LatinFolding.letter(scalar) {
      write(letter, into: &word)
      if let second = LatinFolding.ligature(scalar) { write(second, into: &word) }
    } else {
      word.last = 0
      for index in at..<at + width {
        norms.append(text[index])
        word.hash.add(text[index])
      }
    }
  }

  /// An apostrophe belongs to a word where a letter follows: `don't`, `foto's`.
  private mutating func takeApostrophe(width: Int, into word: inout WordWriter) -> Bool {
    guard classAt(at + width) == .letter else { return false }
    write(UInt8(ascii: "'"), into: &word)
    at += width
    return true
  }

  @inline(__always)
  private func note(capital: Bool, in word: inout WordWriter) {
    if capital {
      if word.letters == 0 { word.flags.insert(.capitalised) }
      word.capitals += 1
    }
    word.letters += 1
  }

  /// Adds a byte to the normalised form, unless it is the third of its kind in a row.
  @inline(__always)
  mutating func write(_ byte: UInt8, into word: inout WordWriter) {
    word.run = byte == word.last ? word.run + 1 : 1
    word.last = byte
    if word.run > 2, byte >= 0x61 {
      word.flags.insert(.elongated)
      return
    }
    norms.append(byte)
    word.hash.add(byte)
  }

  /// Digits with points, commas or colons between them: `1.250,00`, `8,5`, `12:30`.
  mutating func scanNumber() -> Token {
    let start = at
    while at < end {
      let digit = Self.isDigit(text[at])
      let mark = text[at] == 0x2E || text[at] == 0x2C || text[at] == 0x3A
      guard digit || (mark && Self.isDigit(byte(at + 1))) else { break }
      at += 1
    }
    return loweredToken(.number, from: start)
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// A leading apostrophe belongs to the short forms `'t 's 'n 'k 'm 'r`; any other is a mark.
  mutating func scanApostrophe(_ width: Int) -> Token {
    let letter = Self.lower(byte(at + width))
    let short: Bool =
      switch letter {
      case UInt8(ascii: "t"), UInt8(ascii: "s"), UInt8(ascii: "n"), UInt8(ascii: "k"),
        UInt8(ascii: "m"), UInt8(ascii: "r"):
        classAt(at + width + 1) != .letter
      default: false
      }
    let start = at
    var word = WordWriter(norm: norms.count)
    write(UInt8(ascii: "'"), into: &word)
    at += width
    if short {
      write(letter, into: &word)
      at += 1
    }
    return token(
      short ? .word : .punctuation, from: start, norm: word.norm, hash: word.hash.value)
  }

  /// `https://…` and `www.…` to the next space, and `name@host`; nil where none starts here.
  private mutating func scanAddress() -> Token? {
    switch text[at] | 0x20 {
    case UInt8(ascii: "h") where matches("http://") || matches("https://"): return scanURL()
    case UInt8(ascii: "w") where matches("www."): return scanURL()
    default: return nextAtSign < end ? scanMailAddress() : nil
    }
  }

  private mutating func scanURL() -> Token {
    let start = at
    while at < end, text[at] > 0x20, text[at] != UInt8(ascii: "<"), text[at] != UInt8(ascii: ">") {
      at += 1
    }
    while at > start + 1, Self.endsSentence(text[at - 1]) { at -= 1 }
    return token(.url, from: start, norm: norms.count, hash: WordHash.empty)
  }

  private static func endsSentence(_ byte: UInt8) -> Bool {
    [0x2E, 0x2C, 0x21, 0x3F, 0x29, 0x3B, 0x3A].contains(byte)
  }

  /// No local part is longer than 64 bytes (RFC 5321, 4.5.3.1.1).
  private mutating func scanMailAddress() -> Token? {
    let atSign = seekAtSign()
    guard atSign - at <= 65, atSign < end else { return nil }
    var next = at
    while next < end, next - at <= 64, Self.isAddressByte(text[next]) { next += 1 }
    guard next > at, byte(next) == UInt8(ascii: "@"), Self.isAddressByte(byte(next + 1)) else {
      return nil
    }
    let start = at
    at = next + 1
    while at < end, Self.isAddressByte(text[at]) { at += 1 }
    while text[at - 1] == 0x2E { at -= 1 }
    return token(.email, from: start, norm: norms.count, hash: WordHash.empty)
  }

  private static func isAddressByte(_ byte: UInt8) -> Bool {
    byte < 0x80
      && (CharacterClass.ascii(byte) == .letter || isDigit(byte) || byte == 0x2E
        || byte == 0x2D || byte == 0x5F || byte == 0x2B)
  }

  private func matches(_ prefix: StaticString) -> Bool {
    guard at + prefix.utf8CodeUnitCount <= end else { return false }
    return prefix.withUTF8Buffer { bytes in
      for index in bytes.indices where Self.lower(text[at + index]) != bytes[index] {
        return false
      }
      return true
    }
  }
}
