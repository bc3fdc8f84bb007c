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
  /// Whether nothing else than a date and a time stands in the text.
  private(set) var isPure = true

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
      !tokens.contains { token in
        guard case .word(let word) = token else { return false }
        return word.utf8.count > 9 || (word.utf8.count > 1 && secondOfDay == nil)
      } && tokens.count < 24
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

// The time of day: `9:05`, `09:05:07.250 p.m.`, `T090507Z`.
extension TimeReading {
  private mutating func readTime() {
    for start in tokens.indices {
      guard let hour = number(start, digits: 1...2), hour < 25, symbol(start + 1) == 0x3A,
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
      take(start..<end)
      return
    }
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
      if date != nil { tokens[at] = .taken }
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
    let places = tokens.indices.filter { number($0, digits: 1...4) != nil }
    let values = places.compactMap { at in
      number(at, digits: 1...4).map { (value: $0, digits: digits(at)) }
    }
    for at in tokens.indices {
      if let word = word(at), let month = ChatLexicon.standard.months[word] {
        tokens[at] = .taken
        return readNamed(month: month, values)
      }
    }
    guard values.count >= 3 else {
      dayOfMonth = values.first?.value
      return
    }
    readNumbers(values[0], values[1], values[2], order)
  }

  private mutating func readNamed(month: Int, _ values: [(value: Int, digits: Int)]) {
    guard values.count >= 2 else { return }
    let isYearFirst = values[0].digits > 2
    let (year, day) = isYearFirst ? (values[0], values[1]) : (values[1], values[0])
    date = CivilDate(year: Self.fullYear(year), month: month, day: day.value)
  }

  private mutating func readNumbers(
    _ a: (value: Int, digits: Int), _ b: (value: Int, digits: Int),
    _ c: (value: Int, digits: Int), _ order: ChatClock.Order
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
  private static func fullYear(_ year: (value: Int, digits: Int)) -> Int {
    guard year.digits <= 2 else { return year.value }
    return year.value < 70 ? 2000 + year.value : 1900 + year.value
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
