import Feedback
import Language

/// An amount and the tokens that say it.
struct FoundAmount: Sendable, Equatable {
  var amount: Statement.Amount
  var tokens: Range<Int>
  /// A number without a unit, which takes the unit of what it is compared with.
  var isBare = false
  /// Whether a mark or the sentence's end follows: "het werden er 9." counts what was promised, "drie
  /// maal gebeld" counts something else.
  var isFinal = true
  /// Where a range begins, of which `amount` is the end: 8 of "tussen 8 en 12".
  var rangeStart: Double?
}

/// Reads durations, dates, weekdays, clock times, prices and counts: "binnen 2 werkdagen", "half vier",
/// "€ 1.020", "a week".
///
/// Clock times are in hours since midnight, weekdays 1 (Monday) to 7, dates as 31 × month + day.
struct AmountReader: Sendable {
  let lexicon: AmountLexicon

  /// The amounts of a sentence, in order.
  func amounts(in list: TokenList, _ range: Range<Int>) -> [FoundAmount] {
    var found: [FoundAmount] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if let amount = amount(at: index, in: list, range) {
        found.append(amount)
        index = amount.tokens.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  private func amount(at index: Int, in list: TokenList, _ range: Range<Int>) -> FoundAmount? {
    switch lexicon[list.tokens[index].hash] {
    case .weekday(let day): return found(day, .weekday, index..<index + 1)
    case .quarter(let minutes): return found(minutes, .minutes, index..<index + 1)
    case .quarterOf(let minutes): return pastHour(minutes, at: index, in: list, range)
    case .clock(let hour): return found(hour, .timeOfDay, index..<index + 1)
    case .half(let offset): return halfHour(offset, at: index, in: list, range)
    case .one(let value): return measured(value, at: index, in: list, range, needsUnit: true)
    case .number(let value): return numeral(value, at: index, in: list, range)
    default:
      guard list.tokens[index].isNumber else { return nil }
      return written(at: index, in: list, range)
    }
  }

  private func found(
    _ value: Double, _ unit: Statement.Unit, _ tokens: Range<Int>
  ) -> FoundAmount {
    FoundAmount(amount: Statement.Amount(value: value, unit: unit), tokens: tokens)
  }

  private func word(_ index: Int, in list: TokenList, _ range: Range<Int>) -> AmountLexicon.Word? {
    range.contains(index) ? lexicon[list.tokens[index].hash] : nil
  }

  /// "half vier" is 3.5, "half past four" and "half four" are 4.5; "half uur" and "half an hour" are
  /// a duration.
  private func halfHour(
    _ offset: Double, at index: Int, in list: TokenList, _ range: Range<Int>
  ) -> FoundAmount? {
    var next = index + 1
    if case .past = word(next, in: list, range) { next += 1 }
    if let hour = plainNumber(next, in: list, range), hour <= 24 {
      return found(
        afternoon(hour + offset, next + 1, in: list, range), .timeOfDay, index..<next + 1)
    }
    var last = index
    if case .one = word(last + 1, in: list, range) { last += 1 }
    var amount = measured(0.5, at: last, in: list, range, needsUnit: true, reach: 1)
    if let tokens = amount?.tokens { amount?.tokens = index..<tokens.upperBound }
    return amount
  }

  /// "kwart voor elf" is 10.75, "tien over half negen" 8.67, "quarter past five" 5.25.
  private func pastHour(
    _ minutes: Double, at index: Int, in list: TokenList, _ range: Range<Int>
  ) -> FoundAmount? {
    var isBefore = false
    switch word(index + 1, in: list, range) {
    case .past: break
    case .before: isBefore = true
    case .to where minutes == 15: isBefore = true
    default: return nil
    }
    var hourIndex = index + 2
    var offset = 0.0
    if case .half(let hours) = word(hourIndex, in: list, range), hours < 0 {
      offset = hours
      hourIndex += 1
    }
    guard let hour = plainNumber(hourIndex, in: list, range), hour > 0, hour <= 24 else {
      return nil
    }
    let time = hour + offset + (isBefore ? -minutes : minutes) / 60
    return found(
      afternoon(time, hourIndex + 1, in: list, range), .timeOfDay, index..<hourIndex + 1)
  }

  /// A number in digits or a word.
  private func plainNumber(
    _ index: Int, in list: TokenList, _ range: Range<Int>
  ) -> Double? {
    guard range.contains(index) else { return nil }
    if case .number(let value) = lexicon[list.tokens[index].hash] { return value }
    return Numeral.value(list, index)
  }

  /// A number in digits.
  private func written(at index: Int, in list: TokenList, _ range: Range<Int>) -> FoundAmount? {
    if let clock = Numeral.clock(list, index) {
      return clockRange(clock, at: index, in: list, range)
    }
    guard let value = Numeral.value(list, index), !Numeral.isPart(list, index) else { return nil }
    if let currency = Numeral.currency(before: list.tokens[index].span.lowerBound, in: list.text) {
      return found(value, currency, index..<index + 1)
    }
    guard !isGlued(index, in: list, range) else { return nil }
    return numeral(value, at: index, in: list, range)
  }

  /// Whether letters that are no unit follow a number without a space: "30gb".
  private func isGlued(_ index: Int, in list: TokenList, _ range: Range<Int>) -> Bool {
    let end = list.tokens[index].span.upperBound
    guard end < list.text.count, word(index + 1, in: list, range) == nil else { return false }
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(list.text[end] | 0x20)
  }

  /// "8:30", and the end of "8:30 - 12:00".
  private func clockRange(
    _ clock: Double, at index: Int, in list: TokenList, _ range: Range<Int>
  ) -> FoundAmount {
    guard joins(index + 1, in: list, range), index + 2 < range.upperBound,
      let end = Numeral.clock(list, index + 2)
    else {
      return found(afternoon(clock, index + 1, in: list, range), .timeOfDay, index..<index + 1)
    }
    var amount = found(
      afternoon(end, index + 3, in: list, range), .timeOfDay, index..<index + 3)
    amount.rangeStart = clock
    return amount
  }

  /// Minutes that are said beside an hour: "tien voor half negen".
  private static let minuteMarks: Set<Double> = [5, 10, 20, 25]

  /// A number, in digits or words, by what stands around it.
  private func numeral(
    _ value: Double, at index: Int, in list: TokenList, _ range: Range<Int>
  ) -> FoundAmount? {
    if Self.minuteMarks.contains(value), let time = pastHour(value, at: index, in: list, range) {
      return time
    }
    guard let upper = rangeEnd(at: index, in: list, range),
      var found = single(upper, from: index, at: index + 2, in: list, range)
    else { return single(value, from: index, at: index, in: list, range) }
    found.rangeStart = value
    if found.amount.unit == .timeOfDay, found.amount.value < value { found.amount.value += 12 }
    return found
  }

  /// The number that ends a range: 12 of "8 en 12", three of "two to three weeks".
  private func rangeEnd(
    at index: Int, in list: TokenList, _ range: Range<Int>
  ) -> Double? {
    joins(index + 1, in: list, range) ? plainNumber(index + 2, in: list, range) : nil
  }

  /// Whether the token joins the two ends of a range.
  private func joins(_ index: Int, in list: TokenList, _ range: Range<Int>) -> Bool {
    switch word(index, in: list, range) {
    case .and, .to: true
    default:
      range.contains(index) && list.tokens[index].isMark
        && list.mark(index) == UInt8(ascii: "-")
    }
  }

  /// A number by what stands around it; `start` is where its range begins, `end` its own place.
  private func single(
    _ value: Double, from start: Int, at end: Int, in list: TokenList, _ range: Range<Int>
  ) -> FoundAmount? {
    if case .afternoon(let hours) = word(end + 1, in: list, range) {
      return found(value < 12 ? value + hours : value, .timeOfDay, start..<end + 2)
    }
    if followsAt(start, in: list, range), let hour = Numeral.hour(value),
      let time = clockTime(hour, start..<end + 1, in: list, range)
    {
      return time
    }
    if case .month(let month) = word(end + 1, in: list, range), value <= 31 {
      return found(month * 31 + value, .date, start..<end + 2)
    }
    var amount = measured(value, at: end, in: list, range, needsUnit: false)
    if let tokens = amount?.tokens { amount?.tokens = start..<tokens.upperBound }
    return amount
  }

  private func followsAt(_ index: Int, in list: TokenList, _ range: Range<Int>) -> Bool {
    switch word(index - 1, in: list, range) {
    case .at, .before: true
    default: false
    }
  }

  /// "om 9", "at 7", "tegen 9 uur"; nil for "for 7 days" and "om 20 euro".
  private func clockTime(
    _ hour: Double, _ tokens: Range<Int>, in list: TokenList, _ range: Range<Int>
  ) -> FoundAmount? {
    switch word(tokens.upperBound, in: list, range) {
    case .clockUnit: found(hour, .timeOfDay, tokens.lowerBound..<tokens.upperBound + 1)
    case .unit, .quarter, .month: nil
    default:
      found(afternoon(hour, tokens.upperBound, in: list, range), .timeOfDay, tokens)
    }
  }

  private func afternoon(
    _ hour: Double, _ index: Int, in list: TokenList, _ range: Range<Int>
  ) -> Double {
    if case .afternoon(let hours) = word(index, in: list, range), hour < 12 { return hour + hours }
    return hour
  }

  /// A number with the unit that follows it within `reach` words: "2 werkdagen", "5 business days".
  /// A unit behind "per" measures something else: "32,50 per maand" is a price.
  private func measured(
    _ value: Double, at index: Int, in list: TokenList, _ range: Range<Int>, needsUnit: Bool,
    reach: Int = 2
  ) -> FoundAmount? {
    var isWorking = false
    var value = value
    for next in index + 1..<index + 1 + reach {
      switch word(next, in: list, range) {
      case .unit(let unit), .clockUnit(let unit):
        let exact: Statement.Unit = isWorking && unit == .days ? .workingDays : unit
        return found(value, exact, index..<next + 1)
      case .quarter(let minutes): return found(value * minutes, .minutes, index..<next + 1)
      case .working: isWorking = true
      case .half where needsUnit && value == 1: value = 0.5
      case .number, .one, .weekday, .per: return bare(value, index, in: list, range, needsUnit)
      default: break
      }
    }
    return bare(value, index, in: list, range, needsUnit)
  }

  private func bare(
    _ value: Double, _ index: Int, in list: TokenList, _ range: Range<Int>, _ needsUnit: Bool
  ) -> FoundAmount? {
    guard !needsUnit else { return nil }
    var amount = found(value, .items, index..<index + 1)
    amount.isBare = true
    amount.isFinal =
      amount.tokens.upperBound == range.upperBound
      || list.tokens[amount.tokens.upperBound].isMark
    return amount
  }
}
