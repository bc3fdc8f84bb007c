import Feedback

/// What can be typed next in a search, for a shell's completion.
package struct FieldCompletion: Sendable, Equatable {
  /// The field with its colon and value; only the field where its values cannot be listed.
  package let text: String
  /// What it means, in a few words.
  package let meaning: String

  /// What `typed`, a word of a search, can be the beginning of: fields as long as there is no colon
  /// in it, then the values of the field.
  ///
  /// ```swift
  /// FieldCompletion.all(of: "promise:b", in: taxonomy).map(\.text)  // ["promise:broken"]
  /// ```
  package static func all(of typed: String, in taxonomy: Taxonomy) -> [FieldCompletion] {
    guard let colon = typed.firstIndex(of: ":") else {
      return SearchField.allCases.filter { $0.rawValue.hasPrefix(typed.lowercased()) }
        .map { FieldCompletion(text: $0.rawValue + ":", meaning: $0.summary) }
    }
    guard let field = SearchField(named: String(typed[..<colon])) else { return [] }
    let value = typed[typed.index(after: colon)...]
    let last = field.takesSeveral ? value.lastIndex(of: ",").map { value.index(after: $0) } : nil
    let kept = typed[..<(last ?? value.startIndex)]
    let begun = typed[(last ?? value.startIndex)...].lowercased()
    return field.values(in: taxonomy).filter { $0.text.hasPrefix(begun) }
      .map { FieldCompletion(text: kept + $0.text, meaning: $0.meaning) }
  }
}

extension SearchField {
  /// The values that can be listed.
  fileprivate func values(in taxonomy: Taxonomy) -> [FieldCompletion] {
    func entries(_ entries: [Taxonomy.Entry]) -> [FieldCompletion] {
      entries.map { FieldCompletion(text: $0.id, meaning: "\($0.dutch), \($0.english)") }
    }
    func choices(_ choices: [Choice]) -> [FieldCompletion] {
      choices.map { choice in
        FieldCompletion(text: choice.names[0], meaning: choice.names.dropFirst().first ?? "")
      }
    }
    switch self {
    case .theme:
      let families = Set(taxonomy.themes.map { Theme(rawValue: $0.id).family }).sorted()
      return families.map { FieldCompletion(text: $0, meaning: "all of this family") }
        + entries(taxonomy.themes)
    case .touchpoint: return entries(taxonomy.touchpoints)
    case .channel: return choices(FieldValues.channels)
    case .sentiment: return choices(FieldValues.sentiments)
    case .promise: return choices(FieldValues.promises)
    case .expectation: return choices(FieldValues.expectations)
    case .language:
      return [
        FieldCompletion(text: "nl", meaning: "Nederlands"),
        FieldCompletion(text: "en", meaning: "English"),
      ]
    case .nps:
      return [
        FieldCompletion(text: "promoter", meaning: "9 and 10"),
        FieldCompletion(text: "passive", meaning: "7 and 8"),
        FieldCompletion(text: "detractor", meaning: "0 to 6"),
      ]
    case .week:
      return [
        FieldCompletion(text: "this", meaning: "this week"),
        FieldCompletion(text: "last", meaning: "the week before"),
      ]
    case .since, .until, .csat, .customer, .source, .id: return []
    }
  }
}
