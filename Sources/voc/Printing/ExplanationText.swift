import Analysis
import Feedback

/// A reading with its reasons on one screen: the verdict, each clause that says something, the words
/// that counted in it with rule and lexicon line, and the sums. Clauses in which nothing counts are
/// named together on one line.
struct ExplanationText {
  private let explanation: Explanation
  /// Columns of a clause or quote before it is cut.
  private static let longest = 72
  /// Quotes and clauses of one kind that are shown before the rest are counted.
  private static let mostShown = 12

  init(_ explanation: Explanation) { self.explanation = explanation }

  func show() {
    Output.line(
      "\(explanation.label.rawValue) \(Figures.signed(explanation.score))   language "
        + "\(explanation.language.rawValue)   touchpoint "
        + explanation.touchpoints.map(\.rawValue).joined(separator: ", "))
    let telling = explanation.clauses.filter { !$0.words.isEmpty }
    for clause in telling.prefix(Self.mostShown) { show(clause) }
    if telling.count > Self.mostShown {
      Output.line("\n… and \(telling.count - Self.mostShown) more clauses (--json has them all)")
    }
    let silent = explanation.clauses.count - telling.count
    if silent > 0 {
      Output.line("\nNothing counts in \(silent == 1 ? "one clause" : "\(silent) clauses").")
    }
    showFindings()
    Output.line(
      "\nSum of clauses \(Figures.signed(explanation.sum)) → score "
        + "\(Figures.signed(explanation.score)); lexicons \(explanation.lexicons)")
  }

  private func showFindings() {
    if !explanation.statements.isEmpty { Output.line("\nExpectations and promises") }
    for statement in explanation.statements.prefix(Self.mostShown) { show(statement) }
    if !explanation.themes.isEmpty { Output.line("\nThemes") }
    for theme in explanation.themes.prefix(Self.mostShown) {
      Output.line("  \(theme.theme.rawValue.padding(to: 30)) \(quoted(theme.text, 38))")
    }
  }

  private func show(_ clause: Explanation.ClauseNote) {
    var facts = Figures.signed(clause.sum)
    if clause.weight != 1 {
      facts += " × \(Figures.plain(clause.weight)) = \(Figures.signed(clause.sum * clause.weight))"
    }
    if !clause.rules.isEmpty { facts += "  \(clause.rules.joined(separator: ", "))" }
    if let touchpoint = clause.touchpoint { facts += "  [\(touchpoint.rawValue)]" }
    Output.line("\n\(quoted(clause.text))\n  \(facts)")
    for word in clause.words { Output.line(row(word)) }
  }

  /// A word, what it says by itself and what it counts for, why, and where that stands.
  private func row(_ word: Explanation.WordNote) -> String {
    let text = Self.cut(HarmlessText.harmless(word.text), to: 22)
    let acts = word.role != nil && word.value == 0
    let value = acts ? "" : Figures.signed(word.value)
    let start = word.valence == 0 || word.valence == word.value ? "" : Figures.signed(word.valence)
    let arrow = start.isEmpty ? "  " : "→ "
    var line = "  " + text.padding(to: 22) + " " + start.padding(to: 5) + " " + arrow
    line +=
      value.padding(to: 6)
      + ([word.role].compactMap { $0 } + word.rules)
      .joined(separator: ", ").padding(to: 20)
    line += " " + (word.line ?? "") + (word.isFitted ? " fitted" : "")
    while line.last == " " { line.removeLast() }
    return line
  }

  private func show(_ statement: Explanation.StatementNote) {
    let verdict =
      statement.disconfirmation.map { $0 > 0 ? "+\($0)" : "\($0)" } ?? "open"
    var line = "  \(statement.kind.rawValue) (d \(verdict)"
    if let promise = statement.promise { line += ", promise \(promise.rawValue)" }
    Output.line("\(line), \(statement.touchpoint.rawValue))\n    \(quoted(statement.text))")
  }

  private func quoted(_ text: String, _ columns: Int = longest) -> String {
    "“\(Self.cut(HarmlessText.harmless(text), to: columns))”"
  }

  /// The text, with an ellipsis for what is beyond `columns`.
  private static func cut(_ text: String, to columns: Int) -> String {
    text.count <= columns ? text : text.prefix(columns - 1) + "…"
  }
}
