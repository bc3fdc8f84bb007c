import Feedback
import Insight

/// How numbers and dates are written in a language: `1.513,12` and `2-11-2026` in Dutch, `1,513.12`
/// and `2 November 2026` in English.
package struct Notation: Sendable {
  package let language: LanguageCode

  package init(_ language: LanguageCode) { self.language = language }

  private var isDutch: Bool { language == .dutch }
  package var decimalMark: String { isDutch ? "," : "." }
  private var groupMark: String { isDutch ? "." : "," }

  /// Whole numbers in groups of three.
  package func whole(_ number: Int) -> String {
    let digits = Array(String(number.magnitude).utf8)
    var grouped: [UInt8] = []
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped += Array(groupMark.utf8) }
      grouped.append(digit)
    }
    return (number < 0 ? "−" : "") + String(decoding: grouped, as: UTF8.self)
  }

  /// Rounded half away from zero, with a true minus sign; a number that rounds to 0 has none.
  package func decimal(_ number: Double, places: Int) -> String {
    let factor = [1, 10, 100, 1000][min(max(places, 0), 3)]
    let scaled = (number * Double(factor)).rounded(.toNearestOrAwayFromZero)
    guard abs(scaled) < 9e15 else { return "–" }
    let units = Int(scaled)
    let sign = units < 0 ? "−" : ""
    let integer = whole(Int(units.magnitude) / factor)
    guard factor > 1 else { return sign + integer }
    let fraction = String(Int(units.magnitude) % factor)
    return sign + integer + decimalMark
      + String(repeating: "0", count: min(max(places, 0), 3) - fraction.count) + fraction
  }

  /// With a plus sign where it is above 0.
  package func signed(_ number: Double, places: Int) -> String {
    let text = decimal(number, places: places)
    return text.hasPrefix("−") || !text.utf8.contains(where: { (0x31...0x39).contains($0) })
      ? text : "+" + text
  }

  /// A share of 1 as a whole percentage: `82%` in English, `82%` in Dutch.
  package func percent(_ share: Double) -> String { decimal(100 * share, places: 0) + "%" }

  /// `−61 to −12`, `−61 tot −12`.
  package func range(_ interval: Interval, _ write: (Double) -> String) -> String {
    write(interval.lower) + (isDutch ? " tot " : " to ") + write(interval.upper)
  }

  /// `2-11-2026`; `2 November 2026`.
  package func date(_ date: CivilDate) -> String {
    if isDutch { return "\(date.day)-\(date.month)-\(date.year)" }
    return "\(date.day) \(month(date.month)) \(date.year)"
  }

  /// The name of a month, 1 to 12, as it begins a title.
  func month(_ number: Int) -> String {
    (isDutch ? Notation.dutchMonths : Notation.months)[number - 1]
  }

  private static let dutchMonths = [
    "Januari", "Februari", "Maart", "April", "Mei", "Juni", "Juli", "Augustus", "September",
    "Oktober", "November", "December",
  ]

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// A p-value to three places, never as 0.
  package func chance(_ p: Double) -> String {
    p < 0.001 ? "< 0\(decimalMark)001" : decimal(p, places: 3)
  }
}
