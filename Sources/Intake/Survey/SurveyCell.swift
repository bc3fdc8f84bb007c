import Bytes

/// A cell that stands where a rating is asked, read as far as it can be without its scale.
enum SurveyCell: Equatable {
  case missing
  /// A number, alone or with its label: `9`, `8,5`, `10 - zeer waarschijnlijk`, `4 sterren`.
  case number(Double)
  /// Part of a whole: `4/5`, `85%`, `★★★★☆`.
  case share(Double, of: Double)
  /// Words or a face from `Lexicons/survey/answers.tsv`.
  case level(Int)
  case other

  /// Whether a rating can be read from it.
  var isRating: Bool { self != .missing && self != .other }

  var isNumber: Bool { if case .number = self { true } else { false } }

  /// In bytes.
  private static let longest = 160

  /// Reads a cell in the file's own bytes, where they are ASCII digits; else asks for its text.
  init(_ bytes: UnsafeBufferPointer<UInt8>, text: () -> String) {
    let bytes = bytes.trimmed
    if bytes.count == 1, bytes[0].isASCIIDigit {
      self = .number(Double(bytes[0] - 0x30))
    } else if bytes.count == 2, bytes[0].isASCIIDigit, bytes[1].isASCIIDigit {
      self = .number(Double(Int(bytes[0] - 0x30) * 10 + Int(bytes[1] - 0x30)))
    } else if bytes.isEmpty {
      self = .missing
    } else {
      self.init(text())
    }
  }

  init(_ cell: String) {
    let text = Self.withoutWideForms(CellText.withoutOddSpaces(CellText.unwrapped(cell)))
    // No answer of a scale is a long one.
    guard text.utf8.count <= Self.longest else {
      self = .other
      return
    }
    let words = folded(text)
    if let level = SurveyLexicon.standard.levels[words] {
      self = .level(level)
    } else if let stars = Self.stars(text) {
      self = stars
    } else if let number = Self.number(Array(text.utf8)) {
      self = number
    } else if let number = SurveyLexicon.standard.numbers[words] {
      self = .number(Double(number))
    } else if words.isEmpty || SurveyLexicon.standard.missing[words].map({ $0 != .code }) == true {
      self = .missing
    } else {
      self = .other
    }
  }

