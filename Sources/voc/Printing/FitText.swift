import Analysis

/// What a fit did: how unseen texts are read before and after it, and the lines that moved most.
struct FitText: Encodable {
  /// One labelled set.
  struct Row: Encodable {
    let set: String
    let texts: Int
    let macroF1Before: Double
    let macroF1After: Double
    let balancedRecallBefore: Double
    let balancedRecallAfter: Double
  }

  /// One lexicon line.
  struct Line: Encodable {
    let file: String
    let key: String
    /// Absent where the entry is new.
    let before: Double?
    let value: Double
    let texts: Int
  }

  let sets: [Row]
  let lines: [Line]
  /// Lines on a screen.
  private static let shown = 20

  init(sets: [LabelledSet], outcomes: [LexiconFit.Outcome], lexicon: FittedLexicon) {
    self.sets = zip(sets, outcomes).map { set, outcome in
      Row(
        set: set.name, texts: set.texts.count, macroF1Before: outcome.before.macroF1,
        macroF1After: outcome.after.macroF1,
        balancedRecallBefore: outcome.before.balancedRecall,
        balancedRecallAfter: outcome.after.balancedRecall)
    }
    lines = lexicon.lines.map {
      Line(file: $0.path, key: $0.key, before: $0.before, value: $0.value, texts: $0.texts)
    }
  }

  func show(all: Bool) {
    Output.line("\("on unseen texts".padding(to: 30)) texts  macro-F1         both recalls")
    for row in sets {
      Output.line(
        row.set.padding(to: 30) + " " + String(row.texts).padding(to: 6) + " "
          + Self.change(row.macroF1Before, row.macroF1After) + "  "
          + Self.change(row.balancedRecallBefore, row.balancedRecallAfter))
    }
    let new = lines.count { $0.before == nil }
    Output.line("\n\(lines.count - new) values moved, \(new) entries are new; the most telling:")
    let ranked = lines.sorted {
      abs($0.value - ($0.before ?? 0)) * Double($0.texts + 1)
        > abs($1.value - ($1.before ?? 0)) * Double($1.texts + 1)
    }
    for line in ranked.prefix(Self.shown) {
      let before = line.before.map(Figures.signed) ?? "new"
      Output.line(
        "  " + line.key.padding(to: 28) + " " + before.padding(to: 6) + " → "
          + Figures.signed(line.value).padding(to: 6) + " " + line.file)
    }
  }

  private static func change(_ before: Double, _ after: Double) -> String {
    "\(thousandths(before)) → \(thousandths(after))"
  }

  private static func thousandths(_ share: Double) -> String {
    let digits = String(Int((share * 1000).rounded()))
    return share >= 0.9995
      ? "1.000" : "." + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }
}
