import Feedback
import Language

/// An amount and the tokens that say it.
struct FoundAmount: Sendable, Equatable {
  var amount: Statement.Amount
  var tokens: Range<Int>
  /// A number without a unit, which takes the unit of what it is compared with.
  var isBare = false
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

  /// "half vier" is 3.5, "half past four" and "half four" are 4.5.
  private func halfHour(
    _ offset: Double, at index: Int, in list: TokenList, _ range: Range<Int>
  ) -> FoundAmount? {
    var next = index + 1
    if case .filler = word(next, in: list, range) { next += 1 }
    guard next < range.upperBound else { return nil }
    var hour = Numeral.value(list, next)
    if case .number(let value) = lexicon[list.tokens[next].hash] { hour = value }
    guard let hour, hour <= 24 else { return nil }
    return found(hour + offset, .timeOfDay, index..<next + 1)
  }

  /// A number in digits.
  private func written(at index: Int, in list: TokenList, _ range: Range<Int>) -> FoundAmount? {
    if let clock = Numeral.clock(list, index) {
      return found(afternoon(clock, index + 1, in: list, range), .timeOfDay, index..<index + 1)
    }
    guard let value = Numeral.value(list, index), !Numeral.isPart(list, index) else { return nil }
    if let currency = Numeral.currency(before: list.tokens[index].span.lowerBound, in: list.text) {
      return found(value, currency, index..<index + 1)
    }
    return numeral(value, at: index, in: list, range)
  }

  /// A number, in digits or words, by what stands around it.
  private func numeral(
    _ value: Double, at index: Int, in list: TokenList, _ range: Range<Int>
  ) -> FoundAmount? {
    var value = value
    var end = index
    if case .and = word(index + 1, in: list, range), index + 2 < range.upperBound,
      let upper = Numeral.value(list, index + 2)
    {
      value = upper
      end = index + 2
    }
    if case .afternoon(let hours) = word(end + 1, in: list, range) {
      return found(value < 12 ? value + hours : value, .timeOfDay, index..<end + 2)
    }
    if case .at = word(index - 1, in: list, range), let hour = Numeral.hour(value),
      let time = clockTime(hour, index..<end + 1, in: list, range)
    {
      return time
    }
    if case .month(let month) = word(end + 1, in: list, range), value <= 31 {
      return found(month * 31 + value, .date, index..<end + 2)
    }
    return measured(value, at: end, in: list, range, needsUnit: false)
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

  /// A number with the unit that follows it within two words: "2 werkdagen", "5 business days".
  private func measured(
    _ value: Double, at index: Int, in list: TokenList, _ range: Range<Int>, needsUnit: Bool
  ) -> FoundAmount? {
    var isWorking = false
    for next in index + 1..<index + 3 {
      switch word(next, in: list, range) {
      case .unit(let unit), .clockUnit(let unit):
        let exact: Statement.Unit = isWorking && unit == .days ? .workingDays : unit
        return found(value, exact, index..<next + 1)
      case .quarter(let minutes): return found(value * minutes, .minutes, index..<next + 1)
      case .working: isWorking = true
      case .number, .one, .weekday: return bare(value, index, needsUnit)
      default: break
      }
    }
    return bare(value, index, needsUnit)
  }

  private func bare(_ value: Double, _ index: Int, _ needsUnit: Bool) -> FoundAmount? {
    guard !needsUnit else { return nil }
    var amount = found(value, .items, index..<index + 1)
    amount.isBare = true
    return amount
  }
}
