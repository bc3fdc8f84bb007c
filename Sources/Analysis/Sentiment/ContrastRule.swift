import Language

/// "maar" and "but": what follows counts more and what stood before it in the sentence counts less;
/// of several the last is the turn.
/// "hoewel" and "although" open what counts less.
final class ContrastRule: Sendable {
  private let weights: ScoringWeights

  init(weights: ScoringWeights) { self.weights = weights }

  /// Weighs the clauses `sentence`, which make up one sentence.
  func apply(
    to moods: inout ScratchArray<ClauseMood>, _ sentence: Range<Int>,
    of clauses: ScratchArray<Clause>
  ) {
    let turn = sentence.last { clauses[$0].link == .contrast }
    for index in sentence {
      if let turn, index <= turn {
        let factor = index == turn ? weights.contrastAfter : weights.contrastBefore
        weigh(&moods[index], by: factor, .contrast)
      }
      if clauses[index].link == .concession {
        weigh(&moods[index], by: weights.concession, .concession)
      }
    }
  }

  private func weigh(_ mood: inout ClauseMood, by factor: Double, _ rule: ScoringRule) {
    guard !mood.findings.isEmpty, factor != 1 else { return }
    mood.weight *= factor
    mood.rules.append(rule)
  }
}
