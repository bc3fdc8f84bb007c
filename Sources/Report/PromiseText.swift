import Feedback
import Insight

/// The promise ledger for a terminal: at most 80 columns, the worst touchpoint first, with the words
/// of broken promises.
package struct PromiseText {
  private let report: WeeklyReport
  private let text: FigureText

  package init(_ report: WeeklyReport, language: ReportLanguage) {
    self.report = report
    text = FigureText(taxonomy: report.taxonomy, language: language.code)
  }

  /// The lines, each ended by a line feed.
  package var lines: String {
    guard !report.promises.isEmpty else { return text.promiseNote(on: report) + "\n" }
    let lines = [heading] + report.promises.flatMap { block($0) }
    return lines.map { $0 + "\n" }.joined()
  }

  private var heading: String {
    TerminalText.fitted(text.words(.touchpoint), to: 34)
      + TerminalText.right(text.words(.kept), 11) + TerminalText.right(text.words(.broken), 9)
      + TerminalText.right(text.words(.open), 11) + TerminalText.right("K", 8)
  }

  private func block(_ line: WeeklyReport.PromiseLine) -> [String] {
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
