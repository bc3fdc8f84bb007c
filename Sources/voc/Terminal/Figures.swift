/// Numbers for the terminal.
enum Figures {
  /// Two decimals with a sign: `-0.62`, `+0.10`.
  static func signed(_ number: Double) -> String {
    (number * 100).rounded() < 0 ? plain(number) : "+" + plain(number)
  }

  /// Two decimals: `-0.62`, `0.10`.
  static func plain(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    let digits = abs(hundredths)
    let rest = digits % 100
    return "\(hundredths < 0 ? "-" : "")\(digits / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// As ``plain(_:)``, a whole number without decimals: `3`, `4.50`.
  static func short(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : plain(number)
  }
}
