import Foundation

/// A time zone with its changes of offset worked out once, so that a million rows can be placed in
/// local time without asking Foundation for each.
package struct Zone: Sendable, Equatable {
  /// The IANA name, such as `Europe/Amsterdam`.
  package let identifier: String
  /// Instants at which a new offset starts, ascending; the first is the distant past.
  private let starts: [Int64]
  /// Seconds east of UTC from the instant of the same index on.
  private let offsets: [Int64]

  /// Nil for a name that the IANA database does not have. Offsets are exact from 1990 to 2060.
  package init?(identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    var starts: [Int64] = [.min]
    var date = Date(timeIntervalSince1970: 631_152_000)
    let end = Date(timeIntervalSince1970: 2_840_140_800)
    var offsets = [Int64(zone.secondsFromGMT(for: date))]
    while let next = zone.nextDaylightSavingTimeTransition(after: date), next < end, next > date {
      starts.append(Int64(next.timeIntervalSince1970))
      offsets.append(Int64(zone.secondsFromGMT(for: next)))
      date = next
    }
    self.identifier = identifier
    self.starts = starts
    self.offsets = offsets
  }

  package static let utc = Zone(fixedTo: 0, identifier: "UTC")

  private init(fixedTo offset: Int64, identifier: String) {
    self.identifier = identifier
    starts = [.min]
    offsets = [offset]
  }

  /// Seconds east of UTC at `instant`.
  package func offset(at instant: Timestamp) -> Int64 {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= instant.seconds { low = middle } else { high = middle }
    }
    return offsets[low]
  }

  /// The day on the calendar of this zone at `instant`.
  package func date(of instant: Timestamp) -> CivilDate {
    CivilDate(dayNumber: Int((instant.seconds + offset(at: instant)).flooredDivision(by: 86_400)))
  }

  /// The instant at which a clock of this zone shows `date` and `secondOfDay`. A time that the clock
  /// skips is read with the offset before the change, one that it shows twice as the first.
  package func instant(of date: CivilDate, secondOfDay: Int = 0) -> Timestamp {
    let local = Int64(date.dayNumber) * 86_400 + Int64(secondOfDay)
    let before = offset(at: Timestamp(seconds: local - 86_400))
    let guess = Timestamp(seconds: local - before)
    if offset(at: guess) == before { return guess }
    let after = Timestamp(seconds: local - offset(at: guess))
    return offset(at: after) == offset(at: guess) ? after : guess
  }
}
