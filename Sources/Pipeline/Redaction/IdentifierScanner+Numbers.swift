extension IdentifierScanner {
  /// The digits from `start` on, with single separators between them, and where they end.
  private func digits(
    from start: Int, atMost limit: Int, or more: StaticString = ""
  ) -> (digits: [UInt8], end: Int) {
    var digits: [UInt8] = []
    var index = start
    var end = start
    while index < bytes.count, digits.count <= limit {
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

  private func isPhone(_ digits: [UInt8], count: Int, isInternational: Bool) -> Bool {
    if isInternational { return (10...15).contains(count) }
    switch (digits.first, digits.dropFirst().first) {
    case (0, 0): return (11...15).contains(count)
    case (0, _): return (9...11).contains(count)
    // The mobile numbers of both countries, as messengers write them.
    case (3, 1): return count == 11 && digits.dropFirst(2).first == 6
    case (3, 2): return count == 11 && digits.dropFirst(2).first == 4
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

  /// A citizen's number: nine digits that pass the eleven-test (BSN), or eleven whose last two are
  /// 97 minus the remainder of the others by 97 (Belgian national register), born since 2000 with a
  /// 2 before them.
  ///
  /// One in eleven numbers passes the eleven-test: one that is called an order's or a policy's
  /// number stays.
  func citizen(from start: Int) -> Int? {
    guard isDigit(byte(start)) else { return nil }
    let run = digits(from: start, atMost: 11)
    guard !isWord(byte(run.end)), isCitizen(run.digits) else { return nil }
    if follows(cues.citizens, at: start, within: 4) { return run.end }
    return follows(cues.references, at: start, within: 2) ? nil : run.end
  }

  private func isCitizen(_ digits: [UInt8]) -> Bool {
    func number(_ digits: ArraySlice<UInt8>) -> Int { digits.reduce(0) { $0 * 10 + Int($1) } }
    guard digits.contains(where: { $0 != 0 }) else { return false }
    switch digits.count {
    case 9:
      let weights = [9, 8, 7, 6, 5, 4, 3, 2, -1]
      return zip(digits, weights).reduce(0) { $0 + Int($1.0) * $1.1 } % 11 == 0
    case 11:
      // Foreigners' numbers have 20 or 40 added to the month.
      guard number(digits[2..<4]) % 20 <= 12, number(digits[4..<6]) <= 31 else { return false }
      let (body, check) = (number(digits[..<9]), number(digits[9...]))
      return [body, body + 2_000_000_000].contains { 97 - $0 % 97 == check }
    default: return false
    }
  }
}
