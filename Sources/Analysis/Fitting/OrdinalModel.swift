import Feedback

/// The model that a fit makes likely: a text is neutral or better with probability
/// `σ(slope · (s − low))` and positive with `σ(slope · (s − high))`, `s` being the text's sum as the
/// rules make it of the valences (Rennie & Srebro 2005, the all-threshold loss). Valences have a
/// normal prior around the values they start from, so what few texts say changes little.
package struct OrdinalModel {
  /// A labelled text.
  struct Row: Sendable {
    var terms: [(parameter: Int, factor: Double)]
    var rest: Double
    var label: SentimentLabel
    /// Which labelled set it is from: each has its own cut-points.
    var set: Int
  }

  /// A valence that is fitted.
  struct Parameter: Sendable {
    var start: Double
    /// Standard deviation of the prior.
    var leeway: Double
  }

  let rows: [Row]
  let parameters: [Parameter]
  private let sets: Int
  private let labelWeights: [[Double]]
  private(set) var slope = 0.6
  /// How far a cut-point may move from where it starts: a standard deviation.
  private let cutLeeway: Double
  private let sharesCuts: Bool

  /// The sums below which a text is a complaint and above which it is praise.
  struct Cuts: Sendable, Equatable {
    var low: Double
    var high: Double
  }

  /// What the cut-points may do.
  package enum Cutting: String, Sendable, CaseIterable {
    /// Every set has its own: a source where praise is rare is no reason to read all texts darker.
    case own
    /// All sets share one pair.
    case shared
    /// They stay where they are.
    case kept
  }

  init(rows: [Row], parameters: [Parameter], evenness: Double, cutting: Cutting) {
    self.rows = rows
    self.parameters = parameters
    cutLeeway = cutting == .kept ? 1e-6 : 2
    sharesCuts = cutting != .own
    sets = (rows.map(\.set).max() ?? 0) + 1
    labelWeights = Self.weights(rows, sets: sets, evenness: evenness)
  }

  /// Rare labels weigh more, so that a set of mostly complaints is not read as complaints only.
  private static func weights(_ rows: [Row], sets: Int, evenness: Double) -> [[Double]] {
    var counts = Array(repeating: Array(repeating: 0.0, count: 3), count: sets)
    for row in rows { counts[row.set][index(row.label)] += 1 }
    return counts.map { counts in
      let all = counts.reduce(0, +)
      let given = Double(counts.count { $0 > 0 })
      return counts.map { $0 == 0 ? 0 : Exponent.power(all / (given * $0), evenness) }
    }
  }

  /// The valences, and each set's cut-points, that are likeliest.
  mutating func fit(cuts start: Cuts) -> (valences: [Double], cuts: [Cuts]) {
    slope = likeliestSlope(start)
    let count = parameters.count
    let point = ConvexMinimum.find(from: Array(repeating: 0, count: count + 2 * sets)) {
      loss($0, start)
    }
    let valences = (0..<count).map { parameters[$0].start + parameters[$0].leeway * point[$0] }
    return (valences, (0..<sets).map { cuts(of: $0, in: point, start) })
  }

  /// Where the cut-points of a set are among the coordinates.
  private func cutPlace(_ set: Int) -> Int { parameters.count + (sharesCuts ? 0 : 2 * set) }

  private func cuts(of set: Int, in point: [Double], _ start: Cuts) -> Cuts {
    let place = cutPlace(set)
    return Cuts(
      low: start.low + cutLeeway * point[place],
      high: start.high + cutLeeway * point[place + 1])
  }

  /// Of a few slopes the one that makes the labels likeliest before anything is fitted.
  private func likeliestSlope(_ start: Cuts) -> Double {
    let still = Array(repeating: 0.0, count: parameters.count + 2 * sets)
    let candidates = [0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0, 1.3]
    return candidates.min { a, b in
      value(of: still, start, slope: a) < value(of: still, start, slope: b)
    } ?? slope
  }

  private func value(of point: [Double], _ start: Cuts, slope: Double) -> Double {
    var model = self
    model.slope = slope
    return model.loss(point, start).value
  }

  /// The sum of a text at `point`.
  private func sum(_ row: Row, _ point: [Double]) -> Double {
    row.terms.reduce(row.rest) { sum, term in
      let parameter = parameters[term.parameter]
      return sum + term.factor * (parameter.start + parameter.leeway * point[term.parameter])
    }
  }

  private func loss(_ point: [Double], _ start: Cuts) -> (value: Double, gradient: [Double]) {
    var value = 0.0
    var gradient = point
    for coordinate in point { value += coordinate * coordinate / 2 }
    for row in rows {
      let sum = sum(row, point)
      let cuts = cuts(of: row.set, in: point, start)
      let weight = labelWeights[row.set][Self.index(row.label)]
      let place = cutPlace(row.set)
      let low = step(sum - cuts.low, row.label == .negative ? -1 : 1)
      let high = step(sum - cuts.high, row.label == .positive ? 1 : -1)
      value += weight * (low.value + high.value)
      gradient[place] -= weight * low.slope * cutLeeway
      gradient[place + 1] -= weight * high.slope * cutLeeway
      let pull = weight * (low.slope + high.slope)
      for term in row.terms {
        gradient[term.parameter] += pull * term.factor * parameters[term.parameter].leeway
      }
    }
    return (value, gradient)
  }

  /// `log(1 + exp(-sign · slope · distance))` and its derivative by the distance.
  private func step(_ distance: Double, _ sign: Double) -> (value: Double, slope: Double) {
    let margin = sign * slope * distance
    let value = margin > 0 ? Exponent.log1pExp(-margin) : -margin + Exponent.log1pExp(margin)
    return (value, -sign * slope * Exponent.logistic(-margin))
  }

  /// The derivative of each row's loss by its sum, before anything is fitted: which way a text pulls.
  func pulls(_ start: Cuts) -> [Double] {
    var model = self
    model.slope = likeliestSlope(start)
    let still = Array(repeating: 0.0, count: parameters.count)
    return rows.map { row in
      let sum = model.sum(row, still)
      let low = model.step(sum - start.low, row.label == .negative ? -1 : 1)
      let high = model.step(sum - start.high, row.label == .positive ? 1 : -1)
      return labelWeights[row.set][Self.index(row.label)] * (low.slope + high.slope)
    }
  }

  private static func index(_ label: SentimentLabel) -> Int {
    switch label {
    case .negative: 0
    case .neutral: 1
    case .positive: 2
    }
  }
}
