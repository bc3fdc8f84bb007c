import Bytes

/// Reads dates of digits and single marks, as nearly all are: `2-11-2026`, `2026-11-02 9:05`,
/// `2026-11-02T09:05:30.123Z`. Says nothing of any other, which ``DateCursor`` reads at leisure.
struct PlainDate {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> SurveyDate? {
    guard bytes[0].isASCIIDigit else { return nil }
    var date = PlainDate(bytes: bytes)
    return date.read()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func read() -> SurveyDate? {
    let first = number(4)
    let firstDigits = at
    let mark = peek
    guard mark == 0x2D || mark == 0x2F || mark == 0x2E else { return nil }
    at += 1
    let second = number(2)
    guard second >= 0, peek == mark else { return nil }
    at += 1
    let start = at
    let third = number(4)
    let thirdDigits = at - start
    var form: SurveyDate.Form
    if firstDigits == 4, thirdDigits == 1 || thirdDigits == 2 {
      form = .certain(year: first, month: second, day: third)
    } else if firstDigits <= 2, thirdDigits == 4 {
      form = .open(first: first, second: second, year: third, mark: mark)
    } else {
      return nil
    }
    if at == bytes.count { return SurveyDate(form, secondOfDay: nil, offset: nil) }
    guard let clock = clock() else { return nil }
    return SurveyDate(form, secondOfDay: clock.second, offset: clock.offset)
  }

  /// ` 9:05`, `T09:05:30`, `T09:05:30.123Z`, to the end of the cell.
  private mutating func clock() -> (second: Int, offset: Int?)? {
    guard peek == 0x20 || peek == UInt8(ascii: "T") else { return nil }
    at += 1
    let hour = number(2)
    guard hour >= 0, hour < 24, peek == 0x3A else { return nil }
    at += 1
    let minute = number(2)
    guard minute >= 0, minute < 60 else { return nil }
    var second = 0
    if peek == 0x3A {
      at += 1
      second = number(2)
      guard second >= 0, second < 61 else { return nil }
      if peek == 0x2E {
        at += 1
        guard number(9) >= 0 else { return nil }
      }
    }
    let isUTC = peek == UInt8(ascii: "Z")
    if isUTC { at += 1 }
    guard at == bytes.count else { return nil }
    return (hour * 3600 + minute * 60 + second, isUTC ? 0 : nil)
  }

  /// NUL at the end, which no date has.
  private var peek: UInt8 { at < bytes.count ? bytes[at] : 0 }

  /// The number at hand; -1 where there is none, or one of more digits than `most`.
  private mutating func number(_ most: Int) -> Int {
    let start = at
    var value = 0
    while at < bytes.count, bytes[at].isASCIIDigit {
      guard at - start < most else { return -1 }
      value = value * 10 + Int(bytes[at] &- 0x30)
      at += 1
    }
    return at > start ? value : -1
  }
}
