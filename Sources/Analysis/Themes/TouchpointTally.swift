import Feedback

/// The weight of each touchpoint in a text, clause by clause, and which of them the text is about.
/// Touchpoints are told apart by their numbers in the taxonomy, so that adding compares no strings.
struct TouchpointTally: Sendable {
  private var totals: [Double] = []
  /// The weights of the clause that is being added to.
  private var current: [Double] = []
  /// Whether something was added to the current clause, and to the text.
  private var hasCurrent = false
  private var hasAny = false
  /// The weightiest touchpoint of each clause that was ended, -1 where it names none; more than the
  /// text has clauses where one before it had more.
  private var places: [Int] = []
  private var count = 0

  /// A second touchpoint is a subject from this weight on,
  private static let leastWeight = 3.0
  /// and from this share of the weightiest one's weight; below it is a passing mention.
  private static let leastShare = 0.6
  private static let mostSubjects = 3

  /// Makes ready for another text.
  mutating func open(_ order: TouchpointOrder) {
    count = 0
    if totals.isEmpty {
      totals = Array(repeating: 0, count: order.touchpoints.count)
      current = totals
    }
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
  mutating func endClause(_ order: TouchpointOrder) {
    let place = hasCurrent ? order.top(of: current) ?? -1 : -1
    if count < places.count { places[count] = place } else { places.append(place) }
    count += 1
    if hasCurrent { Self.clear(&current) }
    hasCurrent = false
  }

  /// The weightiest touchpoint of a clause; nil where it names none.
  func place(ofClause clause: Int) -> Int? { places[clause] < 0 ? nil : places[clause] }

  /// The touchpoints that the text is about, weightiest first.
  func subjects(_ order: TouchpointOrder) -> [Touchpoint] {
    guard hasAny, let top = order.top(of: totals) else { return [.unknown] }
    let least = max(Self.leastWeight, Self.leastShare * totals[top])
    guard totals.indices.contains(where: { totals[$0] >= least && $0 != top }) else {
      return [order.touchpoints[top]]
    }
    let others = totals.indices.filter { totals[$0] >= least && $0 != top }
    let ranked = [top] + others.sorted { order.leads($0, $1, totals) }
    return ranked.prefix(Self.mostSubjects).map { order.touchpoints[$0] }
  }
}

/// The touchpoints of the taxonomy by their numbers, and which of two of the same weight goes first.
struct TouchpointOrder: Sendable {
  let touchpoints: [Touchpoint]
  /// The place of each by name.
  private let ranks: [Int]

  init(_ touchpoints: [Touchpoint]) {
    self.touchpoints = touchpoints
    let sorted = touchpoints.sorted()
    ranks = touchpoints.map { sorted.firstIndex(of: $0) ?? 0 }
  }

  /// The number of the greatest weight; nil where all are 0.
  func top(of weights: [Double]) -> Int? {
    var top: Int?
    for number in weights.indices where weights[number] > 0 {
      if let best = top, !leads(number, best, weights) { continue }
      top = number
    }
    return top
  }

  /// Whether `a` weighs more than `b`; of equals the first by name.
  func leads(_ a: Int, _ b: Int, _ weights: [Double]) -> Bool {
    weights[a] == weights[b] ? ranks[a] < ranks[b] : weights[a] > weights[b]
  }
}
