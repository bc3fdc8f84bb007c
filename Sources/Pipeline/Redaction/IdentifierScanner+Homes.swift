extension IdentifierScanner {
  /// A Dutch postcode (`1234 AB`), with the house number behind it where one stands there. Written
  /// small it may be anything ("2024 en 12"): then a house number must follow, or a word before say
  /// what it is.
  ///
  /// - Returns: where it ends; nil where there is none.
  func home(from start: Int) -> Int? {
    var index = start
    while index - start < 4, isDigit(byte(index)) { index += 1 }
    guard index - start == 4, byte(start) != UInt8(ascii: "0") else { return nil }
    if byte(index) == UInt8(ascii: " ") { index += 1 } else if byte(index) == 0xC2 { index += 2 }
    guard isLetter(byte(index)), isLetter(byte(index + 1)), !isWord(byte(index + 2)) else {
      return nil
    }
    let end = houseNumber(after: index + 2)
    if isUpper(byte(index)), isUpper(byte(index + 1)) { return end ?? index + 2 }
    return isPostcode(from: start, letters: index) ? end ?? index + 2 : nil
  }

  /// Whether four digits and two small letters are a postcode.
  private func isPostcode(from start: Int, letters: Int) -> Bool {
    if follows(cues.postcodes, at: start, within: 3) { return true }
    let pair = NameCues.pair(byte(letters), byte(letters + 1))
    guard !cues.notPostcodes.contains(pair), !follows(cues.references, at: start, within: 2) else {
      return false
    }
    return houseNumber(after: letters + 2) != nil || isBehindHome(start)
  }

  /// Whether a house number stands right before `start`, as in "kerkstraat 12, 1234ab".
  private func isBehindHome(_ start: Int) -> Bool {
    guard byte(start - 1) == UInt8(ascii: " "), byte(start - 2) == UInt8(ascii: ",") else {
      return false
    }
    var first = start - 3
    while isWord(byte(first)), start - first < 10 { first -= 1 }
    guard isDigit(byte(first + 1)), byte(first) == UInt8(ascii: " ") else { return false }
    var street = first
    while street > 0, isLetter(byte(street - 1)), first - street < 40 { street -= 1 }
    let name = Array(bytes[street..<first]).map { $0 | 0x20 }
    return cues.streets.contains { name.count > $0.count + 2 && name.ends(with: $0) }
  }

  /// The name of a street with its house number: `Kerkstraat 12a`. The name alone stays.
  ///
  /// - Parameter number: where the next digit stands.
  func street(from start: Int, number: Int) -> Int? {
    let end = number - 1
    guard isUpper(byte(start)), byte(end) == UInt8(ascii: " "), (1...40).contains(end - start),
      bytes[start..<end].allSatisfy({ isLetter($0) || $0 >= 0x80 })
    else { return nil }
    let name = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
    let letters = Array(name.utf8)
    guard !cues.notStreets.contains(name),
      cues.streets.contains(where: { letters.count > $0.count + 2 && letters.ends(with: $0) })
    else { return nil }
    return houseNumber(after: end)
  }

  /// `, 12`, ` 12a`, ` nr. 12-3`, ` 101 bis` behind a postcode or a street.
  private func houseNumber(after start: Int) -> Int? {
    var index = start
    while index < bytes.count, index - start < 6, " ,.:nr".utf8.contains(bytes[index]) {
      index += 1
    }
    guard index > start, isDigit(byte(index)) else { return nil }
    let first = index
    while isDigit(byte(index)), index - first < 6 { index += 1 }
    if isLetter(byte(index)), !isWord(byte(index + 1)) { index += 1 }
    guard !isWord(byte(index)) else { return nil }
    return addition(after: index) ?? index
  }

  /// `-3`, `-B`, ` hs`: what tells homes of one house number apart.
  private func addition(after start: Int) -> Int? {
    guard [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: " ")].contains(byte(start)) else {
      return nil
    }
    var end = start + 1
    while isWord(byte(end)), end - start < 6 { end += 1 }
    guard end > start + 1, !isWord(byte(end)) else { return nil }
    let part = bytes[(start + 1)..<end]
    if byte(start) != UInt8(ascii: " ") {
      return end - start <= 4 && (part.count == 1 || part.allSatisfy(isDigit)) ? end : nil
    }
    let word = String(decoding: part, as: UTF8.self).lowercased()
    return cues.floors.contains(word) ? end : nil
  }
}

extension [UInt8] {
  fileprivate func ends(with suffix: [UInt8]) -> Bool {
    count >= suffix.count && self[(count - suffix.count)...].elementsEqual(suffix)
  }
}
