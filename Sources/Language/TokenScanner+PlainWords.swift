/// Words of nothing but letters a to z, which most are: eight bytes are looked at at a time.
extension TokenScanner {
  /// A word of up to fifteen letters a to z, in capitals or not, none three times in a row: most words
  /// are, and the space before it. Nil where something else stands here.
  @inline(__always)
  mutating func plainWord() -> Token? {
    let isSpaced = text[at] == 0x20
    let start = at &+ (isSpaced ? 1 : 0)
    let bytes = eight(at: start)
    let head = LetterWord(bytes)
    guard head.count > 0, !head.hasTriple else { return nil }
    var hash = WordHash()
    var count = head.count
    var areCapitals = head.areCapitals
    var next = UInt8(truncatingIfNeeded: bytes >> UInt64(truncatingIfNeeded: count &* 8))
    hash.add(head.lowered, size: count)
    if count == 8 {
      let more = eight(at: start &+ 8)
      let tail = LetterWord(more)
      guard tail.count < 8, !tail.hasTriple, !LetterWord(eight(at: start &+ 6)).hasTriple else {
        return nil
      }
      count &+= tail.count
      areCapitals = areCapitals && tail.areCapitals
      next = UInt8(truncatingIfNeeded: more >> UInt64(truncatingIfNeeded: tail.count &* 8))
      hash.add(tail.lowered, size: tail.count)
    }
    guard WordEnd.isClosed(next) || WordEnd.isAddress(next) && !mayBeAddress(head.lowered, next)
    else { return nil }
    at = start &+ count
    if isSpaced { gap.insert(.spaceBefore) }
    return token(
      .word, from: start, norm: start, count, hash: hash.value,
      flags: Self.plainFlags(bytes & 0x20 == 0, areCapitals && count > 1))
  }

  /// Whether a word, the first eight letters of which are `letters`, may begin an address, `next` being
  /// the byte behind it.
  @inline(__always)
  private func mayBeAddress(_ letters: UInt64, _ next: UInt8) -> Bool {
    if nextAtSign < end { return true }
    return switch next {
    case UInt8(ascii: ":"): letters == 0x70_7474_68 || letters == 0x73_7074_7468
    case UInt8(ascii: "."): letters == 0x77_7777
    default: false
    }
  }

  /// A word of the letters a to z of any length, which is no address; nil where the word has anything else
  /// in it. Takes eight bytes at a time.
  mutating func scanPlainWord() -> Token? {
    let start = at
    var place = at
    var hash = WordHash()
    // Whether all letters so far are capitals.
    var areCapitals = true
    while true {
      let word = LetterWord(eight(at: place))
      if word.hasTriple { return nil }
      if place > start, LetterWord(eight(at: place - 2)).hasTriple { return nil }
      areCapitals = areCapitals && word.areCapitals
      hash.add(word.lowered, size: word.count)
      place += word.count
      if word.count < 8 { break }
    }
    guard place > start, Self.endsPlainWord(text[place]) else { return nil }
    at = place
    return token(
      .word, from: start, norm: start, place - start, hash: hash.value,
      flags: Self.plainFlags(text[start] < 0x60, areCapitals && place - start > 1))
  }

  @inline(__always)
  private static func plainFlags(_ isCapital: Bool, _ areCapitals: Bool) -> Token.Flags {
    var flags: Token.Flags = isCapital ? [.capitalised] : []
    if areCapitals { flags.insert(.allCaps) }
    return flags
  }

  /// Whether a byte ends a word, whatever follows.
  @inline(__always)
  private static func endsPlainWord(_ byte: UInt8) -> Bool {
    byte < 0x80 && !CharacterClass.digit.holds(byte) && !CharacterClass.apostrophe.holds(byte)
  }
}
