import Language

/// A mark that the customer gives in words: "8/10", "3 out of 5", "5 sterren", "een dikke 9". The
/// patterns stand in `modifiers.tsv`, with the full mark as their factor. A `grade` is a mark only
/// where it is all that its clause says: "Een 3."
final class RatingRule: ClauseRule {
  private let weights: ScoringWeights

  init(weights: ScoringWeights) { self.weights = weights }

  /// A clause of more words and marks than this says more than its grade.
  private static let longestGrade = 4

  func apply(to findings: inout FindingList, of clause: Clause, in text: ParsedText) {
    guard findings.roles.has(.mark) || findings.roles.has(.grade) else { return }
    for index in findings.indices {
      let finding = findings[index]
      guard finding.role == .mark || finding.role == .grade else { continue }
      findings[index].role = nil
      guard finding.role == .mark || clause.tokens.count <= Self.longestGrade,
        let share = share(finding, of: text.tokens)
      else { continue }
      findings[index].apply(.rating, (share - 0.6) * 2 * weights.rating)
    }
  }

  /// The number in a mark as a share of the full mark; nil where it is more.
  private func share(_ finding: Finding, of tokens: TokenList) -> Double? {
    guard let place = finding.tokens.first(where: { tokens.tokens[$0].isNumber }),
      tokens.normCount(place) < 5, finding.factor > 0,
      let value = Double(tokens.word(place).replacing(",", with: ".")), value <= finding.factor
    else { return nil }
    return value / finding.factor
  }
}
