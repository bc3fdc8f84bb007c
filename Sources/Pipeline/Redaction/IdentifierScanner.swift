/// Finds identifiers that have a shape of their own: e-mail addresses, phone numbers, IBANs, citizen
/// service numbers (BSN), postcodes with a house number, and licence plates.
///
/// The text is read once from left to right. At each place where a word could begin, the detectors
/// are asked in turn, the most particular one first.
struct IdentifierScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Whether an `@` stands anywhere; most texts have none.
  private let hasAddress: Bool

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    hasAddress = bytes.contains(UInt8(ascii: "@"))
  }

  func identifiers() -> [Redactor.Finding] {
    var found: [Redactor.Finding] = []
    var position = 0
    while position < bytes.count {
      guard startsWord(at: position) else {
        position += 1
        continue
      }
      if let finding = finding(at: position) {
        found.append(finding)
        position = finding.span.upperBound
      } else {
        position = skipWord(from: position)
      }
    }
    return found
  }

  /// What begins at `start`. The first byte says which detectors can find anything at all.
  private func finding(at start: Int) -> Redactor.Finding? {
    if hasAddress, let end = address(from: start) {
      return Redactor.Finding(span: start..<end, placeholder: .address)
    }
    return isLetter(bytes[start]) ? lettered(at: start) : numbered(at: start)
  }

  private func lettered(at start: Int) -> Redactor.Finding? {
    if let end = iban(from: start) {
      return Redactor.Finding(span: start..<end, placeholder: .iban)
    }
    return plate(from: start).map { Redactor.Finding(span: start..<$0, placeholder: .plate) }
  }

  private func numbered(at start: Int) -> Redactor.Finding? {
    if let end = phone(from: start) {
      return Redactor.Finding(span: start..<end, placeholder: .phone)
    }
    if let end = bsn(from: start) {
      return Redactor.Finding(span: start..<end, placeholder: .bsn)
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
  private func byte(_ index: Int) -> UInt8 {
    index >= 0 && index < bytes.count ? bytes[index] : 0
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }
  private func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) || byte >= 0x80 }

  private func startsWord(at index: Int) -> Bool {
    let here = byte(index)
    guard isWord(here) || here == UInt8(ascii: "+") || here == UInt8(ascii: "(") else {
      return false
    }
    return !isWord(byte(index - 1))
  }

  private func skipWord(from start: Int) -> Int {
    var index = start + 1
    while index < bytes.count, isWord(bytes[index]) { index += 1 }
    return index
  }

  private func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  /// The digits from `start` on, single separators allowed between them, and where they end.
  private func digits(
    from start: Int, atMost limit: Int, separator: (UInt8) -> Bool
  ) -> (digits: [UInt8], end: Int) {
    var digits: [UInt8] = []
    var index = start
    var end = start
    while index < bytes.count, digits.count <= limit {
      if isDigit(bytes[index]) {
        digits.append(bytes[index] - 48)
        index += 1
        end = index
      } else if end == index, separator(bytes[index]), isDigit(byte(index + 1)) {
        index += 1
      } else {
        break
      }
    }
    return (digits, end)
  }
}

// MARK: - Detectors: each gives where the identifier ends, nil where there is none

