/// An instant: whole seconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX time).
package struct Timestamp: Hashable, Sendable, Comparable {
  package var seconds: Int64

  package init(seconds: Int64) { self.seconds = seconds }

  /// The instant of a UTC date and time of day.
  package init(utc date: CivilDate, secondOfDay: Int = 0) {
    seconds = Int64(date.dayNumber) * 86_400 + Int64(secondOfDay)
  }

  package static func < (a: Timestamp, b: Timestamp) -> Bool { a.seconds < b.seconds }

  /// RFC 3339 in UTC to the second: `2026-11-02T09:14:00Z`.
  package var rfc3339: String {
    let day = seconds.flooredDivision(by: 86_400)
    let rest = Int(seconds - day * 86_400)
    let date = CivilDate(dayNumber: Int(day))
    let times = (hour: rest / 3600, minute: rest / 60 % 60, second: rest % 60)
    guard (0...9999).contains(date.year) else {
      return "\(date)T\(two(times.hour)):\(two(times.minute)):\(two(times.second))Z"
    }
    // By hand: every item of an export has one.
    return String(unsafeUninitializedCapacity: 20) { text in
      _ = text.initialize(from: "0000-00-00T00:00:00Z".utf8)
      func put(_ number: Int, at place: Int) {
        text[place] += UInt8(number / 10)
        text[place + 1] += UInt8(number % 10)
      }
      put(date.year / 100, at: 0)
      put(date.year % 100, at: 2)
      put(date.month, at: 5)
      put(date.day, at: 8)
      put(times.hour, at: 11)
      put(times.minute, at: 14)
      put(times.second, at: 17)
      return 20
    }
  }

  /// Reads what ``rfc3339`` writes; nil for anything else.
  package init?(rfc3339 text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[19] == UInt8(ascii: "Z"),
      let date = CivilDate(iso: String(text.prefix(10))),
      let hour = Int(text.dropFirst(11).prefix(2)), let minute = Int(text.dropFirst(14).prefix(2)),
      let second = Int(text.dropFirst(17).prefix(2)),
      (0..<24).contains(hour), (0..<60).contains(minute), (0..<61).contains(second)
    else { return nil }
    self.init(utc: date, secondOfDay: hour * 3600 + minute * 60 + second)
  }
}

extension Int64 {
  /// Division rounded towards minus infinity, so that instants before 1970 fall on the right day.
  package func flooredDivision(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

/// A number below 100 in two digits.
func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
