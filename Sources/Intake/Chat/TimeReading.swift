import Feedback

/// What one text says of a date, a time of day and an offset, each where it says it.
struct TimeReading {
  private(set) var date: CivilDate?
  private(set) var secondOfDay: Int?
  private(set) var offsetMinutes: Int?
  /// Which order of day and month the numbers prove.
  private(set) var proof: ChatClock.Order?
  /// A number that may be a day of a month known from elsewhere.
  private(set) var dayOfMonth: Int?
  /// The month that is named where the year is not.
  private(set) var month: Int?
  /// Whether the date stands there plainly, with its year: as `12-11-2026`, or with a month's name.
  private(set) var isPlainDate = false
  /// Whether nothing else than a date and a time stands in the text.
  private(set) var isPure = true

  /// A month stands there without a day, as "Jan" in "Jan 10:32", who is a person.
  private var hasLoneMonth = false
  private var tokens: [Token]
  private var at = 0

  private enum Token: Equatable {
    case number(Int, digits: Int)
    case word(String)
    case symbol(UInt8)
    case taken
  }

  init(_ text: String, order: ChatClock.Order) {
    tokens = Self.tokens(of: text)
    readTime()
    readCompact()
    readDate(order)
    isPure =
      !hasLoneMonth && tokens.count { $0 != .taken } < 24 && tokens.allSatisfy(Self.isOfTime)
  }

  /// Whether a token may stand beside a date and a time: a weekday, "om", "at", a tick, or a short
  /// word of a script in which the words are not known.
  private static func isOfTime(_ token: Token) -> Bool {
    guard case .word(let word) = token, let first = word.utf8.first else { return true }
    if first >= 0xD0 { return word.utf8.count <= 9 }
    return ChatLexicon.standard.isTimeWord(word)
  }

  /// At most 64 tokens: no date is longer.
  private static func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    let bytes = Array(text.lowercased().utf8.prefix(160))
    var at = 0
    while at < bytes.count, tokens.count < 64 {
      let start = at
      let byte = bytes[at]
      if isDigit(byte) {
        while at < bytes.count, isDigit(bytes[at]) { at += 1 }
        let digits = String(decoding: bytes[start..<min(at, start + 17)], as: UTF8.self)
        tokens.append(.number(Int(digits) ?? 0, digits: at - start))
      } else if isSpecialSpace(bytes, at) > 0 {
        at += isSpecialSpace(bytes, at)
        tokens.append(.symbol(0x20))
      } else if isLetter(byte) {
        while at < bytes.count, isLetter(bytes[at]), isSpecialSpace(bytes, at) == 0 { at += 1 }
        tokens.append(.word(String(decoding: bytes[start..<at], as: UTF8.self)))
      } else {
        tokens.append(.symbol(byte))
        at += 1
      }
    }
    return tokens
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || byte >= 0x80
  }

  /// The length of U+00A0 or of a space or mark of U+2000–U+203F at `at`; 0 where there is none.
  private static func isSpecialSpace(_ bytes: [UInt8], _ at: Int) -> Int {
    if bytes[at] == 0xC2, at + 1 < bytes.count, bytes[at + 1] == 0xA0 { return 2 }
    if bytes[at] == 0xE2, at + 2 < bytes.count, bytes[at + 1] == 0x80 { return 3 }
    return 0
  }
}

// The time of day: `9:05`, `09:05:07.250 p.m.`, `T090507Z`, `9u05`, `9.05 uur`.
extension TimeReading {
  private mutating func readTime() {
    for start in tokens.indices {
      guard let hour = number(start, digits: 1...2), hour < 25, isParted(hourAt: start),
        let minute = number(start + 2, digits: 1...2), minute < 60
      else { continue }
      var end = start + 3
      var second = 0
      if symbol(end) == 0x3A, let value = number(end + 1, digits: 1...2), value < 61 {
        (second, end) = (value, end + 2)
        if symbol(end) == 0x2E || symbol(end) == 0x2C, number(end + 1, digits: 3...9) != nil {
          end += 2
        }
      }
      let half = readHalf(&end)
      guard let hours = Self.hours(hour, half: half) else { return }
      secondOfDay = (hours * 60 + minute) * 60 + min(second, 59)
      readOffset(&end)
      passZoneName(&end)
      take(start..<end)
      return
    }
  }

