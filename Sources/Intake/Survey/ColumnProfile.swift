import Bytes

/// What the values of one column look like in the beginning of a file; lives while the plan is made.
struct ColumnProfile {
  private(set) var filled = 0
  private(set) var empty = 0
  private(set) var numbers = 0
  private(set) var wholeNumbers = 0
  private(set) var lowest = Double.infinity
  private(set) var highest = -Double.infinity
  private(set) var levels = 0
  /// Levels that are faces or stars, which nothing but a rating is answered with.
  private(set) var faces = 0
  private(set) var strengths: Set<Int> = []
  /// The wholes of `4/5` and of stars.
  private(set) var wholes: Set<Double> = []
  /// How strong the words are that numbers are written with.
  private(set) var labels: [Double: Int] = [:]
  private(set) var dates = 0
  private(set) var addresses = 0
  /// Times of day without a date.
  private(set) var times = 0
  private(set) var words = 0
  private(set) var longest = 0
  private var seen: [String: Look] = [:]

  /// What one value is, worked out once for all cells that have it.
  fileprivate struct Look {
    let read: SurveyCell
    let words: Int
    let date: SurveyDate?
    let isAddress: Bool
    let isFace: Bool
    /// How strong the words beside a number are.
    let level: Int?
    let isTime: Bool
  }

  /// How many different values there are, up to 2000.
  var distinct: Int { seen.count }

  /// Some of the different values.
  var values: some Collection<String> { seen.keys.prefix(200) }

  /// The value that all answers share, where they share one.
  var onlyValue: String? { seen.count == 1 ? seen.keys.first : nil }

  /// - Returns: the date that the cell is, if it is one.
  @discardableResult
  mutating func add(_ cell: String) -> SurveyDate? {
    // A long answer tells no more of its column than its beginning.
    let value = CellText.unwrapped(cell.utf8.count <= 2000 ? cell : String(cell.prefix(2000)))
    let known = seen[value]
    let look = known ?? Look(value)
    guard look.read != .missing else {
      empty += 1
      return nil
    }
    filled += 1
    words += look.words
    longest = max(longest, look.words)
    if known == nil, seen.count < 2000 { seen[value] = look }
    if look.date != nil { dates += 1 }
    if look.isAddress { addresses += 1 }
    if look.isFace { faces += 1 }
    if look.isTime { times += 1 }
    if case .number(let number) = look.read, let level = look.level { labels[number] = level }
    note(look.read)
    return look.date
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

  /// Whether nearly all the answers are numbers.
  var isNumeric: Bool { numbers * 5 > filled * 4 }

  /// Whether nearly all answers are points of a scale that people are asked to rate on: few different
  /// ones, no numbers above ten, and no mere counting of the rows.
  var looksRated: Bool {
    guard filled > 0, ratingShare >= 0.9 else { return false }
    guard numbers > 0, highest.isFinite else { return true }
    let isCount = isUnique && filled >= 5 && wholeNumbers == filled && Int(highest) == filled
    return lowest >= -5 && highest <= 10 && highest > 1 && distinct <= 40 && !isCount
  }

  /// Whether nearly all answers are words of a scale, and not all the same.
  var isWordScale: Bool {
    filled > 1 && levels * 10 >= filled * 9 && distinct > 1 && distinct <= 12
  }

  /// Whether people wrote sentences here.
  var isProse: Bool {
    guard filled > 0, ratingShare < 0.5, dateShare < 0.5, addressShare < 0.5 else { return false }
    return meanWords >= 3 && longest >= 6 && Double(distinct) >= 0.5 * Double(filled)
  }
}

extension ColumnProfile.Look {
  fileprivate init(_ value: String) {
    let words = Self.words(value)
    let read = words > 0 ? SurveyCell(value) : .missing
    let isMissing = read == .missing
    self.init(
      read: read, words: words, date: isMissing ? nil : SurveyDate(value),
      isAddress: Self.isAddress(value), isFace: read.isRating && Self.isFace(value),
      level: read.isNumber && value.utf8.count > 2 ? SurveyCell.level(besideNumber: value) : nil,
      isTime: Self.isTime(value))
  }

  /// Words between spaces; two characters of Chinese or Japanese, which have none, count as one.
  private static func words(_ text: String) -> Int {
    var (count, unspaced, wasSpace) = (0, 0, true)
    for byte in text.utf8 {
      let isSpace = byte.isASCIISpace
      if wasSpace, !isSpace { count += 1 }
      if (0xE3...0xE9).contains(byte) { unspaced += 1 }
      wasSpace = isSpace
    }
    return count + unspaced / 2
  }

  /// `9:05`, `09:05:30`, `9:05 PM`.
  private static func isTime(_ value: String) -> Bool {
    guard (4...12).contains(value.utf8.count), value.utf8.first?.isASCIIDigit == true,
      value.utf8.contains(UInt8(ascii: ":"))
    else { return false }
    return SurveyDate("2000-01-01 " + value) != nil
  }

  private static func isFace(_ value: String) -> Bool {
    value.unicodeScalars.allSatisfy { !$0.isASCII && !$0.properties.isAlphabetic }
  }

  private static func isAddress(_ value: String) -> Bool {
    guard value.utf8.contains(UInt8(ascii: "@")) else { return false }
    let parts = value.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !value.contains(" ") else { return false }
    return parts[1].dropFirst().dropLast().contains(UInt8(ascii: "."))
  }
}
