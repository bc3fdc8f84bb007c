import Bytes
import Feedback

/// The scale of one rating column, and how it came to be known.
package struct RatingScale: Sendable, Equatable {
  package var lowest: Double
  package var highest: Double
  package var source: Source
  /// The strengths of words that the column uses, among 1, 2 and 3; empty where it has numbers.
  var strengths: Set<Int> = []
  /// Which end of the numbers is the good one; nil where only the rating's kind says it.
  var direction: Direction?

  /// Which end of a scale is the good one.
  enum Direction: Sendable {
    case up, down

    /// Of numbers whose words are as strong; nil where they do not all go one way.
    init?(_ levels: [Double: Int]) {
      let steps = levels.sorted { $0.key < $1.key }.map(\.value)
      let pairs = zip(steps, steps.dropFirst())
      if steps.count < 2 || steps.first == steps.last { return nil }
      if pairs.allSatisfy({ $0 <= $1 }) {
        self = .up
      } else if pairs.allSatisfy({ $0 >= $1 }) {
        self = .down
      } else {
        return nil
      }
    }
  }

  /// What decided on a scale.
  package enum Source: String, Sendable {
    case settings = "the settings say so"
    case definition = "the measure has no other"
    case question = "the question says so"
    case words = "the answers are words"
    case values = "the values reach both its ends"
    /// Nothing decides: told as a warning.
    case assumed = "assumed; nothing in the file decides it"
  }

  static let nps = RatingScale(lowest: 0, highest: 10, source: .definition)

  /// The rating that a cell gives; nil where it gives none on this scale.
  func rating(_ cell: SurveyCell, isReversed: Bool) -> Rating? {
    guard let value = value(cell),
      let rating = Rating(value, lowest: lowest, highest: highest)
    else { return nil }
    if case .level = cell, direction == .down { return rating }
    let isTurned = direction.map { $0 == .down } ?? isReversed
    return isTurned ? Rating(lowest + highest - value, lowest: lowest, highest: highest) : rating
  }

  private func value(_ cell: SurveyCell) -> Double? {
    switch cell {
    case .number(let value): strengths.isEmpty ? value : nil
    case .share(let value, let whole): whole == highest ? value : nil
    case .level(let level): strengths.isEmpty ? nil : point(level)
    case .missing, .other: nil
    }
  }

  /// Where a level stands: with all of very, plain and somewhat there are seven points, else five,
  /// of which the stronger of two strengths takes the ends. Words alone leave both ends to "very".
  private func point(_ level: Int) -> Double {
    let middle = (lowest + highest) / 2
    if level == 0 { return middle }
    let strength = abs(level)
    let isStronger = strength == 3 || (strength == 2 && strengths == [1, 2])
    let step = strengths.count == 3 ? strength : isStronger ? 2 : 1
    return middle + Double(level < 0 ? -step : step)
  }

  /// `1–5`.
  package var range: String { ends.joined(separator: "–") }

  /// `1-5`, as `voc.yaml` has it; `5-1` where 1 is best.
  var setting: String { ends.joined(separator: "-") }

  private var ends: [String] {
    let ends = [Self.text(lowest), Self.text(highest)]
    return direction == .down ? ends.reversed() : ends
  }

  static func text(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e9 ? String(Int(value)) : String(value)
  }
}

extension RatingScale {
  /// The scale that a question names: `(0-10)`, `1 t/m 5`, `1 = zeer slecht, 7 = zeer goed`,
  /// `rapportcijfer`.
  init?(question: String) {
    let parts = Self.numbers(in: question)
    for (first, second) in zip(parts, parts.dropFirst()) {
      guard first.value == 0 || first.value == 1 || first.value == -5,
        [3, 4, 5, 6, 7, 9, 10, 11, 100].contains(second.value), first.isAlone, second.isAlone,
        first.value >= 0 || second.value == 5, Self.joins(first.after)
      else { continue }
      self.init(lowest: Double(first.value), highest: Double(second.value), source: .question)
      direction = Self.direction(first, second)
      return
    }
    let words = PaddedText(folded: folded(question))
    for scale in SurveyLexicon.standard.scaleWords where scale.words.matches(words) {
      self.init(lowest: scale.lowest, highest: scale.highest, source: .question)
      return
    }
    return nil
  }

  /// Of `1 = zeer tevreden, 5 = zeer ontevreden`.
  private static func direction(_ first: Number, _ second: Number) -> Direction? {
    guard let low = level(after: first), let high = level(after: second) else { return nil }
    return Direction([Double(first.value): low, Double(second.value): high])
  }

  private static func level(after number: Number) -> Int? {
    let levels = SurveyLexicon.standard.levels
    let label = number.after.prefix { !",;/)]".contains($0) }
    var words = folded(String(label)).split(separator: " ")
    while !words.isEmpty {
      if let level = levels[words.joined(separator: " ")] { return level }
      words.removeLast()
    }
    return nil
  }

  private static func joins(_ between: String) -> Bool {
    let trimmed = between.filter { $0 != " " }
    if ["-", "–", "—", "/", "..", "...", "−", "->", "→"].contains(trimmed) { return true }
    if trimmed.hasPrefix("=") || trimmed.hasPrefix(":") { return true }
    return SurveyLexicon.standard.scaleJoints.contains(folded(between))
  }

  private struct Number {
    var value: Int
    /// Whether no letter touches it.
    var isAlone: Bool
    /// What stands between it and the next number.
    var after: String
  }

  private static func numbers(in text: String) -> [Number] {
    guard text.utf8.contains(where: \.isASCIIDigit) else { return [] }
    var result: [Number] = []
    var before: Character = " "
    for character in text.prefix(400) {
      if let digit = character.wholeNumberValue, character.isASCII {
        if before.isASCII, before.isWholeNumber, let last = result.indices.last {
          result[last].value = min(result[last].value, 100_000) * 10 + digit
        } else {
          result.append(Number(value: digit, isAlone: !before.isLetter, after: ""))
        }
      } else if let last = result.indices.last {
        if result[last].after.isEmpty, character.isLetter { result[last].isAlone = false }
        result[last].after.append(character)
      }
      before = character
    }
    return result
  }

  /// The smallest usual scale that holds all values seen.
  init?(lowestSeen: Double, highestSeen: Double, answers: Int) {
    let tops: [Double] = [5, 7, 10, 100]
    guard lowestSeen >= 0, let top = tops.first(where: { highestSeen <= $0 }) else { return nil }
    let bottom: Double = lowestSeen < 1 ? 0 : 1
    let isReached = highestSeen == top && (lowestSeen == bottom || answers >= 10)
    self.init(lowest: bottom, highest: top, source: isReached ? .values : .assumed)
  }

  /// The scale of answers in words that have these strengths.
  init(strengths: Set<Int>) {
    self.init(
      lowest: 1, highest: strengths.count == 3 ? 7 : 5, source: .words, strengths: strengths)
  }
}
