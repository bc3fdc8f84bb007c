/// "maar" and "but": what follows counts more and what stood before it in the sentence counts less;
/// of several the last is the turn.
/// "hoewel" and "although" open what counts less.
struct ContrastRule: Sendable {
  let weights: ScoringWeights

  /// Weighs the clauses of one sentence.
  func apply(to readings: inout [ClauseReading]) {
    let turn = readings.lastIndex { $0.clause.link == .contrast }
    for index in readings.indices {
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