  /// The digits and signs that Chinese and Japanese keyboards type wide, as ASCII has them.
  private static func withoutWideForms(_ text: String) -> String {
    guard text.utf8.contains(0xEF) else { return text }
    var narrow = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isWide = (0xFF01...0xFF1E).contains(scalar.value)
      narrow.append(isWide ? Unicode.Scalar(UInt8(scalar.value - 0xFEE0)) : scalar)
    }
    return String(narrow)
  }

  /// Whether the lexicon lists `value` as a code for "no answer", to be asked outside the scale.
  static func isMissingCode(_ value: Double) -> Bool {
    guard value == value.rounded(), abs(value) < 100_000 else { return false }
    return SurveyLexicon.standard.missing[String(Int(value))] == .code
  }

  /// Filled and hollow stars, or as many star signs as were given.
  private static func stars(_ text: String) -> SurveyCell? {
    var (full, hollow) = (0, 0)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x2605, 0x2B50: full += 1
      case 0x2606: hollow += 1
      case 0x20, 0xFE0F: continue
      default: return nil
      }
    }
    guard full + hollow > 0, full + hollow <= 10 else { return nil }
    return .share(Double(full), of: hollow > 0 ? Double(full + hollow) : 5)
  }

  /// How strong the words are that stand beside a cell's number: 3 for `1 - zeer tevreden`.
  static func level(besideNumber cell: String) -> Int? {
    guard cell.utf8.count <= longest, cell.utf8.contains(where: { $0.isASCIILetter || $0 >= 0x80 })
    else { return nil }
    let words = folded(cell).split(separator: " ").filter { Double($0) == nil }
    return SurveyLexicon.standard.levels[words.joined(separator: " ")]
  }

  private static func number(_ bytes: [UInt8]) -> SurveyCell? {
    var at = bytes.firstIndex { !$0.isASCIISpace } ?? bytes.count
    guard let value = decimal(bytes, &at) else { return inBrackets(bytes) ?? atEnd(bytes) }
    let rest = bytes[at...].drop { $0.isASCIISpace }
    guard let mark = rest.first else { return .number(value) }
    if mark == UInt8(ascii: "%"), rest.count == 1 {
      return (0...100).contains(value) ? .share(value, of: 100) : nil
    }
    if mark == UInt8(ascii: "/") {
      var next = rest.index(after: rest.startIndex)
      guard let whole = decimal(bytes, &next), next == bytes.count, whole > 0 else { return nil }
      return .share(value, of: whole)
    }
    if let share = share(value, rest) { return share }
    let isApart = rest.startIndex > at || [0x2D, 0x3D, 0x3A, 0x28, 0x29, 0x2E].contains(mark)
    let isLabel = isApart && !rest.contains(where: \.isASCIIDigit) && rest.count > 1
    return isLabel && rest.contains { $0.isASCIILetter || $0 >= 0x80 } ? .number(value) : nil
  }

  /// `4 van 5`, `4 out of 5`.
  private static func share(_ value: Double, _ rest: ArraySlice<UInt8>) -> SurveyCell? {
    guard let digit = rest.firstIndex(where: \.isASCIIDigit),
      let whole = Double(String(decoding: rest[digit...], as: UTF8.self)), whole > 0,
      ["van", "van de", "out of", "of", "uit", "sur", "von"].contains(
        folded(String(decoding: rest[..<digit], as: UTF8.self)))
    else { return nil }
    return value <= whole ? .share(value, of: whole) : nil
  }

  /// `Zeer tevreden (5)`.
  private static func inBrackets(_ bytes: [UInt8]) -> SurveyCell? {
    guard bytes.last == 0x29, let open = bytes.lastIndex(of: 0x28) else { return nil }
    var at = open + 1
    guard let value = decimal(bytes, &at), at == bytes.count - 1 else { return nil }
    return bytes[..<open].contains(where: \.isASCIIDigit) ? nil : .number(value)
  }

  /// `Zeer waarschijnlijk - 10`: words of a scale, a mark and their number.
  private static func atEnd(_ bytes: [UInt8]) -> SurveyCell? {
    guard let last = bytes.last, last.isASCIIDigit else { return nil }
    let digits = bytes.reversed().prefix { $0.isASCIIDigit }.count
    let words = bytes.dropLast(digits)
    let mark = words.last { !$0.isASCIISpace }
    guard digits <= 2, let mark, !mark.isASCIILetter,
      SurveyLexicon.standard.levels[folded(String(decoding: words, as: UTF8.self))] != nil
    else { return nil }
    return Double(String(decoding: bytes.suffix(digits), as: UTF8.self)).map { .number($0) }
  }

  /// Up to six digits with a decimal point or comma, and a sign.
  private static func decimal(_ bytes: [UInt8], _ at: inout Int) -> Double? {
    var place = at
    let isNegative = place < bytes.count && bytes[place] == 0x2D
    if isNegative || (place < bytes.count && bytes[place] == 0x2B) { place += 1 }
    let start = place
    var value = 0.0
    while place < bytes.count, bytes[place].isASCIIDigit {
      value = value * 10 + Double(bytes[place] - 0x30)
      place += 1
    }
    guard place > start, place - start <= 6 else { return nil }
    if place + 1 < bytes.count, bytes[place] == 0x2E || bytes[place] == 0x2C,
      bytes[place + 1].isASCIIDigit
    {
      place += 1
      var unit = 0.1
      while place < bytes.count, bytes[place].isASCIIDigit {
        value += Double(bytes[place] - 0x30) * unit
        unit /= 10
        place += 1
      }
    }
    at = place
    return isNegative ? -value : value
  }
}
