import Bytes

/// The words of `Lexicons/survey/`, read once.
struct SurveyLexicon: Sendable {
  static let standard = SurveyLexicon()

  /// A phrase that speaks for a role.
  struct Cue: Sendable {
    let role: ColumnRole
    let match: Match
    /// 1 to 100.
    let weight: Int
    let phrase: String
    let pattern: WordPattern
  }

  /// How a phrase is looked for.
  enum Match: String, Sendable {
    /// It is the whole name.
    case whole = "is"
    /// It stands in the name or the question.
    case part = "has"
    /// It stands beside an item number, as in `E1`.
    case code
  }

  /// Where a cell counts as no answer.
  enum MissingWhere: String, Sendable {
    case any, rating, code
  }

  let wholeNames: [String: Cue]
  /// Heaviest first, the longer first where two weigh the same.
  let phrases: [Cue]
  /// Roles by the codes of item blocks.
  let codes: [String: ColumnRole]
  /// -3 to 3 by answer.
  let levels: [String: Int]
  let missing: [String: MissingWhere]
  /// What words for "no answer" begin and end with, so that most cells need no look-up.
  let missingBorders: WordBorders
  /// What the labels of rows begin with that count or average the others.
  let summaryBorders: WordBorders
  let months: [String: Int]
  let scaleWords: [(words: WordPattern, lowest: Double, highest: Double)]
  let scaleJoints: Set<String>
  /// Meanings by value, by role.
  let values: [String: [String: String]]
  /// Seconds east of UTC by the names of zones.
  let zones: [String: Int]
  /// By their words.
  let numbers: [String: Int]
  let tools: [(name: String, columns: [String])]

  init() {
    let cues = LexiconRows("survey/roles.tsv").rows.compactMap(Self.cue)
    wholeNames = Dictionary(
      cues.filter { $0.match == .whole }.map { ($0.phrase, $0) },
      uniquingKeysWith: { $0.weight >= $1.weight ? $0 : $1 })
    phrases = cues.filter { $0.match == .part }.sorted {
      ($0.weight, $0.phrase.utf8.count) > ($1.weight, $1.phrase.utf8.count)
    }
    codes = Dictionary(
      cues.filter { $0.match == .code }.map { ($0.phrase, $0.role) },
      uniquingKeysWith: { first, _ in first })
    levels = Self.table("survey/answers.tsv") { $0.count == 2 ? ($0[1], Int($0[0]) ?? 0) : nil }
    missing = Self.table("survey/missing.tsv") { row in
      row.count == 2 ? MissingWhere(rawValue: row[0]).map { (row[1], $0) } : nil
    }
    missingBorders = WordBorders(missing.filter { $0.value == .any }.map(\.key))
    months = Self.table("survey/months.tsv") { $0.count == 2 ? ($0[1], Int($0[0]) ?? 0) : nil }
    let scales = LexiconRows("survey/scales.tsv").rows(of: 4)
    scaleWords = scales.compactMap { row in
      guard let lowest = Double(row[1]), let highest = Double(row[2]) else { return nil }
      return (WordPattern(row[3]), lowest, highest)
    }
    scaleJoints = Set(scales.filter { $0[0] == "between" }.map { $0[3] })
    var values: [String: [String: String]] = [:]
    for row in LexiconRows("survey/values.tsv").rows(of: 3) {
      values[row[0], default: [:]][row[2]] = row[1]
    }
    self.values = values
    zones = (values["zone"] ?? [:]).compactMapValues { Int($0) }
    numbers = (values["number"] ?? [:]).compactMapValues { Int($0) }
    summaryBorders = WordBorders((values["summary"] ?? [:]).keys.map { $0 })
    tools = LexiconRows("survey/tools.tsv").rows.compactMap { row in
      row.first.map { ($0, Array(row.dropFirst())) }
    }
  }

  /// What `value` of a column with `role` means; nil where the lexicon does not say.
  func meaning(_ role: String, _ value: String) -> String? { values[role]?[folded(value)] }

  private static func cue(_ row: [String]) -> Cue? {
    guard row.count == 4, let role = ColumnRole(rawValue: row[0]), let weight = Int(row[2]),
      let match = Match(rawValue: row[1])
    else { return nil }
    return Cue(
      role: role, match: match, weight: weight, phrase: row[3],
      pattern: WordPattern(row[3]))
  }

  private static func table<Value>(
    _ path: String, _ entry: ([String]) -> (String, Value)?
  ) -> [String: Value] {
    Dictionary(
      LexiconRows(path).rows.compactMap(entry), uniquingKeysWith: { first, _ in first })
  }
}

/// The first and last letters of some phrases.
struct WordBorders: Sendable {
  /// One bit a letter, as ASCII's lower five bits count them.
  private var firsts: UInt32 = 0
  private var lasts: UInt32 = 0

  init(_ phrases: [String]) {
    for phrase in phrases {
      guard let first = phrase.utf8.first, let last = phrase.utf8.last else { continue }
      firsts |= 1 << UInt32(first & 31)
      lasts |= 1 << UInt32(last & 31)
    }
  }

  /// Whether one of the phrases may begin with `first`.
  func begins(with first: UInt8) -> Bool {
    first.isASCIILetter && firsts >> UInt32(first & 31) & 1 == 1
  }

  /// Whether one of the phrases may begin with `first`, an ASCII letter, and end with `last`: a mark
  /// says nothing, and none ends with a digit.
  func fits(first: UInt8, last: UInt8) -> Bool {
    !last.isASCIIDigit && firsts >> UInt32(first & 31) & 1 == 1
      && (!last.isASCIILetter || lasts >> UInt32(last & 31) & 1 == 1)
  }
}
