import Foundation

/// Tests of whether two samples differ by more than chance. Each gives the two-sided p-value, and
/// nil where a sample is too small to say anything.
package enum Significance {
  /// Two shares: the pooled z test, and Fisher's exact test (Fisher 1935) where a cell of the 2 × 2
  /// table is expected to hold fewer than 5 (Cochran's rule, 1954).
  package static func difference(_ a: Share, _ b: Share) -> Double {
    let whole = Double(a.whole) + Double(b.whole)
    let parts = Double(a.part) + Double(b.part)
    let smallest = Double(min(a.whole, b.whole)) * min(parts, whole - parts) / whole
    return smallest < 5 ? exact(a, b) : pooled(a, b)
  }

  /// Two net scores: z on the centres and variances of their adjusted Wald intervals.
  package static func difference(_ a: NetScore, _ b: NetScore) -> Double {
    let x = a.adjusted
    let y = b.adjusted
    let variance = x.variance + y.variance
    guard variance > 0 else { return 1 }
    return Normal.twoSided((x.centre - y.centre) / variance.squareRoot())
  }

  /// Two means: Welch's t test (Welch 1947). Nil where a sample has one value, or no spread at all
  /// in either.
  package static func difference(_ a: Mean, _ b: Mean) -> Double? {
    guard let x = a.variance, let y = b.variance, x + y > 0 else { return nil }
    let u = x / Double(a.count)
    let v = y / Double(b.count)
    let degrees =
      (u + v) * (u + v)
      / (u * u / Double(a.count - 1) + v * v / Double(b.count - 1))
    return StudentT.twoSided((a.value - b.value) / (u + v).squareRoot(), degrees: degrees)
  }

  /// The z test with the variance of the two samples taken together, without continuity correction.
  static func pooled(_ a: Share, _ b: Share) -> Double {
    let share = Double(a.part + b.part) / Double(a.whole + b.whole)
    let variance = share * (1 - share) * (1 / Double(a.whole) + 1 / Double(b.whole))
    guard variance > 0 else { return 1 }
    return Normal.twoSided((a.value - b.value) / variance.squareRoot())
  }

  /// Fisher's exact test: the chance, with the margins fixed, of a table no likelier than this one.
  static func exact(_ a: Share, _ b: Share) -> Double {
    let parts = a.part + b.part
    let low = max(0, parts - b.whole)
    let high = min(a.whole, parts)
    func logWeight(_ k: Int) -> Double {
      logChoose(a.whole, k) + logChoose(b.whole, parts - k)
    }
    let total = logChoose(a.whole + b.whole, parts)
    // Weights that are equal on paper may differ in the last digits.
    let threshold = logWeight(a.part) + 1e-7
    var chance = 0.0
    for k in low...high where logWeight(k) <= threshold {
      chance += exp(logWeight(k) - total)
    }
    return min(1, chance)
  }

  private static func logChoose(_ n: Int, _ k: Int) -> Double {
    logGamma(Double(n) + 1) - logGamma(Double(k) + 1) - logGamma(Double(n - k) + 1)
  }
}

/// Many tests at once.
package enum FalseDiscovery {
  /// The p-values as Benjamini and Hochberg (1995) adjust them, in the order given: among the tests
  /// with an adjusted value below 0.05, at most 5 % are expected to be chance.
  package static func adjusted(_ pValues: [Double]) -> [Double] {
    let order = pValues.indices.sorted {
      (pValues[$0], $0) < (pValues[$1], $1)
    }
    var result = pValues
    var least = 1.0
    for (rank, index) in order.enumerated().reversed() {
      least = min(least, pValues[index] * Double(pValues.count) / Double(rank + 1))
      result[index] = least
    }
    return result
  }
}