extension IdentifierScanner {
  /// An e-mail address: a local part, `@`, and a domain with a dot (RFC 5321 4.1.2, as people write
  /// it).
  private func address(from start: Int) -> Int? {
    var at = start
    while at < bytes.count, at - start <= 64, isLocal(bytes[at]) { at += 1 }
    guard at > start, byte(at) == UInt8(ascii: "@") else { return nil }
    var index = at + 1
    var end = index
    var dots = 0
    while index < bytes.count, index - at < 254 {
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
  private func iban(from start: Int) -> Int? {
    guard isLetter(byte(start)), isLetter(byte(start + 1)), isDigit(byte(start + 2)),
      isDigit(byte(start + 3))
    else { return nil }
    var characters: [UInt8] = []
    var index = start
    var best: Int?
    while index < bytes.count, characters.count < 34 {
      if isDigit(bytes[index]) || isLetter(bytes[index]) {
        characters.append(bytes[index])
        index += 1
        if characters.count >= 15, !isWord(byte(index)), isIBAN(characters) { best = index }
      } else if isSeparator(bytes[index]), isWord(byte(index + 1)) {
        index += 1
      } else {
        break
      }
    }
    return best
  }

  private func isIBAN(_ characters: [UInt8]) -> Bool {
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

  /// A phone number as the Netherlands and Belgium write it: `06-12345678`, `010 123 45 67`,
  /// `+31 (0)6 1234 5678`, `0032 470 12 34 56`.
  private func phone(from start: Int) -> Int? {
    var index = start
    var minimum = 9
    if byte(index) == UInt8(ascii: "+") {
      index += 1
      minimum = 10
    } else if byte(index) == UInt8(ascii: "(") {
      index += 1
    }
    guard isDigit(byte(index)), index > start || byte(index) == UInt8(ascii: "0") else {
      return nil
    }
    let run = digits(from: index, atMost: 15) { byte in
      isSeparator(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "(")
        || byte == UInt8(ascii: ")")
    }
    var end = run.end
    var count = run.digits.count
    if count < minimum, let rest = afterTrunkZero(run.end) {
      count += rest.count
      end = rest.end
    }
    guard (minimum...15).contains(count), !isWord(byte(end)) else { return nil }
    let national = index == start || byte(start) == UInt8(ascii: "(")
    guard !national || (run.digits.first == 0 && count <= 14) else { return nil }
    return end
  }

  /// The digits behind ` (0)`, `) ` and the like in an international number.
  private func afterTrunkZero(_ start: Int) -> (count: Int, end: Int)? {
    var index = start
    while index < bytes.count, index - start < 4, " ()-".utf8.contains(bytes[index]) {
      index += 1
    }
    guard index > start, isDigit(byte(index)) else { return nil }
    let rest = digits(from: index, atMost: 15) { byte in
      isSeparator(byte) || byte == UInt8(ascii: ")")
    }
    if let more = rest.digits.count == 1 ? afterTrunkZero(rest.end) : nil {
      return (rest.digits.count + more.count, more.end)
    }
    return (rest.digits.count, rest.end)
  }

  /// A citizen service number: nine digits that pass the eleven-test (weights 9…2, -1).
  private func bsn(from start: Int) -> Int? {
    let run = digits(from: start, atMost: 9) { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: " ") }
    guard run.digits.count == 9, !isWord(byte(run.end)) else { return nil }
    let weights = [9, 8, 7, 6, 5, 4, 3, 2, -1]
    let sum = zip(run.digits, weights).reduce(0) { $0 + Int($1.0) * $1.1 }
    return sum % 11 == 0 && run.digits.contains { $0 != 0 } ? run.end : nil
  }

  /// A Dutch postcode (`1234 AB`), with the house number on either side where one stands there.
  private func home(from start: Int) -> Int? {
    var index = start
    while index - start < 4, isDigit(byte(index)) { index += 1 }
    guard index - start == 4, byte(start) != UInt8(ascii: "0") else { return nil }
    if byte(index) == UInt8(ascii: " ") { index += 1 }
    guard isUpper(byte(index)), isUpper(byte(index + 1)), !isWord(byte(index + 2)) else {
      return nil
    }
    return houseNumber(after: index + 2) ?? index + 2
  }

  private func isUpper(_ byte: UInt8) -> Bool { byte &- 65 < 26 }

  /// `, 12`, ` 12a`, ` nr. 12-3` behind a postcode.
  private func houseNumber(after start: Int) -> Int? {
    var index = start
    while index < bytes.count, index - start < 6, " ,.:nr".utf8.contains(bytes[index]) {
      index += 1
    }
    guard index > start, isDigit(byte(index)) else { return nil }
    let first = index
    while isDigit(byte(index)), index - first < 6 { index += 1 }
    if isLetter(byte(index)), !isWord(byte(index + 1)) { index += 1 }
    return isWord(byte(index)) ? nil : index
  }

  /// A Dutch licence plate in one of its series (`AB-12-CD`, `12-ABC-3`, …): three groups of letters
  /// or digits, six characters in all, both kinds present.
  private func plate(from start: Int) -> Int? {
    var index = start
    var groups: [(isDigits: Bool, count: Int)] = []
    while groups.count < 3 {
      let digits = isDigit(byte(index))
      let first = index
      while digits ? isDigit(byte(index)) : isUpper(byte(index)) { index += 1 }
      guard (1...3).contains(index - first) else { return nil }
      groups.append((digits, index - first))
      if groups.count < 3 {
        guard byte(index) == UInt8(ascii: "-") else { return nil }
        index += 1
      }
    }
    let letters = groups.filter { !$0.isDigits }.reduce(0) { $0 + $1.count }
    let total = groups.reduce(0) { $0 + $1.count }
    guard total == 6, (2...4).contains(letters), !isWord(byte(index)),
      byte(index) != UInt8(ascii: "-")
    else { return nil }
    return index
  }
}
