import Language

/// One clause while the rules work on it: what was found in it, in the order of the text.
struct ClauseReading: Sendable {
  let clause: Clause
  var findings: [Finding] = []
  /// What the clause counts for among the others.
  var weight = 1.0
  /// Rules that changed ``weight``.
  var rules: [ScoringRule] = []

  init(clause: Clause) { self.clause = clause }

  /// Adds what was found, with room for a few more.
  mutating func add(_ finding: Finding) {
    if findings.isEmpty { findings.reserveCapacity(4) }
    findings.append(finding)
  }

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
  /// What it does to others; nil where it does nothing, or acts by its valence.
  var role: SentimentLexicon.Role?
  var factor = 1.0
  /// Nil where no lexicon line but a rule put it here.
  var source: SentimentLexicon.Source?
  /// The rules that changed ``value``, in order.
  var rules: [ScoringRule] = []

  /// Whether it has a value that rules may change.
  var isValued: Bool { role == nil && value != 0 }

  /// Changes the value and notes by which rule.
  mutating func apply(_ rule: ScoringRule, _ newValue: Double) {
    value = newValue
    rules.append(rule)
  }
}

/// The rules of scoring, by the names that `voc why` shows.
enum ScoringRule: String, Sendable, Codable, CaseIterable {
  case negation, bareNegation, intensity, excess, wish, condition, question, hedge, contrast
  case concession, capitals, exclamation, rating, formation, compound, answer, opening, closing
  case courtesy
}
