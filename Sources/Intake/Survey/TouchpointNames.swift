import Feedback

/// The names that touchpoints go by in columns and headers: those of `Lexicons/survey/values.tsv` and
/// those of the taxonomy, in every language.
struct TouchpointNames: Sendable {
  /// A header that is longer names no touchpoint, in bytes.
  private static let longest = 1000

  private let byName: [String: Touchpoint]

  /// - Parameter taxonomy: touchpoints by their names in lower case; they beat the lexicon's.
  init(_ taxonomy: [String: Touchpoint]) {
    var names = (SurveyLexicon.standard.values["touchpoint"] ?? [:])
      .mapValues { Touchpoint(rawValue: $0) }
    for (name, touchpoint) in taxonomy { names[folded(name)] = touchpoint }
    byName = names
  }

  /// All that have a name.
  var all: Set<Touchpoint> { Set(byName.values) }

  /// The one touchpoint that a short text names: as a whole, or among its words; nil where it names
  /// none or several.
  func touchpoint(in text: String) -> Touchpoint? {
    let text = folded(text)
    if let whole = byName[text] { return whole }
    let words = text.split(separator: " ").prefix(24)
    for length in stride(from: min(3, words.count), through: 1, by: -1) {
      let found = Set(
        (0...(words.count - length)).compactMap { start in
          byName[
            words[(words.startIndex + start)..<(words.startIndex + start + length)]
              .joined(separator: " ")]
        })
      if found.count == 1 { return found.first }
      if found.count > 1 { return nil }
    }
    return nil
  }

  /// The touchpoint whose name ends a question, as in "Hoe tevreden bent u over de levering?".
  private func touchpoint(atEndOf question: String) -> Touchpoint? {
    let words = folded(Self.withoutScale(question)).split(separator: " ")
    for length in stride(from: 3, through: 1, by: -1) where words.count >= length + 4 {
      if let found = byName[words.suffix(length).joined(separator: " ")] { return found }
    }
    return nil
  }

  /// Without what stands in brackets at the end, such as `(1-5)`.
  private static func withoutScale(_ question: String) -> String {
    guard question.utf8.last == UInt8(ascii: ")"), let open = question.lastIndex(of: "(") else {
      return question
    }
    return String(question[..<open])
  }

  /// The touchpoint that a rating column is about: named by its option, by what stands in brackets or
  /// behind a dash, by a short name, or as the last word of its question.
  ///
  /// - Parameter isItem: whether it is one statement of a battery, which may mention the service
  ///   without being about it.
  func touchpoint(of column: SurveyHeader.Column, isItem: Bool) -> Touchpoint? {
    let texts = [column.option, column.name, column.question].compactMap { $0 }
    guard texts.allSatisfy({ $0.utf8.count <= Self.longest }) else { return nil }
    if isItem { return byName[folded(column.name)] }
    for text in texts {
      for label in Self.labels(text) {
        let words = folded(label).split(separator: " ").count
        if words <= 4, let found = touchpoint(in: label) { return found }
      }
    }
    return touchpoint(atEndOf: column.question ?? column.name)
  }

  /// The parts of a header that may be a label: `Q5 [Levering]`, `How satisfied are you? - Delivery`.
  private static func labels(_ text: String) -> [String] {
    var (labels, starts): ([String], [String]) = ([], [])
    if text.hasSuffix("]"), let open = text.lastIndex(of: "[") {
      labels.append(String(text[text.index(after: open)...].dropLast()))
    }
    for mark in [" - ", " – ", " — ", ": ", " | ", " > "] {
      // Most headers have none; this is a far cheaper question.
      guard let sign = mark.utf8.first(where: { $0 != 0x20 }), text.utf8.contains(sign) else {
        continue
      }
      let places = text.ranges(of: mark)
      guard let first = places.first, let last = places.last else { continue }
      labels.append(String(text[last.upperBound...]))
      // A question that is asked of each of several begins with which.
      starts.append(String(text[..<first.lowerBound]))
    }
    // Qualtrics' older exports hang the option to its question.
    if let dash = text.lastIndex(of: "-"), dash > text.startIndex,
      ")?:.!".contains(text[text.index(before: dash)])
    {
      labels.append(String(text[text.index(after: dash)...]))
    }
    return labels + starts + [text]
  }
}
