/// Finds identifiers that have a shape of their own: e-mail addresses, phone numbers, IBANs,
/// payment cards, citizens' numbers, postcodes and streets with a house number, and licence plates.
///
/// Each of them has a digit or an `@`, so only what stands shortly before one is looked at, from
/// left to right. At each place where a word could begin, the detectors are asked in turn, the most
/// particular one first. What a number is called before it ("order", "BSN") settles what its shape
/// leaves open.
struct IdentifierScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  let cues: NameCues

  init(bytes: UnsafeBufferPointer<UInt8>, cues: NameCues) {
    self.bytes = bytes
    self.cues = cues
  }

  /// How far before its first digit or its `@` an identifier can begin, in bytes: a street's name
  /// and a mailbox's.
  private static let reach = 42
  private static let mailboxReach = 66
  /// How far before its first digit an IBAN's country can begin, and the letters of a licence plate.
  private static let ibanReach = 5
  private static let plateReach = 24

  func find(_ found: inout [Redactor.Finding]) {
    let skip = ByteSkip(bytes: bytes)
    var (position, digit, at) = (0, skip.digit(from: 0), skip.at(from: 0))
    while position < bytes.count {
      if digit < position { digit = skip.digit(from: position) }
      if at < position { at = skip.at(from: position) }
      position = max(position, min(digit - Self.reach, at - Self.mailboxReach))
      guard digit < bytes.count || at < bytes.count else { break }
      guard startsWord(at: position) else {
        position += 1
        continue
      }
      let isMailbox = at < bytes.count && at - position <= Self.mailboxReach
      if let finding = finding(at: position, digit: digit, mayBeAddress: isMailbox) {
        found.append(finding)
        position = finding.span.upperBound
      } else {
        position = isWord(bytes[position]) ? skipWord(from: position) : position + 1
      }
    }
  }

  /// What begins at `start`. The first byte and where the next digit stands say which detectors can find
  /// anything at all.
  private func finding(at start: Int, digit: Int, mayBeAddress: Bool) -> Redactor.Finding? {
    if mayBeAddress, let end = address(from: start) {
      return Redactor.Finding(span: start..<end, placeholder: .address)
    }
    return isLetter(bytes[start]) ? lettered(at: start, digit: digit) : numbered(at: start)
  }

  private func lettered(at start: Int, digit: Int) -> Redactor.Finding? {
    if digit - start <= Self.ibanReach, let end = iban(from: start) {
      return Redactor.Finding(span: start..<end, placeholder: .iban)
    }
    if digit - start <= Self.plateReach, let end = plate(from: start) {
      return Redactor.Finding(span: start..<end, placeholder: .plate)
    }
    return street(from: start, number: digit).map {
      Redactor.Finding(span: start..<$0, placeholder: .home)
    }
  }

  private func numbered(at start: Int) -> Redactor.Finding? {
    if let finding = cardOrCitizen(from: start) { return finding }
    if let end = phone(from: start) {
      return Redactor.Finding(span: start..<end, placeholder: .phone)
    }
    if let end = home(from: start) {
      return Redactor.Finding(span: start..<end, placeholder: .home)
    }
    return plate(from: start).map { Redactor.Finding(span: start..<$0, placeholder: .plate) }
  }
}

// MARK: - Bytes

extension IdentifierScanner {
  /// The byte at `index`, 0 outside the text.
  func byte(_ index: Int) -> UInt8 {
    index >= 0 && index < bytes.count ? bytes[index] : 0
  }

  func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
  func isUpper(_ byte: UInt8) -> Bool { byte &- 65 < 26 }
  func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }
  func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) || byte >= 0x80 }

  private func startsWord(at index: Int) -> Bool {
    let here = byte(index)
    guard isWord(here) || here == UInt8(ascii: "+") || here == UInt8(ascii: "(") else {
      return false
    }
    return !isWord(byte(index - 1)) || isMark(before: index)
  }

  /// Whether what stands before `index` is a sign and no letter: U+0080 to U+00BF and U+2000 to
  /// U+2BFF, such as a hard space, a dash or a quote.
  private func isMark(before index: Int) -> Bool {
    byte(index - 2) == 0xC2 || (byte(index - 3) == 0xE2 && byte(index - 2) <= 0xAF)
  }

  private func skipWord(from start: Int) -> Int {
    var index = start + 1
    while index < bytes.count, isWord(bytes[index]), !isMark(before: index) { index += 1 }
    return index
  }

  /// The length of the separator at `index`: a space, hyphen or dot, also the hard space (U+00A0,
  /// U+202F) and the dashes U+2010 to U+2015; 0 where there is none.
  func separator(at index: Int) -> Int {
    switch byte(index) {
    case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."): return 1
    case 0xC2: return byte(index + 1) == 0xA0 ? 2 : 0
    case 0xE2:
      guard byte(index + 1) == 0x80 else { return 0 }
      return (0x90...0x95).contains(byte(index + 2)) || byte(index + 2) == 0xAF ? 3 : 0
    default: return 0
    }
  }

  /// Whether one of the `count` words before `start`, on its line, begins as one of `cues` does. A
  /// word that begins so and ends in digits of its own is another number.
  func follows(_ cues: [[UInt8]], at start: Int, within count: Int) -> Bool {
    var end = start
    for _ in 0..<count {
      while end > 0, !isWord(byte(end - 1)), byte(end - 1) != 0x0A, start - end < 80 { end -= 1 }
      var first = end
      while first > 0, isWord(byte(first - 1)), end - first < 40 { first -= 1 }
      guard first < end else { return false }
      if cues.contains(where: { begins($0, from: first, to: end) }) { return true }
      end = first
    }
    return false
  }

  private func begins(_ cue: [UInt8], from first: Int, to end: Int) -> Bool {
    guard cue.count <= end - first else { return false }
    for (offset, letter) in cue.enumerated() where bytes[first + offset] | 0x20 != letter | 0x20 {
      return false
    }
    // Short cues, such as "ref", must be the word but for a few letters ("refnr").
    return cue.count > 4 || end - first <= cue.count + 6
  }
}
