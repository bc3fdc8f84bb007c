import Language

/// Negation turns what it reaches: "niet vriendelijk", "helpt niet", "geen klachten". A turned
/// praise is a strong complaint, a turned complaint a mild praise. Negation that reaches nothing is
/// a mild complaint of its own: "ik kan niet bellen".
struct NegationRule: ClauseRule {
  let weights: ScoringWeights

  func apply(to reading: inout ClauseReading, of text: ParsedText) {
    var isBare = false
    for index in reading.findings.indices {
      let finding = reading.findings[index]
      guard finding.role == .negation || finding.role == .denial else { continue }
      var reached = reach(right: index, in: reading)
      if reached.isEmpty, finding.role == .negation { reached = reach(left: index, in: reading) }
      if reached.isEmpty { isBare = true }
      for target in reached {
        let value = reading.findings[target].value
        let turned = value * (value > 0 ? weights.negatedPositive : weights.negatedNegative)
        reading.findings[target].apply(.negation, turned * finding.factor)
      }
    }
    guard isBare, !reading.clause.isQuestion, weights.bareNegation != 0,
      let place = reading.findings.first(where: { $0.role == .negation || $0.role == .denial })
    else { return }
    reading.findings.append(
      Finding(
        tokens: place.tokens, valence: 0, value: weights.bareNegation, source: place.source,
        rules: [.bareNegation]))
  }

  /// The valued findings that follow, up to the reach and to the next negation.
  private func reach(right index: Int, in reading: ClauseReading) -> [Int] {
    let end = reading.findings[index].tokens.upperBound
    var reached: [Int] = []
    for next in reading.findings.indices.dropFirst(index + 1) {
      let finding = reading.findings[next]
      if finding.role == .negation || finding.role == .denial { break }
      guard Double(finding.tokens.lowerBound - end) < weights.negationReach else { break }
      if finding.isValued { reached.append(next) }
    }
    return reached
  }

  /// The nearest valued finding before, as in "werkt niet".
  private func reach(left index: Int, in reading: ClauseReading) -> [Int] {
    let start = reading.findings[index].tokens.lowerBound
    for previous in reading.findings.indices.prefix(index).reversed() {
      let finding = reading.findings[previous]
      guard Double(start - finding.tokens.upperBound) < weights.negationBack else { break }
      if finding.isValued, !finding.rules.contains(.negation) { return [previous] }
    }
    return []
  }
}
