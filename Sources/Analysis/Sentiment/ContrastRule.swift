/// "maar" and "but": what follows counts more and what stood before it in the sentence counts less;
/// of several the last is the turn.
/// "hoewel" and "although" open what counts less.
struct ContrastRule: Sendable {
  let weights: ScoringWeights

  /// Weighs the clauses `sentence`, which make up one sentence.
  func apply(to readings: inout [ClauseReading], _ sentence: Range<Int>) {
    let turn = sentence.last { readings[$0].clause.link == .contrast }
    for index in sentence {
      if let turn, index <= turn {
        let factor = index == turn ? weights.contrastAfter : weights.contrastBefore
        weigh(&readings[index], by: factor, .contrast)
      }
      if readings[index].clause.link == .concession {
        weigh(&readings[index], by: weights.concession, .concession)
      }
    }
  }

  private func weigh(_ reading: inout ClauseReading, by factor: Double, _ rule: ScoringRule) {
    guard !reading.findings.isEmpty, factor != 1 else { return }
    reading.weight *= factor
    reading.rules.append(rule)
  }
}
