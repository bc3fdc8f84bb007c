import Feedback
import Language

/// The weight of each touchpoint in a text, clause by clause, and which of them the text is about.
/// Touchpoints are told apart by their numbers in the taxonomy, so that adding compares no strings; a
/// text names few, which are looked through.
struct TouchpointTally: Sendable {
  private var text = ScratchArray<Weight>()
  /// Of the clause that is being added to.
  private var clause = ScratchArray<Weight>()
  /// The weightiest touchpoint of each clause, -1 where it names none.
  private var places = ScratchArray<Int>()

  /// The weight of the touchpoint with a number; above 0.
  struct Weight: Sendable {
    let number: Int
    var weight: Double
  }

  /// A second touchpoint is a subject from this weight on,
  private static let leastWeight = 3.0
  /// and from this share of the weightiest one's weight; below it is a passing mention.
  private static let leastShare = 0.6
  private static let mostSubjects = 3

  /// Makes ready for another text.
  mutating func open(clauses: Int) {
    text.removeAll()
    places.removeAll()
    for _ in 0..<clauses { places.append(-1) }
  }

  /// Adds a weight, which is above 0, to a touchpoint of the current clause.
  mutating func add(_ number: Int, _ weight: Double) {
    Self.add(number, weight, to: &text)
    Self.add(number, weight, to: &clause)
  }

  private static func add(_ number: Int, _ weight: Double, to weights: inout ScratchArray<Weight>) {
    for place in weights.indices where weights[place].number == number {
      weights[place].weight += weight
      return
    }
    weights.append(Weight(number: number, weight: weight))
  }

  /// Ends the clause with a number: what was added since the one before is its.
  mutating func end(clause number: Int, _ order: TouchpointOrder) {
    guard let top = order.top(of: clause) else { return }
    places[number] = top.number
    clause.removeAll()
  }

  /// The weightiest touchpoint of a clause; nil where it names none.
  func place(ofClause clause: Int) -> Int? { places[clause] < 0 ? nil : places[clause] }

  /// The touchpoints that the text is about, weightiest first.
  func subjects(_ order: TouchpointOrder) -> [Touchpoint] {
    guard let top = order.top(of: text) else { return order.unknown }
    let least = max(Self.leastWeight, Self.leastShare * top.weight)
    var subjects = order.alone[top.number]
    var last = top
    while subjects.count < Self.mostSubjects,
      let next = order.top(of: text, behind: last), next.weight >= least
    {
      subjects.append(order.touchpoints[next.number])
      last = next
    }
    return subjects
  }
}

/// The touchpoints of the taxonomy by their numbers, and which of two of the same weight goes first.
struct TouchpointOrder: Sendable {
  let touchpoints: [Touchpoint]
  /// Each by itself, and none: what most texts are about, made once.
  let alone: [[Touchpoint]]
  let unknown = [Touchpoint.unknown]
  /// The place of each by name.
  private let ranks: [Int]

  init(_ touchpoints: [Touchpoint]) {
    self.touchpoints = touchpoints
    alone = touchpoints.map { [$0] }
    let sorted = touchpoints.sorted()
    ranks = touchpoints.map { sorted.firstIndex(of: $0) ?? 0 }
  }

  /// The greatest weight, of those behind another; nil where there is none.
  func top(
    of weights: ScratchArray<TouchpointTally.Weight>, behind leader: TouchpointTally.Weight? = nil
  ) -> TouchpointTally.Weight? {
    var top: TouchpointTally.Weight?
    for weight in weights {
      if let leader, !leads(leader, weight) { continue }
      if let best = top, !leads(weight, best) { continue }
      top = weight
    }
    return top
  }

  /// Whether `a` weighs more than `b`; of equals the first by name.
  func leads(_ a: TouchpointTally.Weight, _ b: TouchpointTally.Weight) -> Bool {
    a.weight == b.weight ? ranks[a.number] < ranks[b.number] : a.weight > b.weight
  }
}
