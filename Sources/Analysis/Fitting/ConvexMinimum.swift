/// Finds where a smooth convex function is least, by L-BFGS with a backtracking line search
/// (Nocedal & Wright, Numerical Optimization, algorithm 7.5). Deterministic: the same function and
/// start give the same bytes.
struct ConvexMinimum {
  /// Steps of which the curvature is kept.
  private static let memory = 8
  private static let iterations = 200
  private static let tolerance = 1e-5

  private var steps: [(s: [Double], y: [Double], rho: Double)] = []

  /// The point where `function`, which also gives its gradient, is least.
  static func find(
    from start: [Double], _ function: ([Double]) -> (value: Double, gradient: [Double])
  ) -> [Double] {
    var search = ConvexMinimum()
    var point = start
    var (value, gradient) = function(point)
    for _ in 0..<iterations {
      guard norm(gradient) > tolerance * Double(max(1, point.count)).squareRoot() else { break }
      let direction = search.direction(gradient)
      let slope = dot(direction, gradient)
      var length = search.steps.isEmpty ? 1 / max(1, norm(gradient)) : 1
      var next = (point: point, value: value, gradient: gradient)
      repeat {
        next.point = zip(point, direction).map { $0 + length * $1 }
        (next.value, next.gradient) = function(next.point)
        length /= 2
      } while next.value > value + 1e-4 * 2 * length * slope && length > 1e-10
      guard next.value < value else { break }
      search.remember(
        s: zip(next.point, point).map(-), y: zip(next.gradient, gradient).map(-))
      (point, value, gradient) = (next.point, next.value, next.gradient)
    }
    return point
  }

  private mutating func remember(s: [Double], y: [Double]) {
    let curvature = Self.dot(s, y)
    guard curvature > 1e-12 else { return }
    if steps.count == Self.memory { steps.removeFirst() }
    steps.append((s, y, 1 / curvature))
  }

  /// The two-loop recursion.
  private func direction(_ gradient: [Double]) -> [Double] {
    var q = gradient
    var alphas: [Double] = []
    for step in steps.reversed() {
      let alpha = step.rho * Self.dot(step.s, q)
      alphas.append(alpha)
      for index in q.indices { q[index] -= alpha * step.y[index] }
    }
    if let last = steps.last {
      let scale = 1 / (last.rho * Self.dot(last.y, last.y))
      for index in q.indices { q[index] *= scale }
    }
    for (step, alpha) in zip(steps, alphas.reversed()) {
      let beta = step.rho * Self.dot(step.y, q)
      for index in q.indices { q[index] += (alpha - beta) * step.s[index] }
    }
    return q.map { -$0 }
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }

  private static func norm(_ a: [Double]) -> Double { dot(a, a).squareRoot() }
}