  /// Whether an hour ends at `at` and two digits of minutes follow: `9:05`, `9u05`, `9.05 uur`.
  private func isParted(hourAt at: Int) -> Bool {
    if symbol(at + 1) == 0x3A { return true }
    guard number(at + 2, digits: 2...2) != nil else { return false }
    if let mark = word(at + 1) { return ChatLexicon.standard.isHourMark(mark) }
    guard symbol(at + 1) == 0x2E else { return false }
    let next = symbol(at + 3) == 0x20 ? at + 4 : at + 3
    return word(next).map(ChatLexicon.standard.isHourMark) ?? false
  }

  /// What a zone is called, in brackets behind its offset: `+0100 (Midden-Europese standaardtijd)`.
  private func passZoneName(_ end: inout Int) {
    guard offsetMinutes != nil else { return }
    let open = symbol(end) == 0x20 ? end + 1 : end
    guard symbol(open) == 0x28,
      let close = tokens[open...].prefix(24).firstIndex(of: .symbol(0x29))
    else { return }
    end = close + 1
  }

  private static func hours(_ hour: Int, half: Int?) -> Int? {
    guard let half else { return hour < 24 ? hour : nil }
    guard hour <= 12 else { return hour < 24 ? hour : nil }
    return hour % 12 + half
  }

  /// `pm`, `p.m.`, `n.m.`, `PM`, after white space or none.
  private func readHalf(_ end: inout Int) -> Int? {
    var at = end
    while symbol(at) == 0x20 { at += 1 }
    guard let word = word(at) else { return nil }
    if let half = ChatLexicon.standard.halves[word] {
      end = at + 1
      return half
    }
    var next = at + 1
    while symbol(next) == 0x2E || symbol(next) == 0x20 { next += 1 }
    guard let second = self.word(next), word.utf8.count == 1, second == "m",
      let half = ChatLexicon.standard.halves[word + second]
    else { return nil }
    end = symbol(next + 1) == 0x2E ? next + 2 : next + 1
    return half
  }

  /// `Z`, `+01:00`, `+0100`, `UTC+1`, `CEST`.
  private mutating func readOffset(_ end: inout Int) {
    var at = end
    while symbol(at) == 0x20 || symbol(at) == 0x28 { at += 1 }
    var isNamed = false
    if let word = word(at), let minutes = ChatLexicon.standard.zones[word] {
      offsetMinutes = minutes
      isNamed = true
      at += 1
      end = at
    }
    guard let sign = symbol(at), sign == 0x2B || sign == 0x2D else { return }
    let factor = sign == 0x2B ? 1 : -1
    if let hours = number(at + 1, digits: 1...2), hours < 19, isNamed || symbol(at + 2) == 0x3A {
      let minutes = symbol(at + 2) == 0x3A ? number(at + 3, digits: 2...2) ?? 0 : 0
      offsetMinutes = factor * (hours * 60 + min(minutes, 59))
      end = symbol(at + 2) == 0x3A ? at + 4 : at + 2
    } else if let both = number(at + 1, digits: 4...4), both < 1900, both % 100 < 60 {
      offsetMinutes = factor * (both / 100 * 60 + both % 100)
      end = at + 2
    } else if let hours = number(at + 1, digits: 2...2), hours < 15, at == end, !isDate(at + 1) {
      offsetMinutes = factor * hours * 60
      end = at + 2
    }
  }

  private func isDate(_ at: Int) -> Bool { symbol(at + 1) == 0x2D || symbol(at + 1) == 0x2F }
}

// The date: `2026-11-02`, `20261102`, `2-11-26`, `11/2/2026`, `2 november 2026`, `Nov 2, 2026`.
extension TimeReading {
  /// `20261102T091407` has its date in one number, and may have its time in another.
  private mutating func readCompact() {
    for at in tokens.indices {
      guard let whole = number(at, digits: 8...8), (1900...2100).contains(whole / 10_000) else {
        continue
      }
      date = CivilDate(year: whole / 10_000, month: whole / 100 % 100, day: whole % 100)
      if date != nil {
        tokens[at] = .taken
        isPlainDate = true
      }
      if secondOfDay == nil, word(at + 1) == "t", let time = number(at + 2, digits: 6...6),
        time / 10_000 < 24, time / 100 % 100 < 60, time % 100 < 61
      {
        secondOfDay = (time / 10_000 * 60 + time / 100 % 100) * 60 + min(time % 100, 59)
        var end = at + 3
        readOffset(&end)
        take(at..<end)
      }
      return
    }
  }

  private mutating func readDate(_ order: ChatClock.Order) {
    guard date == nil else { return }
    let values = tokens.indices.compactMap { at in
      number(at, digits: 1...4).map { Number(value: $0, digits: digits(at), at: at) }
    }
    for at in tokens.indices {
      if let word = word(at), let month = ChatLexicon.standard.months[word] {
        tokens[at] = .taken
        return readNamed(month, at: at, values)
      }
    }
    guard values.count >= 3 else {
      dayOfMonth = values.first?.value
      return
    }
    let parted = values.indices.dropLast(2).first { areParted(values[$0..<$0 + 3]) }
    let start = parted ?? 0
    isPlainDate = parted != nil
    readNumbers(values[start], values[start + 1], values[start + 2], order)
  }

