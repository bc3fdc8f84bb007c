import Bytes

/// The date of a message, as RFC 5322 §3.3 has it and as mail programs write it: names of the day
/// missing or wrong, two-digit years, `asctime` order, ISO 8601, zones by name or not at all.
package struct MailDate: Sendable, Equatable {
  /// Seconds since 1970-01-01T00:00:00Z. A date without a zone is read as UTC.
  package let secondsSince1970: Int64

  /// Nil where no day can be made of `bytes`.
  package init?(_ bytes: some Collection<UInt8>) {
    var reader = DateReader()
    for token in DateReader.tokens(Array(bytes.prefix(256))) { reader.take(token) }
    guard let seconds = reader.seconds else { return nil }
    secondsSince1970 = seconds
  }

  /// The number of a month by its English name or the first three letters of it.
  static func month(_ word: some Collection<UInt8>) -> Int? {
    guard let first = word.first, first.isASCIILetter, (3...9).contains(word.count) else {
      return nil
    }
    var key: UInt32 = 0
    for (at, byte) in word.enumerated() {
      guard byte.isASCIILetter || byte == UInt8(ascii: ".") else { return nil }
      if at < 3 { key = key << 8 | UInt32(byte | 0x20) }
    }
    return months.firstIndex(of: key).map { $0 + 1 }
  }

  /// The first three letters of each month, as one number.
  private static let months: [UInt32] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    .map { $0.utf8.reduce(0) { $0 << 8 | UInt32($1) } }
}

/// What has been read of a date, token by token.
private struct DateReader {
  private var year: Int?
  private var monthNumber: Int?
  private var day: Int?
  private var secondOfDay: Int?
  private var offset: Int?

  /// Nil where there is no day.
  var seconds: Int64? {
    guard let year, (1900...9998).contains(year), let monthNumber, let day, (1...31).contains(day)
    else { return nil }
    let days = Self.dayNumber(year: year, month: monthNumber, day: day)
    return Int64(days) * 86_400 + Int64(secondOfDay ?? 0) - Int64(offset ?? 0)
  }

