import Foundation

/// Student's t distribution (Student 1908).
package enum StudentT {
  /// The chance of a value at least as far from 0 as `t`, on both sides: the regularised incomplete
  /// beta function `I(ν/(ν+t²); ν/2, 1/2)` (Abramowitz & Stegun 26.7.1).
  package static func twoSided(_ t: Double, degrees: Double) -> Double {
    guard t.isFinite, degrees > 0 else { return t.isNaN ? 1 : 0 }
    return IncompleteBeta.value(degrees / (degrees + t * t), a: degrees / 2, b: 0.5)
  }

  /// The 0.975 quantile: half the width of a 95 % interval, in standard errors. Found by bisection
  /// on ``twoSided(_:degrees:)``, which falls as `t` grows.
  ///
  ///     StudentT.t95(degrees: 9)  // 2.262157162…
  package static func t95(degrees: Double) -> Double {
    var low = Normal.z95 - 1e-9
    var high = 12.8
    guard degrees >= 1 else { return high }
    while high - low > 1e-14 * high {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { break }
      if twoSided(middle, degrees: degrees) > 0.05 { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}

/// The regularised incomplete beta function.
enum IncompleteBeta {
  /// `I(x; a, b)`, by the continued fraction of Abramowitz & Stegun 26.5.8, on the side where it
  /// converges fast.
  static func value(_ x: Double, a: Double, b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    let front = exp(
      logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2) { return front * fraction(x, a, b) / a }
    return 1 - front * fraction(1 - x, b, a) / b
  }

  /// Evaluated by Lentz's method (Lentz 1976, Thompson & Barnett 1986).
  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func away(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / away(1 - (a + b) * x / (a + 1))
    var result = d
    for step in 1...500 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / away(1 + even * d)
      c = away(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / away(1 + odd * d)
      c = away(1 + odd / c)
      let factor = d * c
      result *= factor
      if abs(factor - 1) < 1e-16 { break }
    }
    return result
  }
}

/// The natural logarithm of Γ(x), x > 0: Stirling's series (Abramowitz & Stegun 6.1.41), reached by
/// `Γ(x) = Γ(x+1)/x` where x is small. Written out because C's `lgamma` writes to a global.
func logGamma(_ x: Double) -> Double {
  var shifted = x
  var product = 1.0
  while shifted < 15 {
    product *= shifted
    shifted += 1
  }
  let r = 1 / (shifted * shifted)
  let series =
    (1 / 12.0 - r * (1 / 360.0 - r * (1 / 1260.0 - r * (1 / 1680.0 - r / 1188.0)))) / shifted
  return (shifted - 0.5) * log(shifted) - shifted + 0.918_938_533_204_672_8 + series - log(product)
}
