import Language

/// What is wished, asked, supposed or hedged did not simply happen: "zou fijn zijn", "als het goed
/// was", "is dat normaal?", "misschien". Praise in a wish is a mild complaint.
struct MoodRule: ClauseRule {
  let weights: ScoringWeights

  func apply(to reading: inout ClauseReading, of text: ParsedText) {
    for modifier in reading.findings {
      switch modifier.role {
      case .wish: wish(modifier, in: &reading)
      case .hedge: scale(.hedge, &reading, positive: modifier.factor, negative: modifier.factor)
      case .irrealis: scale(.hedge, &reading, positive: modifier.factor, negative: 1)
      default: break
      }
    }
    if reading.clause.link == .condition {
      scale(
        .condition, &reading, positive: weights.conditionPositive,
        negative: weights.conditionNegative)
    }
    if reading.clause.isQuestion {
      scale(
        .question, &reading, positive: weights.questionPositive, negative: weights.questionNegative)
      if weights.question != 0, let last = reading.clause.tokens.last,
        text.tokens.sentences[reading.clause.sentence].upperBound == last + 1
      {
        reading.findings.append(
          Finding(tokens: last..<last + 1, valence: 0, value: weights.question, rules: [.question]))
      }
    }
  }

  private func wish(_ modifier: Finding, in reading: inout ClauseReading) {
    scale(.wish, &reading, positive: weights.wishPositive, negative: 1)
    reading.findings.append(
      Finding(
        tokens: modifier.tokens, valence: 0, value: weights.wish * modifier.factor,
        source: modifier.source, rules: [.wish]))
  }

  private func scale(
    _ rule: ScoringRule, _ reading: inout ClauseReading, positive: Double, negative: Double
  ) {
    for index in reading.findings.indices where reading.findings[index].isValued {
      let value = reading.findings[index].value
      if value > 0 || negative != 1 {
        reading.findings[index].apply(rule, value * (value > 0 ? positive : negative))
      }
    }
  }
}
