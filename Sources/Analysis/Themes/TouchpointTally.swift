import Feedback

/// The weight of each touchpoint in a text, clause by clause, and which of them the text is about.
struct TouchpointTally: Sendable {
  private var totals: [Touchpoint: Double] = [:]
  private var clauses: [[Touchpoint: Double]]

  /// A second touchpoint is a subject from this weight on,
  private static let leastWeight = 3.0
  /// and from this share of the weightiest one's weight; below it is a passing mention.
  private static let leastShare = 0.6
  private static let mostSubjects = 3

  init(clauseCount: Int) { clauses = Array(repeating: [:], count: clauseCount) }

  mutating func add(_ touchpoint: Touchpoint, _ weight: Double, clause: Int) {
    totals[touchpoint, default: 0] += weight
    guard clauses.indices.contains(clause) else { return }
    clauses[clause][touchpoint, default: 0] += weight
  }

  /// The touchpoints that the text is about, weightiest first.
  var subjects: [Touchpoint] {
    let ranked = Self.ranked(totals)
    guard let top = ranked.first else { return [.unknown] }
    let others = ranked.dropFirst().filter {
      $0.weight >= Self.leastWeight && $0.weight >= Self.leastShare * top.weight
    }
    return ([top] + others).prefix(Self.mostSubjects).map(\.touchpoint)
  }

  /// The weightiest touchpoint of a clause; nil where it names none.
  func touchpoint(ofClause index: Int) -> Touchpoint? {
    Self.ranked(clauses[index]).first?.touchpoint
  }

  private static func ranked(
    _ weights: [Touchpoint: Double]
  ) -> [(touchpoint: Touchpoint, weight: Double)] {
    weights.map { (touchpoint: $0.key, weight: $0.value) }.sorted {
      $0.weight == $1.weight ? $0.touchpoint < $1.touchpoint : $0.weight > $1.weight
    }
  }
}
