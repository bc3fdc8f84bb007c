import Feedback

/// The weight of each touchpoint in a text, clause by clause, and which of them the text is about.
/// Touchpoints are told apart by their place in the taxonomy, so that adding compares no strings.
struct TouchpointTally: Sendable {
  private let touchpoints: [Touchpoint]
  private var totals: [Double]
  /// The weights of the clause that is being added to.
  private var current: [Double]
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
    totals = Array(repeating: 0, count: touchpoints.count)
    current = totals
  }

  /// Makes room for a text of `count` clauses.
  mutating func reserve(clauses count: Int) { clauses.reserveCapacity(count) }

  /// Adds a weight, which is above 0, to a touchpoint of the current clause.
  mutating func add(_ number: Int, _ weight: Double) {
    totals[number] += weight
    current[number] += weight
  }

  /// Ends the current clause.
  mutating func endClause() {
    let top = top(of: current)
    clauses.append(top.map { touchpoints[$0] })
    guard top != nil else { return }
    for number in current.indices { current[number] = 0 }
  }

  /// The touchpoints that the text is about, weightiest first.
  var subjects: [Touchpoint] {
    guard let top = top(of: totals) else { return [.unknown] }
    let least = max(Self.leastWeight, Self.leastShare * totals[top])
    let others = totals.indices.filter { totals[$0] >= least && $0 != top }
    if others.isEmpty { return [touchpoints[top]] }
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
    weights[a] == weights[b] ? touchpoints[a] < touchpoints[b] : weights[a] > weights[b]
  }
}
