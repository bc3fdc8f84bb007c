import Language

/// "te" and "too" make a complaint of a praise ("te goedkoop"), and of a word that has no valence
/// by itself ("te klein"). A Dutch infinitive after "te" ends in -n and is none of it.
struct ExcessRule: ClauseRule {
  let weights: ScoringWeights

  func apply(to reading: inout ClauseReading, of text: ParsedText) {
    for index in reading.findings.indices where reading.findings[index].role == .excess {
      let finding = reading.findings[index]
      let end = finding.tokens.upperBound
      let next = index + 1 < reading.findings.count ? reading.findings[index + 1] : nil
      if let next, next.isValued, Double(next.tokens.lowerBound - end) < weights.excessReach {
        let factor = next.value > 0 ? weights.excessPositive : 1.2
        reading.findings[index + 1].apply(.excess, next.value * factor)
      } else if end < reading.clause.tokens.upperBound, isGradable(end, of: text.tokens) {
        reading.findings[index].role = nil
        reading.findings[index].tokens = finding.tokens.lowerBound..<end + 1
        reading.findings[index].apply(.excess, weights.excessNeutral * finding.factor)
      }
    }
  }

  private func isGradable(_ index: Int, of tokens: TokenList) -> Bool {
    guard tokens.tokens[index].isWord else { return false }
    return tokens.withNorm(index) { $0.count > 2 && $0[$0.count - 1] != UInt8(ascii: "n") }
  }
}
