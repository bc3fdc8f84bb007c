import Feedback

/// The weight of each touchpoint in a text, clause by clause, and which of them the text is about.
/// Touchpoints are told apart by their place in the taxonomy, so that adding compares no strings.
struct TouchpointTally: Sendable {
  private let touchpoints: [Touchpoint]
  /// The place of each touchpoint by name.
  private let ranks: [Int]
  private var totals: [Double]
  /// The weights of the clause that is being added to.
  private var current: [Double]
  /// Whether something was added to the current clause, and to the text.
  private var hasCurrent = false
  private var hasAny = false
  /// The weightiest touchpoint of each clause that was ended; nil where it names none.
  private(set) var clauses: [Touchpoint?] = []

  /// A second touchpoint is a subject from this weight on,
  private static let leastWeight = 3.0
  /// and from this share of the weightiest one's weight; below it is a passing mention.
  private static let leastShare = 0.6
  private static let mostSubjects = 3

  /// A tally of `touchpoints`.
  init(_ touchpoints: [Touchpoint]) {
    self.touchpoints = touchpoints
    let sorted = touchpoints.sorted()
    ranks = touchpoints.map { sorted.firstIndex(of: $0) ?? 0 }
    totals = Array(repeating: 0, count: touchpoints.count)
    current = totals
  }

  /// Makes ready for a text of `count` clauses.
  mutating func open(clauses count: Int) {
    clauses.removeAll(keepingCapacity: true)
    clauses.reserveCapacity(count)
    if hasAny { Self.clear(&totals) }
    hasAny = false
  }

  private static func clear(_ weights: inout [Double]) {
    for number in weights.indices { weights[number] = 0 }
  }

  /// Adds a weight, which is above 0, to a touchpoint of the current clause.
  mutating func add(_ number: Int, _ weight: Double) {
    totals[number] += weight
    current[number] += weight
    (hasCurrent, hasAny) = (true, true)
  }

  /// Ends the current clause.
  mutating func endClause() {
    guard hasCurrent else { return clauses.append(nil) }
    clauses.append(top(of: current).map { touchpoints[$0] })
    Self.clear(&current)
    hasCurrent = false
  }

  /// The touchpoints that the text is about, weightiest first.
  var subjects: [Touchpoint] {
    guard hasAny, let top = top(of: totals) else { return [.unknown] }
    let least = max(Self.leastWeight, Self.leastShare * totals[top])
    guard totals.indices.contains(where: { totals[$0] >= least && $0 != top }) else {
      return [touchpoints[top]]
    }
    let others = totals.indices.filter { totals[$0] >= least && $0 != top }
    let ranked = [top] + others.sorted { leads($0, $1, totals) }
    return ranked.prefix(Self.mostSubjects).map { touchpoints[$0] }
  }

  /// The place of the greatest weight; nil where all are 0.
  private func top(of weights: [Double]) -> Int? {
    var top: Int?
    for number in weights.indices where weights[number] > 0 {
      if let best = top, !leads(number, best, weights) { continue }
      top = number
    }
    return top
  }

  /// Whether `a` weighs more than `b`; of equals the first by name.
  private func leads(_ a: Int, _ b: Int, _ weights: [Double]) -> Bool {
    weights[a] == weights[b] ? ranks[a] < ranks[b] : weights[a] > weights[b]
  }
}
