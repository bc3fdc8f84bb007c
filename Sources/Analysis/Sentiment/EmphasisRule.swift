import Language

/// Capitals in a text that is not all capitals, and exclamation marks, make what is said stronger.
final class EmphasisRule: ClauseRule {
  private let weights: ScoringWeights

  init(weights: ScoringWeights) { self.weights = weights }

  func apply(to findings: inout FindingList, of clause: Clause, in text: ParsedText) {
    guard !findings.isEmpty else { return }
    let isLoud = text.tokens.ends(clause.tokens, in: UInt8(ascii: "!"))
    for index in findings.indices where findings[index].isValued {
      let finding = findings[index]
      if isLoud {
        findings[index].apply(.exclamation, finding.value * weights.exclamation)
      }
      if finding.tokens.count == 1, isShouted(finding.tokens.lowerBound, text.tokens) {
        let value = findings[index].value
        findings[index].apply(.capitals, value * weights.capitals)
      }
    }
  }

  /// Whether a word stands in capitals and a neighbour does not.
  private func isShouted(_ index: Int, _ tokens: TokenList) -> Bool {
    guard tokens.tokens[index].flags.contains(.allCaps) else { return false }
    return index > 0 && isSoft(tokens[index - 1])
      || index + 1 < tokens.count && isSoft(tokens[index + 1])
  }

  private func isSoft(_ token: Token) -> Bool { token.isWord && !token.flags.contains(.allCaps) }
}
