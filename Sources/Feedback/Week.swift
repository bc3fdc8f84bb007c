/// An ISO 8601 week: Monday to Sunday, belonging to the year that holds its Thursday. Only made from
/// a day, an instant in a zone, or its own name, so that no week 54 can exist.
package struct Week: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Day number (since 1970-01-01) of the week's Monday.
  private let mondayNumber: Int

  /// The week that `date` lies in.
  package init(containing date: CivilDate) {
    mondayNumber = date.dayNumber - (date.isoWeekday - 1)
  }

  /// The week that `instant` lies in on the calendar of `zone`.
  package init(containing instant: Timestamp, in zone: Zone) {
    self.init(containing: zone.date(of: instant))
  }

  /// Reads `2026-W46`; nil for anything else, a week that the year does not have included.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 8, bytes[4] == UInt8(ascii: "-"), bytes[5] | 0x20 == UInt8(ascii: "w"),
      let year = Int(text.prefix(4)), let number = Int(text.dropFirst(6)),
      (1...53).contains(number),
      let january4 = CivilDate(year: year, month: 1, day: 4)
    else { return nil }
    let first = Week(containing: january4)
    let week = first.advanced(by: number - 1)
    guard week.year == year else { return nil }
    self = week
  }

  package var monday: CivilDate { CivilDate(dayNumber: mondayNumber) }
  package var sunday: CivilDate { CivilDate(dayNumber: mondayNumber + 6) }

  /// The year that holds the week's Thursday.
  package var year: Int { CivilDate(dayNumber: mondayNumber + 3).year }

  /// 1 to 53.
  package var number: Int {
    guard let january4 = CivilDate(year: year, month: 1, day: 4) else { return 1 }
    return (mondayNumber - Week(containing: january4).mondayNumber) / 7 + 1
  }

  /// The week `weeks` later; earlier where negative.
  package func advanced(by weeks: Int) -> Week {
    Week(containing: CivilDate(dayNumber: mondayNumber + 7 * weeks))
  }

  /// Whole weeks from `other` to this one.
  package func distance(from other: Week) -> Int { (mondayNumber - other.mondayNumber) / 7 }

  /// From Monday 00:00 to the next Monday 00:00 on the clocks of `zone`, the end not included.
  package func instants(in zone: Zone) -> Range<Timestamp> {
    zone.instant(of: monday)..<zone.instant(of: CivilDate(dayNumber: mondayNumber + 7))
  }

  /// ISO 8601: `2026-W46`.
  package var description: String { "\(year)-W\(two(number))" }

  package static func < (a: Week, b: Week) -> Bool { a.mondayNumber < b.mondayNumber }
}