  private struct Number {
    let value: Int
    let digits: Int
    /// Among the tokens.
    let at: Int
  }

  /// Whether three numbers stand side by side, parted by the same sign: `2-11-2026`.
  private func areParted(_ numbers: ArraySlice<Number>) -> Bool {
    let (first, last) = (numbers[numbers.startIndex].at, numbers[numbers.endIndex - 1].at)
    guard last - first == 4, let sign = symbol(first + 1) else { return false }
    return sign == symbol(first + 3) && [0x2D, 0x2E, 0x2F].contains(sign)
  }

  /// `2 november 2026`, `Nov 2, 2026`, `2026 Nov 2`: the numbers nearest to the month.
  private mutating func readNamed(_ named: Int, at place: Int, _ values: [Number]) {
    let before = values.last { $0.at < place }
    let after = values.filter { $0.at > place }
    let isDayFirst = before.map { $0.digits <= 2 && (1...31).contains($0.value) } ?? false
    let day = isDayFirst ? before : after.first
    let year = isDayFirst ? after.first : after.dropFirst().first ?? before
    guard let day else {
      hasLoneMonth = true
      return
    }
    guard let year else {
      (month, dayOfMonth) = (named, day.value)
      return
    }
    date = CivilDate(year: Self.fullYear(year), month: named, day: day.value)
    isPlainDate = year.digits == 4
  }

  private mutating func readNumbers(
    _ a: Number, _ b: Number, _ c: Number, _ order: ChatClock.Order
  ) {
    if a.digits > 2 || a.value > 31 {
      date = CivilDate(year: Self.fullYear(a), month: b.value, day: c.value)
      return
    }
    if a.value > 12 { proof = .dayFirst } else if b.value > 12 { proof = .monthFirst }
    let isDayFirst = (proof ?? order) == .dayFirst
    date = CivilDate(
      year: Self.fullYear(c), month: isDayFirst ? b.value : a.value,
      day: isDayFirst ? a.value : b.value)
  }

  /// Two digits mean 1970 to 2069.
  private static func fullYear(_ year: Number) -> Int {
    guard year.digits <= 2 else { return year.value }
    return year.value < 70 ? 2000 + year.value : 1900 + year.value
  }
}

// A line that names a day and nothing else.
extension TimeReading {
  /// Whether the text names a day, with or without its year, or only says "today", and no time.
  var isDay: Bool {
    isPure && secondOfDay == nil && (date != nil || (month != nil && dayOfMonth != nil) || isNear)
  }

  /// Whether all that is said is a day such as "gisteren" or "Monday".
  private var isNear: Bool {
    let words = tokens.compactMap { token in
      if case .word(let word) = token { word } else { nil }
    }
    return words.contains(where: ChatLexicon.standard.isDayWord)
      && !tokens.contains { if case .number = $0 { true } else { false } }
  }

  /// The day that is named; without a year that of `other`, at most half a year from it.
  func date(near other: CivilDate?) -> CivilDate? {
    if let date { return date }
    guard let month, let dayOfMonth, let other else { return nil }
    let candidates = (other.year - 1...other.year + 1).compactMap {
      CivilDate(year: $0, month: month, day: dayOfMonth)
    }
    return candidates.min {
      abs($0.dayNumber - other.dayNumber) < abs($1.dayNumber - other.dayNumber)
    }
  }
}

// Looking at tokens without stepping off the end.
extension TimeReading {
  private func number(_ at: Int, digits: ClosedRange<Int>) -> Int? {
    guard tokens.indices.contains(at), case .number(let value, let count) = tokens[at],
      digits.contains(count)
    else { return nil }
    return value
  }

  private func digits(_ at: Int) -> Int {
    guard case .number(_, let count) = tokens[at] else { return 0 }
    return count
  }

  private func symbol(_ at: Int) -> UInt8? {
    guard tokens.indices.contains(at), case .symbol(let byte) = tokens[at] else { return nil }
    return byte
  }

  private func word(_ at: Int) -> String? {
    guard tokens.indices.contains(at), case .word(let word) = tokens[at] else { return nil }
    return word
  }

  private mutating func take(_ range: Range<Int>) {
    for at in range where tokens.indices.contains(at) { tokens[at] = .taken }
  }
}
