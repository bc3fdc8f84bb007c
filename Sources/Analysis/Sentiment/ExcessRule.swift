import Language

/// "te" and "too" make a complaint of a praise ("te goedkoop"), and of a word that has no valence
/// by itself ("te klein"). A Dutch infinitive after "te" ends in -n and is none of it.
final class ExcessRule: ClauseRule {
  private let weights: ScoringWeights

  init(weights: ScoringWeights) { self.weights = weights }

  func apply(to findings: inout FindingList, of clause: Clause, in text: ParsedText) {
    guard findings.roles.has(.excess) else { return }
    for index in findings.indices where findings[index].role == .excess {
      let finding = findings[index]
      let end = finding.tokens.upperBound
      let next = index + 1 < findings.indices.upperBound ? findings[index + 1] : nil
      if let next, next.isValued, Double(next.tokens.lowerBound - end) < weights.excessReach {
        let factor = next.value > 0 ? weights.excessPositive : 1.2
        findings[index + 1].apply(.excess, next.value * factor)
      } else if end < clause.tokens.upperBound, isGradable(end, of: text.tokens) {
        findings[index].role = nil
        findings[index].tokens = finding.tokens.lowerBound..<end + 1
        findings[index].apply(.excess, weights.excessNeutral * finding.factor)
      }
    }
  }

  private func isGradable(_ index: Int, of tokens: TokenList) -> Bool {
    guard tokens.tokens[index].isWord else { return false }
    return tokens.withNorm(index) { $0.count > 2 && $0[$0.count - 1] != UInt8(ascii: "n") }
  }
}
