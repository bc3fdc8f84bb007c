import Feedback

/// The themes that a statement is about by its nature, whatever words it is made in: every promise is
/// about keeping promises, a mismatch about accuracy, two prices about the price, two moments about
/// punctuality.
enum ImpliedTheme {
  private static let promise = Theme(rawValue: "betrouwbaarheid.belofte")
  private static let accuracy = Theme(rawValue: "betrouwbaarheid.juistheid")
  private static let punctuality = Theme(rawValue: "betrouwbaarheid.stiptheid")
  private static let price = Theme(rawValue: "prijs.prijs")

  static func themes(of statement: Statement) -> [Theme] {
    var themes: [Theme] = []
    if statement.promise != nil { themes.append(promise) }
    if statement.kind == .sourceMismatch { themes.append(accuracy) }
    switch statement.actual?.unit {
    case .euros, .dollars, .pounds: themes.append(price)
    case .timeOfDay, .weekday, .date: themes.append(punctuality)
    default: break
    }
    return themes
  }
}
