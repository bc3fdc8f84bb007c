import Language

/// Answers to "what could be improved?" hold wishes without a verb: "more staff", "snellere
/// reactie". A comparative that opens a sentence, and is compared with nothing, names what is
/// missing. "Nothing" and "niets" as the opening of a short answer mean that all is well.
final class AnswerRule: ClauseRule {
  private let weights: ScoringWeights

  init(weights: ScoringWeights) { self.weights = weights }

  /// A sentence of more words than this is no bare answer.
  private static let longestAnswer = 8
  private static let than = ["than", "dan"].map { WordHash.of($0.utf8) }

  func apply(to findings: inout FindingList, of clause: Clause, in text: ParsedText) {
    guard findings.roles.has(.suggestion) || findings.roles.has(.nothing) else { return }
    let sentence = text.tokens.sentences[clause.sentence]
    for index in findings.indices {
      let finding = findings[index]
      let isFirst =
        index == findings.indices.lowerBound && finding.tokens.lowerBound == sentence.lowerBound
      switch finding.role {
      case .suggestion:
        findings[index].role = nil
        if isFirst, !isCompared(clause, text.tokens) { suggest(&findings) }
      case .nothing:
        let isAnswer =
          isFirst && clause.sentence == 0 && sentence.count <= Self.longestAnswer
        findings[index].role = isAnswer ? nil : .denial
        if isAnswer { findings[index].apply(.answer, weights.answerNothing) }
      default: break
      }
    }
  }

  private func isCompared(_ clause: Clause, _ tokens: TokenList) -> Bool {
    clause.tokens.contains { Self.than.contains(tokens.tokens[$0].hash) }
  }

  private func suggest(_ findings: inout FindingList) {
    for index in findings.indices where findings[index].value > 0 {
      let value = findings[index].value
      findings[index].apply(.answer, value * weights.wishPositive)
    }
    let first = findings.indices.lowerBound
    findings[first].apply(.answer, weights.wish * findings[first].factor)
  }
}
