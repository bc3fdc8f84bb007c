import Feedback

/// ISO 8601 as nearly all exports write it, `2026-11-02T09:14:07.250+01:00`, read without a detour:
/// most times of a large export look like this.
struct ISOTime {
  private let date: CivilDate
  private let secondOfDay: Int
  /// Nil where the text has no offset.
  private let offsetMinutes: Int?

  /// Nil for anything else, which ``TimeReading`` may still make sense of.
  init?(_ text: String) {
    var text = text
    guard let found = text.withUTF8({ ISOTime($0) }) else { return nil }
    self = found
  }

  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count >= 16, bytes.count <= 35, bytes[4] == 0x2D, bytes[7] == 0x2D,
      bytes[10] == 0x54 || bytes[10] == 0x20, bytes[13] == 0x3A,
      let year = Self.number(bytes, 0..<4), let month = Self.number(bytes, 5..<7),
      let day = Self.number(bytes, 8..<10), let hour = Self.number(bytes, 11..<13),
      let minute = Self.number(bytes, 14..<16), hour < 24, minute < 60,
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    var at = 16
    var second = 0
    if bytes.count > 18, bytes[16] == 0x3A {
      guard let value = Self.number(bytes, 17..<19), value < 61 else { return nil }
      second = min(value, 59)
      at = 19
      if at < bytes.count, bytes[at] == 0x2E || bytes[at] == 0x2C {
        at += 1
        while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
      }
    }
    guard let offset = Self.offset(bytes, from: at) else { return nil }
    self.date = date
    secondOfDay = (hour * 60 + minute) * 60 + second
    offsetMinutes = offset
  }

  func instant(in zone: Zone) -> Timestamp {
    guard let offsetMinutes else { return zone.instant(of: date, secondOfDay: secondOfDay) }
    return Timestamp(
      seconds: Timestamp(utc: date, secondOfDay: secondOfDay).seconds - Int64(offsetMinutes) * 60)
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    var value = 0
    for at in range {
      guard at < bytes.count, (0x30...0x39).contains(bytes[at]) else { return nil }
      value = value * 10 + Int(bytes[at] - 0x30)
    }
    return value
  }

  /// Nil in the inner sense for no offset, in the outer sense for something that is none.
  private static func offset(_ bytes: UnsafeBufferPointer<UInt8>, from at: Int) -> Int?? {
    let count = bytes.count - at
    if count == 0 { return .some(nil) }
    if count == 1, bytes[at] == 0x5A { return .some(0) }
    guard bytes[at] == 0x2B || bytes[at] == 0x2D, let hours = number(bytes, at + 1..<at + 3),
      hours < 19
    else { return nil }
    let isSplit = count == 6 && bytes[at + 3] == 0x3A
    guard
      let minutes = isSplit
        ? number(bytes, at + 4..<at + 6) : count == 5 ? number(bytes, at + 3..<at + 5) : nil,
      minutes < 60
    else { return nil }
    return .some((bytes[at] == 0x2B ? 1 : -1) * (hours * 60 + minutes))
  }
}
