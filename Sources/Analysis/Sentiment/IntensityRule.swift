import Language

/// "erg goed" is more than "goed", "een beetje traag" less than "traag": an intensity word
/// multiplies the next valued word, with nothing valued between them.
final class IntensityRule: ClauseRule {
  private let weights: ScoringWeights

  init(weights: ScoringWeights) { self.weights = weights }

  func apply(to findings: inout FindingList, of clause: Clause, in text: ParsedText) {
    guard findings.roles.has(.intensity) else { return }
    var factor = 1.0
    var end = Int.min
    for index in findings.indices {
      let finding = findings[index]
      let isNear = end != .min && Double(finding.tokens.lowerBound - end) < weights.intensityReach
      if finding.role == .intensity {
        factor = (isNear ? factor : 1) * finding.factor
        end = finding.tokens.upperBound
      } else if finding.isValued {
        if isNear, factor != 1 {
          findings[index].apply(.intensity, finding.value * min(factor, 2))
        }
        end = .min
        factor = 1
      }
    }
  }
}
