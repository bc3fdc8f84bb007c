import Bytes
import Feedback

/// A date, perhaps with a time of day, as a survey tool wrote it, before it is known whether day or
/// month comes first.
struct SurveyDate: Equatable {
  /// How the three numbers of a date stand.
  enum Form: Equatable {
    /// Year, month, day, or a month by its name: nothing to decide.
    case certain(year: Int, month: Int, day: Int)
    /// Two numbers and a year, parted by a mark: `3-4-2026` and `3/4/26`.
    case open(first: Int, second: Int, year: Int, mark: UInt8)
  }

  /// Which of two numbers is the day.
  enum Order: String, Sendable {
    case dayFirst = "d/m"
    case monthFirst = "m/d"
  }

  let form: Form
  /// Nil where only a day is given.
  var secondOfDay: Int?
  /// Seconds east of UTC, where the cell says it.
  var offset: Int?
  /// Whether the time is on a twelve-hour clock, as Americans write it.
  var isTwelveHour = false
  /// Whether it names a zone that `Lexicons/survey/values.tsv` has not.
  var hasUnknownZone = false

  /// The instant on the clocks of `zone`, unless the cell has an offset of its own. Where the day
  /// that `order` gives does not exist, the other order is taken, since files mix them.
  func instant(order: Order, zone: Zone) -> Timestamp? {
    guard let date = date(order: order) else { return nil }
    let second = secondOfDay ?? 0
    if let offset {
      return Timestamp(seconds: Timestamp(utc: date, secondOfDay: second).seconds - Int64(offset))
    }
    return zone.instant(of: date, secondOfDay: second)
  }

  func date(order: Order) -> CivilDate? {
    switch form {
    case .certain(let year, let month, let day):
      return CivilDate(year: year, month: month, day: day)
    case .open(let first, let second, let year, _):
      let dayFirst = CivilDate(year: year, month: second, day: first)
      let monthFirst = CivilDate(year: year, month: first, day: second)
      return order == .dayFirst ? dayFirst ?? monthFirst : monthFirst ?? dayFirst
    }
  }

  /// Reads a whole cell; nil where it is no date.
  init?(_ cell: String) {
    var cell = cell
    let read = cell.withUTF8 { SurveyDate($0) }
    guard let read else { return nil }
    self = read
  }

  /// Reads a whole cell in UTF-8; nil where it is no date.
  init?(_ cell: UnsafeBufferPointer<UInt8>) {
    guard (6...64).contains(cell.count) else { return nil }
    if let plain = PlainDate.read(cell) {
      self = plain
      return
    }
    var cursor = DateCursor(bytes: cell)
    guard let form = cursor.date() else { return nil }
    self.form = form
    guard cursor.time() else { return nil }
    secondOfDay = cursor.secondOfDay
    offset = cursor.offset
    isTwelveHour = cursor.isTwelveHour
    hasUnknownZone = cursor.hasUnknownZone
    guard cursor.isAtEnd, exists else { return nil }
  }

  /// - Parameter form: of a date that may not exist.
  fileprivate init?(_ form: Form, secondOfDay: Int?, offset: Int?) {
    self.form = form
    self.secondOfDay = secondOfDay
    self.offset = offset
    if !exists { return nil }
  }

  private var exists: Bool { date(order: .dayFirst) != nil }
}

/// Reads dates of digits and single marks, as nearly all are: `2-11-2026`, `2026-11-02 9:05`,
/// `2026-11-02T09:05:30.123Z`. Says nothing of any other, which ``DateCursor`` reads at leisure.
private struct PlainDate {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> SurveyDate? {
    guard bytes[0].isASCIIDigit else { return nil }
    var date = PlainDate(bytes: bytes)
    return date.read()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func read() -> SurveyDate? {
    let first = number(4)
    let firstDigits = at
    let mark = peek
    guard mark == 0x2D || mark == 0x2F || mark == 0x2E else { return nil }
    at += 1
    let second = number(2)
    guard second >= 0, peek == mark else { return nil }
    at += 1
    let start = at
    let third = number(4)
    let thirdDigits = at - start
    var form: SurveyDate.Form
    if firstDigits == 4, thirdDigits == 1 || thirdDigits == 2 {
      form = .certain(year: first, month: second, day: third)
    } else if firstDigits <= 2, thirdDigits == 4 {
      form = .open(first: first, second: second, year: third, mark: mark)
    } else {
      return nil
    }
    if at == bytes.count { return SurveyDate(form, secondOfDay: nil, offset: nil) }
    guard let clock = clock() else { return nil }
    return SurveyDate(form, secondOfDay: clock.second, offset: clock.offset)
  }

  /// ` 9:05`, `T09:05:30`, `T09:05:30.123Z`, to the end of the cell.
  private mutating func clock() -> (second: Int, offset: Int?)? {
    guard peek == 0x20 || peek == UInt8(ascii: "T") else { return nil }
    at += 1
    let hour = number(2)
    guard hour >= 0, hour < 24, peek == 0x3A else { return nil }
    at += 1
    let minute = number(2)
    guard minute >= 0, minute < 60 else { return nil }
    var second = 0
    if peek == 0x3A {
      at += 1
      second = number(2)
      guard second >= 0, second < 61 else { return nil }
      if peek == 0x2E {
        at += 1
        guard number(9) >= 0 else { return nil }
      }
    }
    let isUTC = peek == UInt8(ascii: "Z")
    if isUTC { at += 1 }
    guard at == bytes.count else { return nil }
    return (hour * 3600 + minute * 60 + second, isUTC ? 0 : nil)
  }

  /// NUL at the end, which no date has.
  private var peek: UInt8 { at < bytes.count ? bytes[at] : 0 }

  /// The number at hand; -1 where there is none, or one of more digits than `most`.
  private mutating func number(_ most: Int) -> Int {
    let start = at
    var value = 0
    while at < bytes.count, bytes[at].isASCIIDigit {
      guard at - start < most else { return -1 }
      value = value * 10 + Int(bytes[at] &- 0x30)
      at += 1
    }
    return at > start ? value : -1
  }
}

/// Reads dates and times from left to right.
private struct DateCursor {
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
