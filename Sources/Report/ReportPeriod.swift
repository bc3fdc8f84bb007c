import Feedback

/// The days that a report is about: an ISO week, or any first and last day.
package struct ReportPeriod: Sendable, Hashable {
  package let first: CivilDate
  /// Included.
  package let last: CivilDate

  package init(_ week: Week) {
    first = week.monday
    last = week.sunday
  }

  /// Nil where `last` lies before `first`.
  package init?(first: CivilDate, last: CivilDate) {
    guard first <= last else { return nil }
    self.first = first
    self.last = last
  }

  /// Reads `2026-W46`, `2026-11-02`, `2026-11`, `2026-Q4`, `2026`, and a name as ``name`` writes it;
  /// nil for anything else.
  package init?(_ text: String) {
    if let week = Week(text) {
      self.init(week)
    } else if let day = CivilDate(iso: text) {
      self.init(first: day, last: day)
    } else if let months = ReportPeriod.months(text) {
      self.init(unchecked: months.first, months.last)
    } else {
      let ends = text.split(separator: "_", omittingEmptySubsequences: false)
      guard ends.count == 2, let first = CivilDate(iso: String(ends[0])),
        let last = CivilDate(iso: String(ends[1]))
      else { return nil }
      self.init(first: first, last: last)
    }
  }

  /// The ISO week that it is; nil for any other span.
  package var week: Week? {
    let week = Week(containing: first)
    return week.monday == first && week.sunday == last ? week : nil
  }

  /// As files are called: `2026-W46`, or `2026-10-01_2026-10-31`.
  package var name: String { week?.description ?? "\(first)_\(last)" }

  package func instants(in zone: Zone) -> Range<Timestamp> {
    zone.instant(of: first)..<zone.instant(of: CivilDate(dayNumber: last.dayNumber + 1))
  }

  /// What it is compared with: as many whole months where it is whole months, as many days where it
  /// is not, right before it.
  package var before: ReportPeriod {
    let dayBefore = CivilDate(dayNumber: first.dayNumber - 1)
    let start =
      wholeMonths.map { first.subtracting(months: $0) }
      ?? CivilDate(dayNumber: first.dayNumber - (last.dayNumber - first.dayNumber) - 1)
    return ReportPeriod(unchecked: start, dayBefore)
  }

  /// The 12 weeks right before it.
  var earlier: ReportPeriod {
    ReportPeriod(
      unchecked: CivilDate(dayNumber: first.dayNumber - 7 * 12),
      CivilDate(dayNumber: first.dayNumber - 1))
  }

  /// The ISO weeks that its lines are drawn over: 13, the last of which is over with its last day.
  var weeks: [Week] {
    let holding = Week(containing: last)
    let last = holding.sunday == last ? holding : holding.advanced(by: -1)
    return (1 - WeeklyReport.weeksShown...0).map { last.advanced(by: $0) }
  }

  /// Everything that a report on it looks at.
  func reach(in zone: Zone) -> Range<Timestamp> {
    let starts = [first, before.first, earlier.first] + weeks.prefix(1).map(\.monday)
    return zone.instant(of: starts.min() ?? first)..<instants(in: zone).upperBound
  }

  private init(unchecked first: CivilDate, _ last: CivilDate) {
    self.first = first
    self.last = last
  }

  /// The first and last day of a year, of a quarter or of a month.
  private static func months(_ text: String) -> (first: CivilDate, last: CivilDate)? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let year = digits(parts[0], count: 4), parts.count <= 2 else { return nil }
    var (month, count) = (1, 12)
    if let part = parts.dropFirst().first {
      if let number = digits(part, count: 2) {
        (month, count) = (number, 1)
      } else if part.first == "Q" || part.first == "q",
        let number = digits(part.dropFirst(), count: 1),
        (1...4).contains(number)
      {
        (month, count) = (3 * number - 2, 3)
      } else {
        return nil
      }
    }
    guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
    let (later, next) = (month - 1 + count).quotientAndRemainder(dividingBy: 12)
    guard let after = CivilDate(year: year + later, month: next + 1, day: 1) else { return nil }
    return (first, CivilDate(dayNumber: after.dayNumber - 1))
  }

  private static func digits(_ text: Substring, count: Int) -> Int? {
    text.utf8.count == count && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
      ? Int(text) : nil
  }

  /// How many calendar months it is; nil where it begins or ends within one.
  var wholeMonths: Int? {
    let next = CivilDate(dayNumber: last.dayNumber + 1)
    guard first.day == 1, next.day == 1 else { return nil }
    return 12 * (next.year - first.year) + next.month - first.month
  }
}
