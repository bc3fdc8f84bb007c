import Language

/// One clause as it was read, for those who ask why: what was found in it, in the order of the text.
struct ClauseReading: Sendable {
  let clause: Clause
  let findings: [Finding]
  /// What the clause counts for among the others.
  let weight: Double
  /// Rules that changed ``weight``.
  let rules: RuleTrail

  /// The sum of what the findings are worth; those that only act on others are worth nothing.
  var sum: Double { findings.reduce(0) { $1.role == nil ? $0 + $1.value : $0 } }
}

/// A word or phrase that counts.
struct Finding: Sendable {
  var tokens: Range<Int>
  /// As the lexicon has it; 0 where it has none.
  var valence: Double
  /// After the rules.
  var value: Double
  var factor = 1.0
  /// What it does to others; nil where it does nothing, or acts by its valence.
  var role: SentimentLexicon.Role?
  /// Nil where no lexicon line but a rule put it here.
  var source: SentimentLexicon.Source?
  /// The rules that changed ``value``, in order.
  var rules = RuleTrail()

  /// Whether it has a value that rules may change.
  var isValued: Bool { role == nil && value != 0 }

  /// Changes the value and notes by which rule.
  mutating func apply(_ rule: ScoringRule, _ newValue: Double) {
    value = newValue
    rules.append(rule)
  }
}
