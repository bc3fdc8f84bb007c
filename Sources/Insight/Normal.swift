import Foundation

/// The standard normal distribution.
package enum Normal {
  /// The 0.975 quantile: half the width of a 95 % interval, in standard errors.
  package static let z95 = 1.959_963_984_540_054

  /// The chance of a value at least as far from 0 as `z`, on both sides: `erfc(|z| / √2)`.
  ///
  ///     Normal.twoSided(1.959_963_984_540_054)  // 0.05
  package static func twoSided(_ z: Double) -> Double {
    z.isNaN ? 1 : erfc(abs(z) / 2.0.squareRoot())
  }
}
