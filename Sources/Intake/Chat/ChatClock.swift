import Feedback

/// Reads the dates and times of chat exports: ISO 8601 in all its spellings, day and month in
/// either order, month names, clocks of twelve, offsets, named zones, and seconds or milliseconds
/// since 1970.
///
///     clock.instant("16.03.2026 01:26:58 UTC+01:00")  // 2026-03-16T00:26:58Z
///     clock.instant("Dec 15, 2011, 8:08:08 PM")       // on the clock of the zone
struct ChatClock: Sendable {
  /// Where times without an offset were written.
  let zone: Zone
  var order = Order.dayFirst

  /// Which of two numbers below 13 is the day.
  enum Order: Sendable { case dayFirst, monthFirst }

  /// The instant that `text` names; nil where it names none.
  ///
  /// - Parameter day: the date to take where `text` has a time of day only; the year is its where a
  ///   day and a month stand beside the time.
  func instant(_ text: String?, on day: CivilDate? = nil) -> Timestamp? {
    guard let text, !text.isEmpty else { return nil }
    if let iso = ISOTime(text) { return iso.instant(in: zone) }
    if let epoch = Self.epoch(text) { return epoch }
    let reading = TimeReading(text, order: order)
    guard let date = reading.date(near: day) ?? day else { return nil }
    let second = reading.secondOfDay ?? 0
    guard let offset = reading.offsetMinutes else {
      return zone.instant(of: date, secondOfDay: second)
    }
    return Timestamp(
      seconds: Timestamp(utc: date, secondOfDay: second).seconds - Int64(offset) * 60)
  }

  /// The date alone that `text` names.
  func date(_ text: String) -> CivilDate? { TimeReading(text, order: order).date }

  /// Whether `text` names a time, with or without a date.
  static func isTime(_ text: String) -> Bool { isDated(text) != nil }

  /// No time is written longer, in bytes: `Mon Nov 02 2026 10:00:00 GMT+0100 (Midden-Europese …)`.
  static let longest = 96

  /// Whether the time that `text` names has a date; nil where it names no time.
  static func isDated(_ text: String) -> Bool? {
    guard text.utf8.count < longest, text.utf8.contains(where: { (0x30...0x39).contains($0) })
    else {
      return nil
    }
    if ISOTime(text) != nil || epoch(text) != nil { return true }
    let reading = TimeReading(text, order: .dayFirst)
    return reading.secondOfDay != nil && reading.isPure ? reading.date != nil : nil
  }

  /// The same clock with the order that the dates of one file show: a number above 12 in first or
  /// in second place settles it, else clocks of twelve beside slashes speak for the American order.
  func settled(by texts: some Sequence<String>) -> ChatClock {
    var clock = self
    var american = 0
    for text in texts.prefix(2000) {
      if ISOTime(text) != nil { continue }
      switch TimeReading(text, order: .dayFirst).proof {
      case .dayFirst?:
        clock.order = .dayFirst
        return clock
      case .monthFirst?:
        clock.order = .monthFirst
        return clock
      case nil:
        if text.contains("/"), text.last.map({ "mM".contains($0) }) ?? false { american += 1 }
      }
    }
    if american > 0 { clock.order = .monthFirst }
    return clock
  }

  /// Seconds (9 to 11 digits), milliseconds (12 to 14) or microseconds (15 to 17) since 1970; a
  /// fraction is cut off.
  private static func epoch(_ text: String) -> Timestamp? {
    let whole = text.utf8.prefix { $0 != UInt8(ascii: ".") }
    guard (9...17).contains(whole.count), whole.allSatisfy({ (0x30...0x39).contains($0) }),
      text.utf8.dropFirst(whole.count + 1).allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int64(String(decoding: Array(whole), as: UTF8.self))
    else { return nil }
    switch whole.count {
    case ...11: return Timestamp(seconds: number)
    case ...14: return Timestamp(seconds: number / 1000)
    default: return Timestamp(seconds: number / 1_000_000)
    }
  }
}
