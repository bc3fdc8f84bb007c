import Language

/// Negation turns what it reaches: "niet vriendelijk", "helpt niet", "geen klachten". A turned
/// praise is a strong complaint, a turned complaint a mild praise. Negation that reaches nothing is
/// a mild complaint of its own: "ik kan niet bellen".
final class NegationRule: ClauseRule {
  private let weights: ScoringWeights

  init(weights: ScoringWeights) { self.weights = weights }

  func apply(to findings: inout FindingList, of clause: Clause, in text: ParsedText) {
    // What denies may have been made of "nothing".
    guard
      findings.roles.has(.negation) || findings.roles.has(.denial) || findings.roles.has(.nothing)
    else { return }
    var isBare = false
    for index in findings.indices {
      let finding = findings[index]
      guard Self.denies(finding) else { continue }
      if turnRight(index, in: &findings) { continue }
      if finding.role == .negation, let target = reach(left: index, in: findings) {
        turn(target, by: finding.factor, in: &findings)
      } else {
        isBare = true
      }
    }
    guard isBare, !clause.isQuestion, weights.bareNegation != 0,
      let place = findings.indices.first(where: { Self.denies(findings[$0]) })
    else { return }
    findings.append(
      Finding(
        tokens: findings[place].tokens, valence: 0, value: weights.bareNegation,
        source: findings[place].source, rules: RuleTrail(.bareNegation)))
  }

  private static func denies(_ finding: Finding) -> Bool {
    finding.role == .negation || finding.role == .denial
  }

  private func turn(_ target: Int, by factor: Double, in findings: inout FindingList) {
    let value = findings[target].value
    let turned = value * (value > 0 ? weights.negatedPositive : weights.negatedNegative)
    findings[target].apply(.negation, turned * factor)
  }

  /// Turns the valued findings that follow, up to the reach and to the next negation; whether there
  /// is one.
  private func turnRight(_ index: Int, in findings: inout FindingList) -> Bool {
    let end = findings[index].tokens.upperBound
    let factor = findings[index].factor
    var turnsAny = false
    for next in findings.indices.dropFirst(index - findings.indices.lowerBound + 1) {
      if Self.denies(findings[next]) { break }
      guard Double(findings[next].tokens.lowerBound - end) < weights.negationReach else { break }
      if findings[next].isValued {
        turn(next, by: factor, in: &findings)
        turnsAny = true
      }
    }
    return turnsAny
  }

  /// The nearest valued finding before, as in "werkt niet".
  private func reach(left index: Int, in findings: FindingList) -> Int? {
    let start = findings[index].tokens.lowerBound
    for previous in (findings.indices.lowerBound..<index).reversed() {
      let finding = findings[previous]
      guard Double(start - finding.tokens.upperBound) < weights.negationBack else { break }
      if finding.isValued, !finding.rules.contains(.negation) { return previous }
    }
    return nil
  }
}
