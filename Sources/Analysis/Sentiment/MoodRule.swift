import Language

/// What is wished, asked, supposed or hedged did not simply happen: "zou fijn zijn", "als het goed
/// was", "is dat normaal?", "misschien". Praise in a wish is a mild complaint.
final class MoodRule: ClauseRule {
  private let weights: ScoringWeights

  init(weights: ScoringWeights) { self.weights = weights }

  func apply(to findings: inout FindingList, of clause: Clause, in text: ParsedText) {
    if findings.roles.has(.wish) || findings.roles.has(.hedge) || findings.roles.has(.irrealis) {
      modify(&findings)
    }
    if clause.link == .condition {
      scale(
        .condition, &findings, positive: weights.conditionPositive,
        negative: weights.conditionNegative)
    }
    if clause.isQuestion {
      scale(
        .question, &findings, positive: weights.questionPositive, negative: weights.questionNegative
      )
      if weights.question != 0, let last = clause.tokens.last,
        text.tokens.sentences[clause.sentence].upperBound == last + 1
      {
        findings.append(
          Finding(
            tokens: last..<last + 1, valence: 0, value: weights.question,
            rules: RuleTrail(.question)))
      }
    }
  }

  private func modify(_ findings: inout FindingList) {
    for index in findings.indices {
      let modifier = findings[index]
      switch modifier.role {
      case .wish: wish(modifier, in: &findings)
      case .hedge: scale(.hedge, &findings, positive: modifier.factor, negative: modifier.factor)
      case .irrealis: scale(.hedge, &findings, positive: modifier.factor, negative: 1)
      default: break
      }
    }
  }

  private func wish(_ modifier: Finding, in findings: inout FindingList) {
    scale(.wish, &findings, positive: weights.wishPositive, negative: 1)
    findings.append(
      Finding(
        tokens: modifier.tokens, valence: 0, value: weights.wish * modifier.factor,
        source: modifier.source, rules: RuleTrail(.wish)))
  }

  private func scale(
    _ rule: ScoringRule, _ findings: inout FindingList, positive: Double, negative: Double
  ) {
    for index in findings.indices where findings[index].isValued {
      let value = findings[index].value
      if value > 0 || negative != 1 {
        findings[index].apply(rule, value * (value > 0 ? positive : negative))
      }
    }
  }
}
