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
  /// The index of the offset with which each span of time begins, so that hardly any change of
  /// offset has to be looked at to find one: spans begin at ``firstSpan`` and last ``spanLength``.
  private let spans: [UInt16]

  /// 1 January 1990.
  private static let firstSpan: Int64 = 631_152_000
  /// About 48 days, in seconds: most zones change their clocks twice a year.
  private static let spanLength: Int64 = 1 << 22

  /// Nil for a name that the IANA database does not have. Offsets are exact from 1990 to 2060.
  package init?(identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    var starts: [Int64] = [.min]
    var date = Date(timeIntervalSince1970: TimeInterval(Self.firstSpan))
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
    spans = Self.spans(starts)
  }

  package static let utc = Zone(fixedTo: 0, identifier: "UTC")

  private init(fixedTo offset: Int64, identifier: String) {
    self.identifier = identifier
    starts = [.min]
    offsets = [offset]
    spans = [0]
  }

  private static func spans(_ starts: [Int64]) -> [UInt16] {
    var spans: [UInt16] = []
    var index = 0
    var start = firstSpan
    while index + 1 < starts.count {
      while index + 1 < starts.count, starts[index + 1] <= start { index += 1 }
      spans.append(UInt16(truncatingIfNeeded: index))
      start += spanLength
    }
    return spans.isEmpty ? [0] : spans
  }

  /// Seconds east of UTC at `instant`.
  package func offset(at instant: Timestamp) -> Int64 {
    let span = (instant.seconds - Self.firstSpan) / Self.spanLength
    var index = Int(spans[Int(min(Int64(spans.count - 1), max(0, span)))])
    // Before the first span nothing has changed yet.
    while index + 1 < starts.count, starts[index + 1] <= instant.seconds { index += 1 }
    return offsets[index]
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
