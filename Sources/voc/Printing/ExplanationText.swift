import Analysis
import Feedback

/// A reading with its reasons on one screen: each clause, the words that counted in it with rule and
/// lexicon line, and the sums.
struct ExplanationText {
  private let explanation: Explanation

  init(_ explanation: Explanation) { self.explanation = explanation }

  func show() {
    Output.line(
      "\(explanation.label.rawValue) \(Figures.signed(explanation.score))   language "
        + "\(explanation.language.rawValue)   touchpoint "
        + explanation.touchpoints.map(\.rawValue).joined(separator: ", "))
    for clause in explanation.clauses { show(clause) }
    if !explanation.statements.isEmpty { Output.line("\nExpectations and promises") }
    for statement in explanation.statements { show(statement) }
    if !explanation.themes.isEmpty { Output.line("\nThemes") }
    for theme in explanation.themes {
      Output.line("  \(theme.theme.rawValue.padding(to: 30)) \(quoted(theme.text))")
    }
    Output.line(
      "\nSum of clauses \(Figures.signed(explanation.sum)) → score "
        + "\(Figures.signed(explanation.score)); lexicons \(explanation.lexicons)")
  }

  private func show(_ clause: Explanation.ClauseNote) {
    var facts = "\(Figures.signed(clause.sum)) × \(Figures.plain(clause.weight))"
    if let touchpoint = clause.touchpoint { facts += "  \(touchpoint.rawValue)" }
    if !clause.rules.isEmpty { facts += "  [\(clause.rules.joined(separator: ", "))]" }
    Output.line("\n\(quoted(clause.text))\n  \(facts)")
    for word in clause.words {
      let text = HarmlessText.harmless(word.text)
      var line = "    \(text.padding(to: 22)) \(Figures.signed(word.valence)) → "
      line += Figures.signed(word.value).padding(to: 7)
      line += (word.line ?? "").padding(to: 24)
      let reasons = [word.role].compactMap { $0 } + word.rules
      if !reasons.isEmpty { line += " " + reasons.joined(separator: ", ") }
      Output.line(line)
    }
  }

  private func show(_ statement: Explanation.StatementNote) {
    let verdict =
      statement.disconfirmation.map { $0 > 0 ? "+\($0)" : "\($0)" } ?? "open"
    var line = "  \(statement.kind.rawValue) (d \(verdict)"
    if let promise = statement.promise { line += ", promise \(promise.rawValue)" }
    Output.line("\(line), \(statement.touchpoint.rawValue)) \(quoted(statement.text))")
  }

  private func quoted(_ text: String) -> String { "“\(HarmlessText.harmless(text))”" }
}
