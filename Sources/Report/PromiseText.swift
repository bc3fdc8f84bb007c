import Feedback
import Insight

/// The promise ledger for a terminal: at most 80 columns, the worst touchpoint first, with the words
/// of broken promises.
package struct PromiseText {
  private let ledger: PromiseLedger
  private let text: FigureText

  package init(_ ledger: PromiseLedger, taxonomy: Taxonomy, language: ReportLanguage) {
    self.ledger = ledger
    text = FigureText(taxonomy: taxonomy, language: language.code)
  }

  /// The lines, each ended by a line feed.
  package var lines: String {
    guard !ledger.isEmpty else { return text.promiseNote(on: ledger) + "\n" }
    let lines =
      [heading] + ledger.lines.flatMap { Self.block($0, text) } + ledger.withheld.map { row($0) }
      + (ledger.withheld.contains { $0.reason == .complementary }
        ? [""] + TerminalText.wrapped(text.words(.shieldedNote)) : [])
    return lines.map { $0 + "\n" }.joined()
  }

  private var heading: String { Self.heading(text) }

  private func row(_ line: PromiseLedger.Withheld) -> String {
    TerminalText.fitted(text.name(line.touchpoint), to: 34) + "  " + text.brief(line.reason)
  }

  /// What the columns of a ``block(_:_:)`` are.
  static func heading(_ text: FigureText) -> String {
    TerminalText.fitted(text.words(.touchpoint), to: 34)
      + TerminalText.right(text.words(.kept), 11) + TerminalText.right(text.words(.broken), 9)
      + TerminalText.right(text.words(.open), 11) + TerminalText.right("%", 8)
  }

  /// A touchpoint's row, then the interval, the sizes and the words.
  static func block(_ line: WeeklyReport.PromiseLine, _ text: FigureText) -> [String] {
    let notation = text.notation
    let rate = line.tally.keptRate.map { notation.percent($0.value) } ?? text.words(.none)
    let row =
      TerminalText.fitted(text.name(line.touchpoint), to: 34)
      + TerminalText.right(notation.whole(line.tally.kept), 11)
      + TerminalText.right(notation.whole(line.tally.broken), 9)
      + TerminalText.right(notation.whole(line.tally.open), 11) + TerminalText.right(rate, 8)
    var lines = [row]
    if let interval = line.tally.keptRate?.interval {
      let range = text.words(.interval) + " " + text.interval(interval, of: .promisesKept)
      lines.append("  " + range + (line.isIndicative ? ", " + text.words(.indicative) : ""))
    }
    lines += line.sizes.map { "  " + text.sentence($0) }
    for quote in line.quotes {
      lines += TerminalText.wrapped("“\(quote.text)” (\(quote.id))", indent: "    ")
    }
    return lines
  }
}
