import Analysis
import ArgumentParser

struct LexiconAblateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ablate",
    abstract: "Switches each rule and table off in turn: what it is worth on labelled texts.",
    discussion: """
      A figure is macro-F1 in thousandths, without the rule less with it: -12 means that the rule is \
      worth 12. Labelled files are those of voc lexicon fit.

      Examples:
        voc lexicon ablate labelled.tsv
        voc lexicon ablate a.tsv b.tsv --json

      Exit status: 0 done; 2 failed.
      """)

  @Flag(help: "Give the table as JSON.")
  var json = false

  @Argument(help: ArgumentHelp("Labelled texts, tab-separated.", valueName: "file"))
  var files: [String]

  /// One rule's row.
  private struct Row: Encodable {
    let rule: String
    /// Thousandths of macro-F1 by set.
    let change: [String: Int]
  }

  func run() throws {
    let sets = try files.map(LabelledFile.read)
    let scratch = try ScratchLexicons(base: nil)
    defer { scratch.remove() }
    let shipped = try scratch.lexicons([:])
    let whole = try figures(sets, shipped)
    var progress = Progress()
    let rows = try Ablation.all.map { ablation in
      progress.show("without \(ablation.name)")
      let without = try figures(sets, scratch.lexicons(ablation.overlay(shipped)))
      return (ablation.name, zip(without, whole).map { $0 - $1 })
    }
    progress.clear()
    if json {
      return Output.line(
        try JSONText.laidOut(
          rows.map { name, changes in
            Row(
              rule: name,
              change: Dictionary(
                zip(sets.map(\.name), changes), uniquingKeysWith: { first, _ in first }))
          }))
    }
    for (index, set) in sets.enumerated() {
      Output.line("\(letter(index))  \(set.name): \(whole[index]) with all")
    }
    Output.line("\n" + line("without", sets.indices.map(letter), mean: "mean"))
    for (name, changes) in rows {
      let mean = Double(changes.reduce(0, +)) / Double(max(1, changes.count))
      Output.line(line(name, changes.map(signed), mean: signed(Int(mean.rounded()))))
    }
  }

  /// Macro-F1 of each set, in thousandths.
  private func figures(_ sets: [LabelledSet], _ lexicons: Lexicons) throws -> [Int] {
    let reader = try LabelReader(lexicons: lexicons)
    return sets.map { Int((reader.scores($0).macroF1 * 1000).rounded()) }
  }

  private func line(_ name: String, _ cells: [String], mean: String) -> String {
    name.padding(to: 26)
      + (cells + [mean]).map { String(repeating: " ", count: max(1, 6 - $0.count)) + $0 }.joined()
  }

  private func letter(_ index: Int) -> String { "\(index + 1)" }

  private func signed(_ number: Int) -> String { number > 0 ? "+\(number)" : "\(number)" }
}
