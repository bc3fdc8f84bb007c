import Bytes
import Feedback

/// Reads the value of a field into what it asks.
struct FieldValues: Sendable {
  private let dates: QueryDates
  private let taxonomy: Taxonomy
  /// Made when a field first asks for a name: to fold them all takes longer than most searches.
  private lazy var names = TaxonomyNames(taxonomy)

  init(taxonomy: Taxonomy, dates: QueryDates) {
    self.dates = dates
    self.taxonomy = taxonomy
  }

  mutating func node(
    _ field: SearchField, _ text: QueryToken.Text, column: Int
  ) throws(SearchQueryError) -> SearchNode? {
    guard !text.value.utf8.allSatisfy({ $0 <= 0x20 || $0 == UInt8(ascii: ",") }) else {
      throw SearchQueryError(
        .missingValue, column: column, reason: "\(field.rawValue): has no value",
        suggestion: field.example)
    }
    let place = FieldPlace(field: field, column: column)
    guard !text.isQuoted, field.takesSeveral else { return try one(text.value, place) }
    var nodes: [SearchNode] = []
    for value in text.value.values(of: field) { nodes.append(try one(value, place)) }
    return nodes.count == 1 ? nodes[0] : .any(nodes)
  }

  private mutating func one(
    _ value: String, _ place: FieldPlace
  ) throws(SearchQueryError) -> SearchNode {
    if value.hasPrefix("-"), place.field.hasNames {
      throw SearchQueryError(
        .unknownValue, column: place.column,
        reason: "a minus that leaves out stands before the field",
        suggestion: "-\(place.field.rawValue):\(value.drop { $0 == "-" }.prefix(40))")
    }
    return switch place.field {
    case .theme, .touchpoint: try named(value, place)
    case .channel: try choice(value, place, Self.channels)
    case .promise: try choice(value, place, Self.promises)
    case .expectation: try choice(value, place, Self.expectations)
    case .language: try language(value, place)
    case .sentiment: try sentiment(value, place)
    case .nps: try nps(value, place)
    case .csat: try .number(.csat, range(value, place))
    case .week: try week(value, place)
    case .since: try since(value, place)
    case .until: try until(value, place)
    case .customer: .customer(value)
    case .source: .source(value)
    case .id: try id(value, place)
    }
  }

  // MARK: Names

  private mutating func named(
    _ value: String, _ place: FieldPlace
  ) throws(SearchQueryError) -> SearchNode {
    let level: TaxonomyNames.Level = place.field == .theme ? .theme : .touchpoint
    if let found = names.find(value, level) { return found }
    throw place.unknown(value, nearest: names.nearest(to: value, level))
  }

  private func choice(
    _ value: String, _ place: FieldPlace, _ choices: [Choice]
  ) throws(SearchQueryError) -> SearchNode {
    let plain = Folding.plain(value.replacingMinus)
    let exact = choices.filter { $0.names.contains(plain) }
    let found = exact.isEmpty ? choices.filter { $0.begins(with: plain) } : exact
    if found.count == 1, let only = found.first { return only.node }
    let near = choices.flatMap { choice in
      choice.names.map { (choice.names[0], EditDistance.between(plain, $0)) }
    }.min { $0.1 < $1.1 }
    throw place.unknown(value, nearest: near.map { "\(place.field.rawValue):\($0.0)" })
  }

  /// A name, or a code with or without a region: `nl`, `nl-NL`, `Nederlands`.
  private func language(
    _ value: String, _ place: FieldPlace
  ) throws(SearchQueryError) -> SearchNode {
    let plain = Folding.plain(
      String(value.prefix { $0 != "-" && $0 != "_" }))
    let known = ["nl": ["dutch", "nederlands"], "en": ["english", "engels"]]
    let code = known.first { $0.value.contains { $0.hasPrefix(plain) && plain.utf8.count > 2 } }?
      .key
    let language = code ?? plain
    guard (2...3).contains(language.utf8.count) else {
      throw place.unknown(value, nearest: "language:nl")
    }
    return .marks([.language(language)], label: "language \(language)")
  }

  private func sentiment(
    _ value: String, _ place: FieldPlace
  ) throws(SearchQueryError) -> SearchNode {
    if value.utf8.contains(where: { (0x30...0x39).contains($0) }) {
      return .number(.sentiment, try range(value, place))
    }
    return try choice(value, place, Self.sentiments)
  }

  // MARK: Numbers

  private func nps(_ value: String, _ place: FieldPlace) throws(SearchQueryError) -> SearchNode {
    let group: NumberRange? =
      switch Folding.plain(value) {
      case "promoter", "promoters": NumberRange(lowest: 9, highest: 10)
      case "passive", "passives", "passief": NumberRange(lowest: 7, highest: 8)
      case "detractor", "detractors", "criticaster", "criticasters":
        NumberRange(lowest: 0, highest: 6)
      default: nil
      }
    if let group { return .number(.nps, group) }
    return .number(.nps, try range(value, place))
  }

