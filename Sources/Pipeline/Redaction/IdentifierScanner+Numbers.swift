extension IdentifierScanner {
  /// The digits from `start` on, at most one more than `limit`, with single separators between them,
  /// and where they end.
  private func digits(
    from start: Int, atMost limit: Int, or more: StaticString = ""
  ) -> (digits: Digits, end: Int) {
    var digits = Digits()
    var index = start
    var end = start
    while index < bytes.count, digits.count <= min(limit, Digits.capacity - 1) {
      if isDigit(bytes[index]) {
        digits.append(bytes[index] - 48)
        index += 1
        end = index
      } else {
        let gap = gap(at: index, or: more)
        guard gap > 0, isDigit(byte(index + gap)) else { break }
        index += gap
      }
    }
    return (digits, end)
  }

  /// The length of what may stand between two digits at `index`: a separator, also one between
  /// spaces ("06 - 12"), or one of the characters of `more`.
  private func gap(at index: Int, or more: StaticString) -> Int {
    var length = separator(at: index)
    if length > 0 {
      let second = separator(at: index + length)
      if byte(index) == 0x20, second > 0, byte(index + length) != 0x20 {
        length += second
        if byte(index + length) == 0x20 { length += 1 }
      }
      return length
    }
    return more.withUTF8Buffer { $0.contains(byte(index)) } ? 1 : 0
  }

  /// A phone number as the Netherlands and Belgium write it: `06-12345678`, `010 123 45 67`,
  /// `+31 (0)6 1234 5678`, `0032 470 12 34 56`, `31612345678`.
  ///
  /// - Returns: where it ends; nil where there is none.
  func phone(from start: Int) -> Int? {
    var index = start
    let isInternational = byte(index) == UInt8(ascii: "+")
    if isInternational || byte(index) == UInt8(ascii: "(") { index += 1 }
    guard isDigit(byte(index)) else { return nil }
    let run = digits(from: index, atMost: 15, or: "/()")
    var (count, end) = (run.digits.count, run.end)
    if count < (isInternational ? 10 : 9), let rest = afterBracket(run.end) {
      count += rest.count
      end = rest.end
    }
    guard !isWord(byte(end)), !isFraction(end),
      isPhone(run.digits, count: count, isInternational: isInternational)
    else { return nil }
    let isReference = follows(cues.references, at: start, within: 1) || byte(end) == 0x2B
    return isReference ? nil : end
  }

  /// Whether a decimal follows, as in a meter's reading.
  private func isFraction(_ end: Int) -> Bool {
    byte(end) == UInt8(ascii: ",") && isDigit(byte(end + 1))
  }

  private func isPhone(_ digits: Digits, count: Int, isInternational: Bool) -> Bool {
    if isInternational { return (10...15).contains(count) }
    switch (digits[0], digits[1]) {
    case (0, 0): return (11...15).contains(count)
    case (0, _): return (9...11).contains(count)
    // The mobile numbers of both countries, as messengers write them.
    case (3, 1): return count == 11 && digits[2] == 6
    case (3, 2): return count == 11 && digits[2] == 4
    default: return false
    }
  }

  /// The digits behind ` (0)`, `) ` and the like.
  private func afterBracket(_ start: Int) -> (count: Int, end: Int)? {
    var index = start
    while index < bytes.count, index - start < 4, " ()-".utf8.contains(bytes[index]) {
      index += 1
    }
    guard index > start, isDigit(byte(index)) else { return nil }
    let rest = digits(from: index, atMost: 15, or: ")")
    if let more = rest.digits.count == 1 ? afterBracket(rest.end) : nil {
      return (rest.digits.count + more.count, more.end)
    }
    return (rest.digits.count, rest.end)
  }

  /// The number of a payment card or of a citizen.
  func cardOrCitizen(from start: Int) -> Redactor.Finding? {
    guard isDigit(byte(start)) else { return nil }
    let run = digits(from: start, atMost: 19)
    guard run.digits.count >= 9, !isWord(byte(run.end)) else { return nil }
    if isCard(run.digits, at: start) {
      return Redactor.Finding(span: start..<run.end, placeholder: .card)
    }
    return isCitizen(run.digits, at: start)
      ? Redactor.Finding(span: start..<run.end, placeholder: .bsn) : nil
  }

  /// A citizen's number: nine digits that pass the eleven-test (BSN), or eleven whose last two are
  /// 97 minus the remainder of the others by 97 (Belgian national register), born since 2000 with a
  /// 2 before them.
  ///
  /// One in eleven numbers passes the eleven-test: one that is called an order's or a policy's
  /// number stays.
  private func isCitizen(_ digits: Digits, at start: Int) -> Bool {
    isCitizen(digits)
      && (follows(cues.citizens, at: start, within: 4)
        || !follows(cues.references, at: start, within: 2))
  }

  private func isCitizen(_ digits: Digits) -> Bool {
    guard !digits.areZeros else { return false }
    switch digits.count {
    case 9:
      var sum = -digits[8]
      for place in 0..<8 { sum += digits[place] * (9 - place) }
      return sum % 11 == 0
    case 11:
      // Foreigners' numbers have 20 or 40 added to the month.
      guard digits[2..<4] % 20 <= 12, digits[4..<6] <= 31 else { return false }
      let (body, check) = (digits[0..<9], digits[9..<11])
      return 97 - body % 97 == check || 97 - (body + 2_000_000_000) % 97 == check
    default: return false
    }
  }

  /// The number of a payment card: 14 to 19 digits of a card's issuer (ISO/IEC 7812) that pass
  /// Luhn's check. One in ten numbers passes it: one that is called an order's or a parcel's stays.
  private func isCard(_ digits: Digits, at start: Int) -> Bool {
    guard (14...19).contains(digits.count), digits.passLuhn else { return false }
    return follows(cues.cards, at: start, within: 4)
      || Self.isIssued(digits) && !follows(cues.references, at: start, within: 2)
  }

  /// Whether cards that begin so have that many digits.
  private static func isIssued(_ digits: Digits) -> Bool {
    let (two, four) = (digits[0..<2], digits[0..<4])
    switch digits.count {
    case 14: return two == 36 || two == 38 || (300...305).contains(digits[0..<3])
    case 15: return two == 34 || two == 37
    case 16:
      return digits[0] == 4 || (51...55).contains(two) || (2221...2720).contains(four)
        || two == 35 || two == 65 || four == 6011 || isDebit(two)
    default: return isDebit(two)
    }
  }

  /// Maestro's.
  private static func isDebit(_ two: Int) -> Bool { two == 50 || (56...69).contains(two) }
}