  /// The words of a date, comments left out; `-` and `/` part words but stay with a zone or a sign.
  static func tokens(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var tokens: [ArraySlice<UInt8>] = []
    tokens.reserveCapacity(8)
    var depth = 0
    var start: Int?
    for (at, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "(") { depth += 1 }
      let parts = byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";")
      if depth > 0 || parts {
        if let begin = start { tokens.append(bytes[begin..<at]) }
        start = nil
      } else if start == nil {
        start = at
      }
      if byte == UInt8(ascii: ")"), depth > 0 { depth -= 1 }
    }
    if let start { tokens.append(bytes[start...]) }
    return tokens
  }

  mutating func take(_ token: ArraySlice<UInt8>) {
    guard let first = token.first else { return }
    if token.contains(UInt8(ascii: ":")) {
      takeTime(token)
    } else if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
      takeOffset(token)
    } else if first.isASCIIDigit {
      takeNumber(token)
    } else {
      takeWord(token)
    }
  }

  /// `9:14`, `09:14:00`, `09:14:00.123`, `09:14:00+0100`, `2026-11-02T09:14:00Z`.
  private mutating func takeTime(_ token: ArraySlice<UInt8>) {
    var clock = token
    if let mark = token.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "t") }),
      mark > token.startIndex
    {
      takeNumber(token[..<mark])
      clock = token[(mark + 1)...]
    }
    let isSign = { (byte: UInt8) in byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") }
    if let sign = clock.firstIndex(where: isSign) {
      takeOffset(clock[sign...])
      clock = clock[..<sign]
    }
    var rest: ArraySlice<UInt8>? = clock
    func next() -> Int? {
      guard let part = rest else { return nil }
      rest = part.firstIndex(of: UInt8(ascii: ":")).map { part[($0 + 1)...] }
      return Self.number(part.prefix(while: \.isASCIIDigit)) ?? 0
    }
    guard secondOfDay == nil, let hours = next(), let minutes = next(), hours < 25, minutes < 60
    else { return }
    secondOfDay = hours * 3600 + minutes * 60 + min(next() ?? 0, 60)
  }

  /// A day, a year, or days with their month between dashes: `2`, `2026`, `02-Nov-2026`, `2026-11-02`.
  private mutating func takeNumber(_ token: ArraySlice<UInt8>) {
    let isMark = { (byte: UInt8) in byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") }
    let parts = token.contains(where: isMark) ? token.split(whereSeparator: isMark) : []
    if parts.count == 3, let first = Self.number(parts[0]), let last = Self.number(parts[2]) {
      monthNumber =
        MailDate.month(parts[1])
        ?? Self.number(parts[1]).flatMap { (1...12).contains($0) ? $0 : nil }
      (year, day) =
        parts[0].count == 4 ? (first, last) : (Self.fullYear(last, parts[2].count), first)
      return
    }
    let digits = token.prefix(while: \.isASCIIDigit)
    guard let number = Self.number(digits) else { return }
    if day == nil, digits.count <= 2 {
      day = number
    } else if year == nil {
      year = Self.fullYear(number, digits.count)
    }
  }

  private mutating func takeWord(_ token: ArraySlice<UInt8>) {
    if let time = secondOfDay, token.count == 2, token[token.startIndex + 1] | 0x20 == 0x6D {
      let isAfternoon = token.first.map { $0 | 0x20 == UInt8(ascii: "p") } ?? false
      if isAfternoon, time < 43_200 { secondOfDay = time + 43_200 }
      if token.equalsIgnoringCase("am"), time >= 43_200 { secondOfDay = time - 43_200 }
      return
    }
    if monthNumber == nil, let month = MailDate.month(token) {
      monthNumber = month
    } else if offset == nil, secondOfDay != nil {
      takeZone(token)
    }
  }

  /// `+0100`, `+01:00`, `-5`; a number that is no offset counts as none.
  private mutating func takeOffset(_ token: ArraySlice<UInt8>) {
    guard offset == nil, let sign = token.first else { return }
    let digits = token.dropFirst().filter(\.isASCIIDigit)
    guard let number = Self.number(digits[...]), digits.count <= 4 else { return }
    let (hours, minutes) = digits.count <= 2 ? (number, 0) : (number / 100, number % 100)
    guard minutes < 60, hours < 24 else { return }
    offset = (hours * 3600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
  }

  /// The zones that RFC 822 §5.1 names, and those of Europe that programs write all the same.
  private mutating func takeZone(_ token: ArraySlice<UInt8>) {
    let letters = token.prefix(while: \.isASCIILetter)
    guard let zone = Self.zones.first(where: { letters.equalsIgnoringCase($0.0) }) else { return }
    let rest = token.dropFirst(letters.count)
    if zone.1 == 0, !rest.isEmpty { return takeOffset(rest) }
    offset = zone.1 * 3600
  }

  private static let zones: [(StaticString, Int)] = [
    ("ut", 0), ("utc", 0), ("gmt", 0), ("z", 0), ("wet", 0), ("bst", 1), ("met", 1), ("cet", 1),
    ("mez", 1), ("mest", 2), ("cest", 2), ("eet", 2), ("eest", 3), ("msk", 3), ("jst", 9),
    ("est", -5), ("edt", -4), ("cst", -6), ("cdt", -5), ("mst", -7), ("mdt", -6), ("pst", -8),
    ("pdt", -7), ("ast", -4), ("adt", -3),
  ]

  /// RFC 5322 §4.3: two digits below 69 are of this century (POSIX), three count from 1900.
  private static func fullYear(_ number: Int, _ digits: Int) -> Int {
    switch digits {
    case ...2: number < 69 ? number + 2000 : number + 1900
    case 3: number + 1900
    default: number
    }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 4, digits.allSatisfy(\.isASCIIDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// Days since 1970-01-01 (H. Hinnant, `days_from_civil`).
  private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
