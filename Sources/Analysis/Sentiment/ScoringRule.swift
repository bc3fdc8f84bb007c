/// The rules of scoring, by the names that `voc why` shows.
enum ScoringRule: UInt8, Sendable, CaseIterable {
  case negation, bareNegation, intensity, excess, wish, condition, question, hedge, contrast
  case concession, capitals, exclamation, rating, formation, compound, answer, opening, closing
  case courtesy

  /// As it is written here.
  var name: String { String(describing: self) }
}

/// The rules that changed a number, in their order; of more than twelve the first twelve. Five bits
/// each, so that a finding costs no allocation.
struct RuleTrail: Sendable, Equatable {
  private var steps: UInt64 = 0
  private var count: UInt8 = 0
  private static let most = 12

  /// No rule yet, or the one that made the number.
  init(_ rule: ScoringRule? = nil) {
    if let rule { append(rule) }
  }

  mutating func append(_ rule: ScoringRule) {
    guard count < Self.most else { return }
    steps |= UInt64(rule.rawValue) << (UInt64(count) * 5)
    count += 1
  }

  func contains(_ rule: ScoringRule) -> Bool {
    for step in 0..<count where self[step] == rule.rawValue { return true }
    return false
  }

  private subscript(step: UInt8) -> UInt8 { UInt8(steps >> (UInt64(step) * 5) & 31) }

  /// The rules one by one.
  var rules: [ScoringRule] { (0..<count).compactMap { ScoringRule(rawValue: self[$0]) } }
}
