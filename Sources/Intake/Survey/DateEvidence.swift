import Feedback

/// What the dates of a column show of the order of day and month.
///
/// A number above 12 proves it. Without such a number, answers lie near each other in time: the order
/// in which the rows' dates travel far less is the likelier one. Dashes and points part days from
/// months the European way; slashes are written both ways.
struct DateEvidence {
  private(set) var dates = 0
  private(set) var open = 0
  /// Dates with a time of day.
  private(set) var timed = 0
  /// Dates that name a zone that nobody knows.
  private(set) var unknownZones = 0
  private var dayFirstProofs = 0
  private var monthFirstProofs = 0
  private var twelveHour = 0
  private var dayFirst = Travel()
  private var monthFirst = Travel()
  private var slashes = 0

  mutating func add(_ date: SurveyDate) {
    dates += 1
    if date.secondOfDay != nil { timed += 1 }
    if date.isTwelveHour { twelveHour += 1 }
    if date.hasUnknownZone { unknownZones += 1 }
    guard case .open(let first, let second, _, let mark) = date.form else { return }
    open += 1
    if mark == UInt8(ascii: "/") { slashes += 1 }
    if first > 12 { dayFirstProofs += 1 }
    if second > 12 { monthFirstProofs += 1 }
    if let day = date.date(order: .dayFirst)?.dayNumber { dayFirst.add(day) }
    if let day = date.date(order: .monthFirst)?.dayNumber { monthFirst.add(day) }
  }

  mutating func add(_ other: DateEvidence) {
    dayFirstProofs += other.dayFirstProofs
    monthFirstProofs += other.monthFirstProofs
  }

  /// The order, its reason, and whether nothing but custom decided.
  func decision() -> (order: SurveyDate.Order, reason: String, isAssumed: Bool) {
    if open == 0 { return (.dayFirst, "year first or months by name", false) }
    if dayFirstProofs > 0 || monthFirstProofs > 0 {
      let isDay = dayFirstProofs >= monthFirstProofs
      let proofs = max(dayFirstProofs, monthFirstProofs)
      return (
        isDay ? .dayFirst : .monthFirst,
        "\(proofs) values have a \(isDay ? "first" : "second") number above 12", false
      )
    }
    if twelveHour > 0 { return (.monthFirst, "twelve-hour clock", false) }
    let (day, month) = (dayFirst.days, monthFirst.days)
    if open >= 5, max(day, month) >= 3 * max(1, min(day, month)) {
      return (
        day < month ? .dayFirst : .monthFirst, "the rows lie near each other in time that way",
        false
      )
    }
    if slashes == 0 { return (.dayFirst, "numbers parted by dashes or points", false) }
    return (.dayFirst, "assumed; no value has a number above 12", true)
  }

  /// How many days a series goes forward and back in all.
  private struct Travel {
    private(set) var days = 0
    private var last: Int?

    mutating func add(_ day: Int) {
      if let last { days += abs(day - last) }
      last = day
    }
  }
}
