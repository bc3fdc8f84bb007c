import Language

/// Capitals in a text that is not all capitals, and exclamation marks, make what is said stronger.
struct EmphasisRule: ClauseRule {
  let weights: ScoringWeights

  func apply(to reading: inout ClauseReading, of text: ParsedText) {
    guard !reading.findings.isEmpty else { return }
    let isLoud = reading.clause.tokens.suffix(3).contains {
      text.tokens.tokens[$0].isMark && text.tokens.mark($0) == UInt8(ascii: "!")
    }
    for index in reading.findings.indices where reading.findings[index].isValued {
      let finding = reading.findings[index]
      if isLoud {
        reading.findings[index].apply(.exclamation, finding.value * weights.exclamation)
      }
      if finding.tokens.count == 1, isShouted(finding.tokens.lowerBound, text.tokens) {
        let value = reading.findings[index].value
        reading.findings[index].apply(.capitals, value * weights.capitals)
      }
    }
  }

  /// Whether a word stands in capitals and a neighbour does not.
  private func isShouted(_ index: Int, _ tokens: TokenList) -> Bool {
    guard tokens.tokens[index].flags.contains(.allCaps) else { return false }
    let neighbours = [index - 1, index + 1].filter { tokens.tokens.indices.contains($0) }
    return neighbours.contains {
      tokens.tokens[$0].isWord && !tokens.tokens[$0].flags.contains(.allCaps)
    }
  }
}