  /// `4`, `4..5`, `..6`, `9..`, `<7`, `<=6`, `>8`, `>=9`.
  private func range(_ value: String, _ place: FieldPlace) throws(SearchQueryError) -> NumberRange {
    for (sign, isLow, isStrict) in [
      (">=", true, false), ("<=", false, false), (">", true, true), ("<", false, true),
    ] where value.hasPrefix(sign) {
      let number = try number(String(value.dropFirst(sign.count)), place)
      return NumberRange(
        lowest: isLow ? number : nil, highest: isLow ? nil : number, isStrict: isStrict)
    }
    guard let (low, high) = value.rangeEnds else {
      let exact = try number(value, place)
      return NumberRange(lowest: exact, highest: exact)
    }
    let range = NumberRange(
      lowest: low.isEmpty ? nil : try number(low, place),
      highest: high.isEmpty ? nil : try number(high, place))
    if let lowest = range.lowest, let highest = range.highest, lowest > highest {
      throw place.badRange("\(value.quotedShort) ends before it starts")
    }
    return range
  }

  private func number(_ text: String, _ place: FieldPlace) throws(SearchQueryError) -> Double {
    let point = String(text.map { $0 == "," ? "." : $0 })
    guard text.utf8.count <= 20,
      point.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.".contains($0)) }),
      let number = Double(point), number.isFinite
    else {
      throw place.badRange("\(text.quotedShort) is no number")
    }
    return number
  }

  // MARK: Dates

  private func since(_ value: String, _ place: FieldPlace) throws(SearchQueryError) -> SearchNode {
    let days = try days(value, place)
    return .received(
      from: dates.start(of: days.lowerBound), before: nil,
      label: Self.label("since", days.lowerBound, value))
  }

  private func until(_ value: String, _ place: FieldPlace) throws(SearchQueryError) -> SearchNode {
    let days = try days(value, place)
    return .received(
      from: nil, before: dates.start(of: days.upperBound),
      label: Self.label("until", days.upperBound.advanced(by: -1), value))
  }

  /// The day that is meant, and what was typed for it.
  private static func label(_ word: String, _ day: CivilDate, _ typed: String) -> String {
    typed == day.description ? "\(word) \(day)" : "\(word) \(day) (\(typed))"
  }

  private func days(
    _ value: String, _ place: FieldPlace
  ) throws(SearchQueryError) -> Range<CivilDate> {
    guard let days = dates.days(value) else {
      throw place.badRange("\(value.quotedShort) is no day, week or age")
    }
    return days
  }

  private func week(_ value: String, _ place: FieldPlace) throws(SearchQueryError) -> SearchNode {
    let (first, last) = value.rangeEnds ?? (value, value)
    func find(_ text: String) throws(SearchQueryError) -> Week? {
      if text.isEmpty { return nil }
      if let week = dates.week(text) { return week }
      throw place.badRange("\(text.quotedShort) is no ISO week")
    }
    let (start, end) = (try find(first), try find(last))
    if let start, let end, start > end {
      throw place.badRange("\(value.quotedShort) ends before it starts")
    }
    let label = start == end ? "week \(start.map(\.description) ?? value)" : "weeks \(value)"
    return .received(
      from: start?.instants(in: dates.zone).lowerBound,
      before: end?.instants(in: dates.zone).upperBound, label: label)
  }

  private func id(_ value: String, _ place: FieldPlace) throws(SearchQueryError) -> SearchNode {
    guard let keys = ItemID.keys(beginningWith: value) else {
      throw place.unknown(value, nearest: nil)
    }
    return .id(value, keys)
  }
}

/// Which field, and where in the query: for messages.
struct FieldPlace {
  let field: SearchField
  let column: Int

  func unknown(_ value: String, nearest: String?) -> SearchQueryError {
    SearchQueryError(
      .unknownValue, column: column, reason: "\(value.quotedShort) is no \(field.rawValue)",
      suggestion: nearest)
  }

  func badRange(_ reason: String) -> SearchQueryError {
    SearchQueryError(
      .badRange, column: column, reason: "\(field.rawValue): \(reason)",
      suggestion: field.example)
  }
}

extension SearchField {
  /// Whether its values are names, none of which begins with a minus.
  fileprivate var hasNames: Bool {
    switch self {
    case .theme, .touchpoint, .channel, .language, .promise, .week: true
    default: false
    }
  }
}

extension String {
  /// The values between commas. A comma between digits is a decimal one where the field's values are
  /// parts of one: `sentiment:..-0,5`.
  fileprivate func values(of field: SearchField) -> [String] {
    guard field == .sentiment else { return split(separator: ",").map(String.init) }
    let bytes = Array(utf8)
    func isDigit(_ index: Int) -> Bool {
      bytes.indices.contains(index) && (0x30...0x39).contains(bytes[index])
    }
    var values: [[UInt8]] = [[]]
    for (index, byte) in bytes.enumerated() {
      let isDecimal = isDigit(index - 1) && isDigit(index + 1)
      if byte == UInt8(ascii: ","), !isDecimal {
        values.append([])
      } else {
        values[values.count - 1].append(byte)
      }
    }
    return values.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// What stands before and after `..`; nil where that does not stand in it.
  fileprivate var rangeEnds: (String, String)? {
    let bytes = Array(utf8)
    guard bytes.count >= 2 else { return nil }
    for index in 0..<bytes.count - 1
    where bytes[index] == UInt8(ascii: ".") && bytes[index + 1] == UInt8(ascii: ".") {
      return (
        String(decoding: bytes[..<index], as: UTF8.self),
        String(decoding: bytes[(index + 2)...], as: UTF8.self)
      )
    }
    return nil
  }

  /// A minus sign spelled out, since names are compared by their letters.
  fileprivate var replacingMinus: String {
    utf8.first == UInt8(ascii: "-") ? "minus" + dropFirst() : self
  }
}
