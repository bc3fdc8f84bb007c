import Language

/// A rule or table of sentiment that can be switched off by lexicon lines alone, to see what it is
/// worth.
package struct Ablation: Sendable {
  /// As the table of `voc lexicon ablate` names it.
  package let name: String
  private let change: Change

  private enum Change: Sendable {
    /// Weights of `scoring.tsv` that make the rule do nothing.
    case weights([(String, String)])
    /// Files of each language whose lines go, where the second column is one of these; all lines
    /// where there are none.
    case lines(file: String, roles: [String])
    /// Expressions of several words.
    case expressions
    /// What was fitted, back to the values set by hand.
    case fitted
  }

  /// Everything that can be switched off, in the order of the table.
  package static let all: [Ablation] = [
    roles("negation", ["negation", "denial"]), weights("bare negation", ["bare-negation": "0"]),
    roles("intensity", ["intensity"]), roles("excess", ["excess"]), roles("wish", ["wish"]),
    roles("hedge", ["hedge", "irrealis"]), roles("suggestion", ["suggestion"]),
    roles("nothing as an answer", ["nothing"]),
    weights("condition", ["condition-positive": "1", "condition-negative": "1"]),
    weights("question", ["question": "0", "question-positive": "1", "question-negative": "1"]),
    weights("contrast", ["contrast-after": "1", "contrast-before": "1"]),
    weights("concession", ["concession": "1"]),
    weights("first and last sentence", ["first-sentence": "1", "last-sentence": "1"]),
    weights("capitals", ["capitals": "1"]), weights("exclamation", ["exclamation": "1"]),
    weights("marks in words", ["rating": "0"]), weights("compounds", ["compound": "0"]),
    Ablation(name: "affixes", change: .lines(file: "formations.tsv", roles: [])),
    Ablation(name: "politeness", change: .lines(file: "boilerplate.tsv", roles: [])),
    Ablation(name: "spelling variants", change: .lines(file: "variants.tsv", roles: [])),
    Ablation(name: "emoji", change: .lines(file: "emoji.tsv", roles: [])),
    Ablation(name: "weak evidence", change: .lines(file: "cues.tsv", roles: [])),
    Ablation(name: "expressions", change: .expressions),
    Ablation(name: "fitted values", change: .fitted),
  ]

  private static func roles(_ name: String, _ roles: [String]) -> Ablation {
    Ablation(name: name, change: .lines(file: "modifiers.tsv", roles: roles))
  }

  private static func weights(_ name: String, _ weights: [String: String]) -> Ablation {
    Ablation(name: name, change: .weights(weights.sorted { $0.key < $1.key }))
  }

  /// Rows by path that switch it off when they are laid over `lexicons`.
  package func overlay(_ lexicons: Lexicons) -> [String: String] {
    switch change {
    case .weights(let weights):
      return ["scoring.tsv": weights.map { "\($0.0)\t\($0.1)\n" }.joined()]
    case .lines(let file, let roles):
      return removals(lexicons, file: file) { table, row in
        roles.isEmpty || roles.contains(table.string(row, 1))
      }
    case .expressions:
      return removals(lexicons, file: "valence.tsv") { table, row in
        table.string(row, 2) == "expr"
      }
    case .fitted: return HandValues.overlay(lexicons)
    }
  }

  /// A row of nothing but a key removes the entry.
  private func removals(
    _ lexicons: Lexicons, file: String, where isGone: (LexiconTable, Int) -> Bool
  ) -> [String: String] {
    var files: [String: String] = [:]
    for path in [file, "nl/\(file)", "en/\(file)"] {
      let table = lexicons.library.table(path)
      let rows = table.rows.indices.filter { isGone(table, $0) }
      guard !rows.isEmpty else { continue }
      files[path] = rows.map { table.string($0, 0) + "\n" }.joined()
    }
    return files
  }
}
