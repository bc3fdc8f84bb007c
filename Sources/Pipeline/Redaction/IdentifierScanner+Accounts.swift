extension IdentifierScanner {
  /// An e-mail address: a local part, `@`, and a domain with a dot (RFC 5321 4.1.2, as people write
  /// it).
  ///
  /// - Returns: where it ends; nil where there is none.
  func address(from start: Int) -> Int? {
    var at = start
    while at < bytes.count, at - start <= 64, isLocal(bytes[at]) { at += 1 }
    guard at > start else { return nil }
    if byte(at) == UInt8(ascii: "@") { return domain(from: at + 1) }
    // jan[@]voorbeeld.nl
    guard byte(at + 1) == UInt8(ascii: "@"), byte(at) == UInt8(ascii: "[") || byte(at) == 0x28,
      byte(at + 2) == UInt8(ascii: "]") || byte(at + 2) == 0x29
    else { return nil }
    return domain(from: at + 3)
  }

  /// Labels with dots between them.
  private func domain(from start: Int) -> Int? {
    var index = start
    var end = index
    var dots = 0
    while index < bytes.count, index - start < 254 {
      if isWord(bytes[index]) || bytes[index] == UInt8(ascii: "-") {
        index += 1
        end = index
      } else if bytes[index] == UInt8(ascii: "."), isWord(byte(index + 1)) {
        dots += 1
        index += 1
      } else {
        break
      }
    }
    return dots > 0 ? end : nil
  }

  /// What RFC 5322 calls an atom's characters, and the dot.
  private func isLocal(_ byte: UInt8) -> Bool {
    if isWord(byte) { return true }
    switch byte {
    case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D...0x2F, 0x3D, 0x3F, 0x5E...0x60, 0x7B...0x7E:
      return true
    default: return false
    }
  }

  /// An IBAN (ISO 13616): country, two check digits, up to 30 letters and digits in groups, whose
  /// remainder by 97 is 1.
  func iban(from start: Int) -> Int? {
    guard isLetter(byte(start)), isLetter(byte(start + 1)) else { return nil }
    let isCapital = isUpper(byte(start)) && isUpper(byte(start + 1))
    let digits = start + 2 + (isCapital ? separator(at: start + 2) : 0)
    guard isDigit(byte(digits)), isDigit(byte(digits + 1)) else { return nil }
    var characters: [UInt8] = []
    var index = start
    var best: Int?
    while index < bytes.count, characters.count < 34 {
      if isDigit(bytes[index]) || isLetter(bytes[index]) {
        characters.append(bytes[index])
        index += 1
        if characters.count >= 15, !isWord(byte(index)), isIBAN(characters) { best = index }
      } else if separator(at: index) > 0, isWord(byte(index + separator(at: index))) {
        index += separator(at: index)
      } else {
        break
      }
    }
    return best
  }

  private func isIBAN(_ characters: [UInt8]) -> Bool {
    // Every country's has more digits; without this, words of a sentence pass the check by chance.
    guard characters.count(where: isDigit) >= 10 else { return false }
    var remainder = 0
    for character in characters[4...] + characters[..<4] {
      if isDigit(character) {
        remainder = (remainder * 10 + Int(character - 48)) % 97
      } else {
        remainder = (remainder * 100 + Int((character | 0x20) - 97) + 10) % 97
      }
    }
    return remainder == 1
  }
}
