import Feedback

/// What was promised beside what came of it, and the verdict that follows from the two numbers.
struct AmountComparison: Sendable, Equatable {
  let promised: Statement.Amount
  let actual: Statement.Amount
  /// -2 (three times as much, or more) to 1.
  let verdict: Int

  /// Nil where the two are no amounts of one kind. A bare number takes the other's unit.
  ///
  /// - Parameter hints: what the words around say, which the numbers alone do not tell.
  init?(promised: FoundAmount, actual: FoundAmount, hints: Hints) {
    let areBare = promised.isBare && actual.isBare
    let range = promised.rangeStart
    guard let pair = Self.sameUnits(promised, actual) else { return nil }
    let promised = pair.promised
    var actual = pair.actual
    actual.value += Self.afternoon(of: actual, after: promised)
    let planned = areBare ? (kind: .price, value: promised.value) : Self.size(promised)
    let real = areBare ? (kind: .price, value: actual.value) : Self.size(actual)
    guard planned.kind == real.kind, !Self.isTerm(promised) else { return nil }
    self.promised = promised
    self.actual = actual
    if let start = range.map({ Self.size(Statement.Amount(value: $0, unit: promised.unit)).value }),
      start <= planned.value, (start...planned.value).contains(real.value)
    {
      verdict = 0
    } else {
      verdict = Self.verdict(planned.value, real.value, planned.kind, hints)
    }
  }

  /// What words say of two amounts.
  struct Hints: OptionSet, Sendable {
    let rawValue: Int

    /// It came before the promised weekday.
    static let cameEarlier = Hints(rawValue: 1)
    /// The price is money that the customer receives, such as a discount.
    static let isBenefit = Hints(rawValue: 2)
  }

  /// A bare number takes the unit of a duration, price or count beside it, unless it is too far off
  /// to be one of the same; two bare numbers are two prices in euros where they are large enough.
  private static func sameUnits(
    _ promised: FoundAmount, _ actual: FoundAmount
  ) -> (promised: Statement.Amount, actual: Statement.Amount)? {
    var pair = (promised: promised.amount, actual: actual.amount)
    switch (promised.isBare, actual.isBare) {
    case (false, false): return pair
    case (true, true):
      guard isPrice(pair.promised, pair.actual) else { return nil }
      pair.promised.unit = .euros
      pair.actual.unit = .euros
      return pair
    case (true, false): pair.promised.unit = pair.actual.unit
    case (false, true) where !actual.isFinal: return nil
    case (false, true): pair.actual.unit = pair.promised.unit
    }
    guard pair.promised.unit.isQuantity, pair.promised.value > 0, pair.actual.value > 0,
      (0.02...50).contains(pair.actual.value / pair.promised.value)
    else { return nil }
    return pair
  }

  /// The hours to add to a clock time of the small hours that follows one of the day: who was to
  /// come at 11 and came at 1 came in the afternoon.
  private static func afternoon(
    of actual: Statement.Amount, after promised: Statement.Amount
  ) -> Double {
    let isClock = actual.unit == .timeOfDay && promised.unit == .timeOfDay
    return isClock && actual.value < 7 && promised.value >= 7 ? 12 : 0
  }

  /// A year or more is the term of a contract, not a time that somebody waits.
  private static func isTerm(_ amount: Statement.Amount) -> Bool {
    amount.unit == .months && amount.value >= 12
  }

  private static func isPrice(_ a: Statement.Amount, _ b: Statement.Amount) -> Bool {
    min(a.value, b.value) >= 20 && max(a.value, b.value) < 4 * min(a.value, b.value)
  }

  private enum Kind { case duration, price, moment, weekday, count }

  private static func verdict(
    _ planned: Double, _ real: Double, _ kind: Kind, _ hints: Hints
  ) -> Int {
    if planned == real { return 0 }
    switch kind {
    case .weekday: return hints.contains(.cameEarlier) ? 1 : -1
    case .count: return real < planned ? -1 : 1
    case .moment: return real < planned ? 1 : -1
    case .price where hints.contains(.isBenefit): return real < planned ? -1 : 1
    case .duration, .price:
      if real < planned { return 1 }
      return planned > 0 && real >= 3 * planned ? -2 : -1
    }
  }

  /// The amount in the smallest unit of its kind: minutes, cents' worth, hours of the day.
  private static func size(_ amount: Statement.Amount) -> (kind: Kind, value: Double) {
    switch amount.unit {
    case .minutes: (.duration, amount.value)
    case .hours: (.duration, amount.value * 60)
    case .days: (.duration, amount.value * 1440)
    case .workingDays: (.duration, amount.value * 1440)
    case .weeks: (.duration, amount.value * 10_080)
    case .months: (.duration, amount.value * 43_200)
    case .euros, .dollars, .pounds: (.price, amount.value)
    case .items: (.count, amount.value)
    case .weekday: (.weekday, amount.value)
    case .date, .timeOfDay: (.moment, amount.value)
    }
  }
}

extension Statement.Unit {
  /// Whether amounts of this unit can be added up: no weekdays, dates or clock times.
  fileprivate var isQuantity: Bool {
    switch self {
    case .weekday, .date, .timeOfDay: false
    default: true
    }
  }
}
