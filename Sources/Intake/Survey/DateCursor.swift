import Bytes
import Feedback

/// Reads dates and times from left to right.
struct DateCursor {
  let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0
  private(set) var secondOfDay: Int?
  private(set) var offset: Int?
  private(set) var isTwelveHour = false
  private(set) var hasUnknownZone = false

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    skipGaps()
  }

  var isAtEnd: Bool { at == bytes.count }

  /// The date itself: `2026-11-02`, `2-11-26`, `11/2/2026`, `2 nov. 2026`, `Nov 2, 2026`, `20261102`.
  mutating func date() -> SurveyDate.Form? {
    if let word = word() {
      if let month = SurveyLexicon.standard.months[word] { return monthFirst(month) }
      // A weekday may stand before the date.
      skipGaps()
      return isDigit ? numeric() : monthAhead()
    }
    return numeric()
  }

  private mutating func monthAhead() -> SurveyDate.Form? {
    guard let word = word(), let month = SurveyLexicon.standard.months[word] else { return nil }
    return monthFirst(month)
  }

  private mutating func monthFirst(_ month: Int) -> SurveyDate.Form? {
    skipGaps()
    guard let day = number(), day.digits <= 2 else { return nil }
    skipOrdinal()
    skipGaps()
    guard let year = number() else { return nil }
    return .certain(year: full(year), month: month, day: day.value)
  }

  private mutating func numeric() -> SurveyDate.Form? {
    guard let first = number() else { return nil }
    if first.digits == 8 {
      return .certain(
        year: first.value / 10_000, month: first.value / 100 % 100, day: first.value % 100)
    }
    skipOrdinal()
    let mark = peek
    skipDateMarks()
    if let word = word() {
      guard let month = SurveyLexicon.standard.months[word] else { return nil }
      skipDateMarks()
      return number().map { .certain(year: full($0), month: month, day: first.value) }
    }
    guard mark == 0x2D || mark == 0x2F || mark == 0x2E, let second = number() else { return nil }
    guard peek == mark else { return nil }
    skipDateMarks()
    guard let third = number() else { return nil }
    if first.digits == 4 {
      return .certain(year: first.value, month: second.value, day: third.value)
    }
    guard third.digits == 4 || third.digits == 2 else { return nil }
    return .open(
      first: first.value, second: second.value, year: full(third), mark: mark ?? 0)
  }

  /// The time of day and its zone, where they follow. False where something else does.
  mutating func time() -> Bool {
    skipGaps()
    if peek == UInt8(ascii: "T") { at += 1 }
    if let word = word(), word != "om", word != "at", word != "um" { return false }
    skipGaps()
    guard isDigit else { return isAtEnd }
    guard let hour = number(), peek == 0x3A || peek == 0x2E || peek == 0x68 else { return false }
    at += 1
    guard let minute = number() else { return false }
    var second = 0
    if peek == 0x3A || peek == 0x2E {
      at += 1
      second = number()?.value ?? 0
    }
    if peek == 0x2E || peek == 0x2C, at + 1 < bytes.count, bytes[at + 1].isASCIIDigit {
      at += 1
      _ = number()
    }
    return suffixes(hour: hour.value, minute: minute.value, second: second)
  }

  private mutating func suffixes(hour: Int, minute: Int, second: Int) -> Bool {
    var hour = hour
    skipGaps()
    if let half = half() {
      isTwelveHour = true
      hour = hour % 12 + (half == UInt8(ascii: "p") ? 12 : 0)
    }
    guard hour < 24, minute < 60, second < 61 else { return false }
    secondOfDay = hour * 3600 + minute * 60 + second
    return zone()
  }

  /// `am`, `PM` or `p.m.`: the first letter of it.
  private mutating func half() -> UInt8? {
    guard let letter = peek?.asciiLowercased, letter == 0x61 || letter == 0x70 else { return nil }
    var next = at + 1
    if next < bytes.count, bytes[next] == 0x2E { next += 1 }
    guard next < bytes.count, bytes[next].asciiLowercased == 0x6D else { return nil }
    at = next + 1
    if peek == 0x2E { at += 1 }
    return letter
  }

  /// `Z`, `UTC`, `GMT+1`, `+01:00`, `EST`, `uur` or `Europe/Amsterdam`; the last two say no offset.
  private mutating func zone() -> Bool {
    skipGaps()
    if peek == UInt8(ascii: "("), let end = bytes.lastIndex(of: 0x29), end == bytes.count - 1 {
      at = bytes.count
      return true
    }
    if let word = word() {
      switch word {
      case "uur", "h", "uhr": break
      default:
        guard let known = SurveyLexicon.standard.zones[word] else {
          hasUnknownZone = peek != 0x2F
          return skipZoneName()
        }
        offset = known
      }
      skipGaps()
    }
    return numericOffset()
  }

  private mutating func skipZoneName() -> Bool {
    while let byte = peek, byte.isASCIILetter || byte == 0x2F || byte == 0x5F { at += 1 }
    return isAtEnd
  }

  private mutating func numericOffset() -> Bool {
    guard let sign = peek, sign == 0x2B || sign == 0x2D else { return isAtEnd }
    at += 1
    guard let hours = number() else { return false }
    var seconds = hours.digits > 2 ? hours.value / 100 * 3600 + hours.value % 100 * 60 : 0
    if hours.digits <= 2 {
      seconds = hours.value * 3600
      if peek == 0x3A {
        at += 1
        seconds += (number()?.value ?? 0) * 60
      }
    }
    guard seconds <= 18 * 3600 else { return false }
    offset = sign == 0x2D ? -seconds : seconds
    skipGaps()
    if peek == UInt8(ascii: "(") { at = bytes.count }
    return isAtEnd
  }

  // MARK: Small steps

  private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }
  private var isDigit: Bool { peek?.isASCIIDigit ?? false }

  /// Up to nine digits.
  private mutating func number() -> (value: Int, digits: Int)? {
    let start = at
    var value = 0
    while let byte = peek, byte.isASCIIDigit, at - start < 9 {
      value = value * 10 + Int(byte - 0x30)
      at += 1
    }
    return at > start ? (value, at - start) : nil
  }

  /// Letters, in lower case; `T` before a digit is no word.
  private mutating func word() -> String? {
    let start = at
    while let byte = peek, byte.isASCIILetter || byte >= 0x80 { at += 1 }
    guard at > start else { return nil }
    if at - start == 1, bytes[start] == UInt8(ascii: "T"), isDigit {
      at = start
      return nil
    }
    return String(decoding: bytes[start..<at], as: UTF8.self).lowercased()
  }

  private mutating func skipGaps() {
    while let byte = peek, byte.isASCIISpace || byte == 0x2C || isSpace160 { at += 1 }
  }

  /// A no-break space in UTF-8, which spreadsheets put before `PM`; both bytes count.
  private var isSpace160: Bool {
    guard let byte = peek else { return false }
    if byte == 0xC2 { return at + 1 < bytes.count && bytes[at + 1] == 0xA0 }
    return byte == 0xA0 && at > 0 && bytes[at - 1] == 0xC2
  }

  private mutating func skipDateMarks() {
    while let byte = peek,
      byte == 0x2D || byte == 0x2F || byte == 0x2E || byte.isASCIISpace
        || byte == 0x2C
    { at += 1 }
  }

  /// `st`, `nd`, `rd`, `th` or `e` after a day.
  private mutating func skipOrdinal() {
    let start = at
    guard let word = word() else { return }
    if !["st", "nd", "rd", "th", "e"].contains(word) { at = start }
  }

  /// Two digits mean 1970 to 2069.
  private func full(_ year: (value: Int, digits: Int)) -> Int {
    guard year.digits == 2 else { return year.value }
    return year.value + (year.value < 70 ? 2000 : 1900)
  }
}
