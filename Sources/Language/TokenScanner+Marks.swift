extension TokenScanner {
  /// A mark that no mark of its kind follows and that opens neither an emoticon nor a tag, as most are, and the
  /// space before it. Nil where something else stands here.
  @inline(__always)
  mutating func plainMark() -> Token? {
    let isSpaced = text[at] == 0x20
    let start = at &+ (isSpaced ? 1 : 0)
    let mark = text[start]
    guard CharacterClass.punctuation.holds(mark), mark < 0x80, !Self.mayOpenMore(mark) else {
      return nil
    }
    let space = gap
    at = start
    if isSpaced { gap.insert(.spaceBefore) }
    if let token = scanSingle(mark) { return token }
    (at, gap) = (isSpaced ? start &- 1 : start, space)
    return nil
  }

  /// Whether an emoticon or a tag may begin with a mark.
  @inline(__always)
  private static func mayOpenMore(_ mark: UInt8) -> Bool {
    switch mark {
    case UInt8(ascii: "<"), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "="),
      UInt8(ascii: "@"), UInt8(ascii: "#"):
      true
    default: false
    }
  }

  mutating func scanPunctuation(_ scalar: UInt32, _ width: Int) -> Token {
    if scalar < 0x80 {
      let mark = UInt8(scalar)
      if let token = scanEmoticon(mark) ?? scanTag(mark) ?? scanSingle(mark) { return token }
    }
    return scanRun(scalar, width)
  }

  /// A mark that no mark of its kind follows, as most are.
  @inline(__always)
  private mutating func scanSingle(_ mark: UInt8) -> Token? {
    let next = byte(at + 1)
    if next == mark || next == UInt8(ascii: "!") || next == UInt8(ascii: "?") { return nil }
    var hash = WordHash()
    hash.add(mark)
    at += 1
    return token(.punctuation, from: at - 1, norm: at - 1, 1, hash: hash.value)
  }

  /// `@name` and `#word`: the normalised form is what follows the mark.
  private mutating func scanTag(_ mark: UInt8) -> Token? {
    let isMention = mark == UInt8(ascii: "@")
    guard isMention || mark == UInt8(ascii: "#") else { return nil }
    let start = at
    var next = at + 1
    while next < end,
      text[next] >= 0x80 || CharacterClass.ascii(text[next]) == .letter
        || Self.isDigit(text[next]) || text[next] == 0x5F
    { next += 1 }
    guard next > start + 1, !Self.isDigit(text[start + 1]) else { return nil }
    at = next
    return loweredToken(isMention ? .mention : .hashtag, from: start, skipping: 1)
  }

  /// A run of one mark, or of `!` and `?` mixed, is one token whose normalised form is one mark:
  /// `?` where the run holds one. Quotes, dashes and dots of other alphabets become their ASCII
  /// kin.
  private mutating func scanRun(_ scalar: UInt32, _ width: Int) -> Token {
    let start = at
    var mark = Self.plain(scalar)
    var count = 0
    while at < end {
      let (next, nextWidth) = decode(at)
      let isShout = (mark == 0x21 || mark == 0x3F) && (next == 0x21 || next == 0x3F)
      guard next == scalar || isShout else { break }
      if next == 0x3F { mark = 0x3F }
      count += 1
      at += nextWidth
    }
    var word = WordWriter(norm: norms.count)
    if mark != 0 { write(mark, into: &word) }
    let long = count > 1 || scalar == 0x2026
    return token(
      .punctuation, from: start, norm: word.norm, hash: word.hash.value,
      flags: long ? [.elongated] : [])
  }

  /// The ASCII mark that stands for a mark; 0 where there is none.
  private static func plain(_ scalar: UInt32) -> UInt8 {
    switch scalar {
    case 0..<0x80: UInt8(scalar)
    case 0x2010...0x2015, 0x2043: UInt8(ascii: "-")
    case 0x201C...0x201F, 0xAB, 0xBB: UInt8(ascii: "\"")
    case 0x2026: UInt8(ascii: ".")
    case 0x2022, 0xB7: UInt8(ascii: "*")
    case 0x203C: UInt8(ascii: "!")
    default: 0
    }
  }

  /// Eyes, perhaps a nose, and a mouth: `:)`, `:-(`, `;'D`; and the hearts `<3` and `</3`. The
  /// normalised form has no nose and one mouth.
  private mutating func scanEmoticon(_ first: UInt8) -> Token? {
    if first == UInt8(ascii: "<") { return scanHeart() }
    guard first == UInt8(ascii: ":") || first == UInt8(ascii: ";") || first == UInt8(ascii: "=")
    else { return nil }
    if at > 0, Self.isDigit(text[at - 1]) { return nil }
    var next = at + 1
    while [UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "^")].contains(byte(next)) {
      next += 1
      if next - at > 3 { return nil }
    }
    let mouth = byte(next)
    guard isMouth(mouth, followedBy: next + 1) else { return nil }
    let start = at
    while byte(next) == mouth, next < end { next += 1 }
    at = next
    var word = WordWriter(norm: norms.count)
    write(UInt8(ascii: ":"), into: &word)
    write(mouth, into: &word)
    return token(.emoticon, from: start, norm: word.norm, hash: word.hash.value)
  }

  private func isMouth(_ mouth: UInt8, followedBy next: Int) -> Bool {
    switch mouth {
    case UInt8(ascii: ")"), UInt8(ascii: "("), UInt8(ascii: "]"), UInt8(ascii: "["),
      UInt8(ascii: "|"), UInt8(ascii: "*"):
      true
    case UInt8(ascii: "D"), UInt8(ascii: "P"), UInt8(ascii: "p"), UInt8(ascii: "S"),
      UInt8(ascii: "s"), UInt8(ascii: "O"), UInt8(ascii: "o"), UInt8(ascii: "/"),
      UInt8(ascii: "\\"):
      byte(next) != mouth && classAt(next) != .letter && classAt(next) != .digit
    default: false
    }
  }

  private mutating func scanHeart() -> Token? {
    let broken = byte(at + 1) == UInt8(ascii: "/")
    let three = at + (broken ? 2 : 1)
    guard byte(three) == UInt8(ascii: "3"), !Self.isDigit(byte(three + 1)) else { return nil }
    let start = at
    at = three + 1
    return loweredToken(.emoticon, from: start)
  }
}
