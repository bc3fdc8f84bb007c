import Feedback
import Insight

extension Benchmark {
  static let insight = [
    Benchmark(
      name: "insight.gap", summary: "a gap table by touchpoint and channel of 1 M readings"
    ) { _ in
      let observations = Self.observations(1_000_000)
      return Work(
        bytes: observations.count * MemoryLayout<Observation>.stride, items: observations.count
      ) {
        _ = GapTable.make(observations: observations, by: [.touchpoint, .channel])
      }
    }
  ]

  /// Readings with everything in them, the same on every run.
  private static func observations(_ count: Int) -> [Observation] {
    let touchpoints = ["levering", "factuur", "klantenservice", "gebruik", "retour", "onboarding"]
      .map(Touchpoint.init(rawValue:))
    var random = SeededRandom(state: 1)
    return (0..<count).map { index in
      Observation(
        item: Int64(index), person: Int64(random.below(count / 4)),
        received: Timestamp(seconds: 1_794_000_000 + Int64(index)),
        channel: Channel.allCases[random.below(Channel.allCases.count)],
        touchpoint: touchpoints[random.below(touchpoints.count)], language: .dutch,
        experience: Double(random.below(201)) / 100 - 1,
        verdicts: Observation.Verdicts(
          worse: UInt16(random.below(2)), met: UInt16(random.below(2))),
        promises: Observation.Promises(
          kept: UInt16(random.below(2)), broken: UInt16(random.below(2))),
        ratings: Ratings(
          nps: Rating(Double(random.below(11)), lowest: 0, highest: 10),
          expectation: Rating(Double(1 + random.below(7)), lowest: 1, highest: 7),
          experience: Rating(Double(1 + random.below(7)), lowest: 1, highest: 7)))
    }
  }
}

/// Numbers without a pattern that are the same on every run (xorshift, Marsaglia 2003).
struct SeededRandom {
  private var state: UInt64

  init(state: UInt64) { self.state = state }

  /// From 0 to `bound - 1`.
  mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(max(1, bound)))
  }
}
