import Language

/// Answers to "what could be improved?" hold wishes without a verb: "more staff", "snellere
/// reactie". A comparative that opens a sentence, and is compared with nothing, names what is
/// missing. "Nothing" and "niets" as the opening of a short answer mean that all is well.
struct AnswerRule: ClauseRule {
  let weights: ScoringWeights
  /// A sentence of more words than this is no bare answer.
  private static let longestAnswer = 8
  private static let than = ["than", "dan"].map { WordHash.of($0.utf8) }

  func apply(to reading: inout ClauseReading, of text: ParsedText) {
    for index in reading.findings.indices {
      let finding = reading.findings[index]
      let sentence = text.tokens.sentences[reading.clause.sentence]
      let isFirst = index == 0 && finding.tokens.lowerBound == sentence.lowerBound
      switch finding.role {
      case .suggestion:
        reading.findings[index].role = nil
        if isFirst, !isCompared(reading.clause, text.tokens) { suggest(&reading) }
      case .nothing:
        let isAnswer =
          isFirst && reading.clause.sentence == 0 && sentence.count <= Self.longestAnswer
        reading.findings[index].role = isAnswer ? nil : .denial
        if isAnswer { reading.findings[index].apply(.answer, weights.answerNothing) }
      default: break
      }
    }
  }

  private func isCompared(_ clause: Clause, _ tokens: TokenList) -> Bool {
    clause.tokens.contains { Self.than.contains(tokens.tokens[$0].hash) }
  }

  private func suggest(_ reading: inout ClauseReading) {
    for index in reading.findings.indices where reading.findings[index].value > 0 {
      let value = reading.findings[index].value
      reading.findings[index].apply(.answer, value * weights.wishPositive)
    }
    reading.findings[0].apply(.answer, weights.wish * reading.findings[0].factor)
  }
}
