import Feedback
import Language

/// Numbers as they are written in digits, the Dutch way and the English way.
enum Numeral {
  /// `1.020` and `1,020` are a thousand and twenty, `59,95` and `59.95` have cents; nil for a token
  /// that is no number below a billion.
  static func value(_ list: TokenList, _ index: Int) -> Double? {
    guard index < list.count, list.tokens[index].isNumber else { return nil }
    return list.withNorm(index) { value(of: $0) }
  }

  private static func value(of norm: Span<UInt8>) -> Double? {
    let point = decimalMark(of: norm)
    var whole = 0.0
    var scale = 1.0
    var digits = 0
    for index in norm.indices {
      let byte = norm[index]
      guard byte >= 0x30, byte <= 0x39 else {
        if byte == UInt8(ascii: ":") { return nil }
        continue
      }
      digits += 1
      whole = whole * 10 + Double(byte - 0x30)
      if let point, index > point { scale *= 10 }
    }
    return digits > 0 && digits < 10 ? whole / scale : nil
  }

  /// The place of the last point or comma, unless three digits follow it, which makes it a mark of
  /// thousands.
  private static func decimalMark(of norm: Span<UInt8>) -> Int? {
    var last: Int?
    for index in norm.indices
    where norm[index] == UInt8(ascii: ".") || norm[index] == UInt8(ascii: ",") {
      last = index
    }
    guard let last, norm.count - last - 1 != 3 else { return nil }
    return last
  }

  /// `17:30` and `5:00` in hours; nil for anything else.
  static func clock(_ list: TokenList, _ index: Int) -> Double? {
    list.withNorm(index) { norm in
      var parts = [0.0, 0.0]
      var part = 0
      for at in norm.indices {
        if norm[at] == UInt8(ascii: ":") {
          part += 1
          if part > 1 { return nil }
        } else if norm[at] >= 0x30, norm[at] <= 0x39 {
          parts[part] = parts[part] * 10 + Double(norm[at] - 0x30)
        }
      }
      guard part == 1, parts[0] <= 24, parts[1] < 60 else { return nil }
      return parts[0] + parts[1] / 60
    }
  }

  /// The hour that a number says after "at": 7 is seven, 745 a quarter to eight, 13.3 half past one.
  static func hour(_ value: Double) -> Double? {
    guard value.rounded() == value else {
      let minutes = (value.truncatingRemainder(dividingBy: 1) * 100).rounded()
      return value < 24 && minutes < 60 ? value.rounded(.down) + minutes / 60 : nil
    }
    if value <= 24 { return value }
    let minutes = value.truncatingRemainder(dividingBy: 100)
    guard value >= 100, value < 2400, minutes < 60 else { return nil }
    return (value / 100).rounded(.down) + minutes / 60
  }

  /// Whether a number is a piece of a fraction, a date or a code such as `1/2` and `2/18`.
  static func isPart(_ list: TokenList, _ index: Int) -> Bool {
    let span = list.tokens[index].span
    let before = span.lowerBound > 0 ? list.text[span.lowerBound - 1] : 0
    let after = span.upperBound < list.text.count ? list.text[span.upperBound] : 0
    return before == UInt8(ascii: "/") || after == UInt8(ascii: "/")
      || before == UInt8(ascii: "#")
  }

  /// The currency whose sign stands before byte `start`, a space between or not.
  static func currency(before start: Int, in text: [UInt8]) -> Statement.Unit? {
    var end = start
    while end > 0, start - end < 2, text[end - 1] == 0x20 { end -= 1 }
    guard end > 0 else { return nil }
    if text[end - 1] == UInt8(ascii: "$") { return .dollars }
    if end >= 2, text[end - 2] == 0xC2, text[end - 1] == 0xA3 { return .pounds }
    if end >= 3, text[end - 3] == 0xE2, text[end - 2] == 0x82, text[end - 1] == 0xAC {
      return .euros
    }
    return nil
  }
}
