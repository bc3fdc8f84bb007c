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

  /// The ISO weeks that its lines are drawn over: 13, the last of which holds its last day.
  var weeks: [Week] {
    let last = Week(containing: last)
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

  /// How many calendar months it is; nil where it begins or ends within one.
  private var wholeMonths: Int? {
    let next = CivilDate(dayNumber: last.dayNumber + 1)
    guard first.day == 1, next.day == 1 else { return nil }
    return 12 * (next.year - first.year) + next.month - first.month
  }
}
