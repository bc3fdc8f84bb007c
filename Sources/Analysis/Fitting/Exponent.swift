import Glibc

/// The exponentials that a likelihood needs.
enum Exponent {
  static func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  /// `log(1 + exp(x))` for x up to 0.
  static func log1pExp(_ x: Double) -> Double { log1p(exp(x)) }

  static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
}
