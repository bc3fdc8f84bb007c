/// What the values of one column look like in the beginning of a file; lives while the plan is made.
struct ColumnProfile {
  private(set) var filled = 0
  private(set) var empty = 0
  private(set) var numbers = 0
  private(set) var wholeNumbers = 0
  private(set) var lowest = Double.infinity
  private(set) var highest = -Double.infinity
  private(set) var levels = 0
  private(set) var strengths: Set<Int> = []
  /// The wholes of `4/5` and of stars.
  private(set) var wholes: Set<Double> = []
  private(set) var dates = 0
  private(set) var addresses = 0
  private(set) var words = 0
  private(set) var longest = 0
  private var seen: Set<String> = []

  /// How many different values there are, up to 2000.
  var distinct: Int { seen.count }

  /// The value that all answers share, where they share one.
  var onlyValue: String? { seen.count == 1 ? seen.first : nil }

  mutating func add(_ cell: String) {
    let value = cell.prefix(2000)
    let count = value.split(whereSeparator: \.isWhitespace).count
    let read = SurveyCell(String(value))
    guard count > 0, read != .missing else {
      empty += 1
      return
    }
    filled += 1
    words += count
    longest = max(longest, count)
    if seen.count < 2000 { seen.insert(String(value)) }
    if SurveyDate(String(value)) != nil { dates += 1 }
    if Self.isAddress(value) { addresses += 1 }
    note(read)
  }

  private mutating func note(_ cell: SurveyCell) {
    switch cell {
    case .number(let value):
      if SurveyCell.isMissingCode(value) {
        codes.append(value)
        return
      }
      include(value)
    case .share(_, let whole):
      numbers += 1
      wholes.insert(whole)
    case .level(let level):
      levels += 1
      if level != 0 { strengths.insert(abs(level)) }
    case .missing, .other: break
    }
  }

  private mutating func include(_ value: Double) {
    numbers += 1
    if value == value.rounded() { wholeNumbers += 1 }
    lowest = min(lowest, value)
    highest = max(highest, value)
  }

  /// Values that may stand for "no answer".
  private var codes: [Double] = []

  /// Counts what may be a code as a value where the column's other values are as far apart, and as
  /// empty where they are not.
  mutating func settleCodes() {
    for code in codes {
      if highest.isFinite, code >= 0, highest > 20 {
        include(code)
      } else {
        filled -= 1
        empty += 1
      }
    }
    codes = []
  }

  var meanWords: Double { filled == 0 ? 0 : Double(words) / Double(filled) }

  /// The share of answers that a rating can be read from.
  var ratingShare: Double { share(numbers + levels) }
  var dateShare: Double { share(dates) }
  var addressShare: Double { share(addresses) }
  var isUnique: Bool { filled > 0 && distinct == min(filled, 2000) }

  private func share(_ count: Int) -> Double { filled == 0 ? 0 : Double(count) / Double(filled) }

  /// Whether people wrote sentences here.
  var isProse: Bool {
    guard filled > 0, ratingShare < 0.5, dateShare < 0.5, addressShare < 0.5 else { return false }
    return meanWords >= 3 && longest >= 6 && Double(distinct) >= 0.5 * Double(filled)
  }

  private static func isAddress(_ value: Substring) -> Bool {
    let parts = value.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !value.contains(" ") else { return false }
    return parts[1].dropFirst().dropLast().contains(UInt8(ascii: "."))
  }
}
