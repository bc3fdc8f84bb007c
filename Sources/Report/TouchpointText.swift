import Feedback
import Insight

/// A touchpoint's detail for a terminal: at most 80 columns; figures first, then the words behind
/// them, each with the id that `voc why` takes.
package struct TouchpointText {
  private let detail: TouchpointDetail
  private let language: ReportLanguage
  private let style: GapTableText.Style
  private let text: FigureText
  /// How many statements are shown at most.
  private let limit: Int

  package init(
    _ detail: TouchpointDetail, language: ReportLanguage, style: GapTableText.Style = .plain,
    limit: Int = 10
  ) {
    self.detail = detail
    self.language = language
    self.style = style
    self.limit = limit
    text = FigureText(taxonomy: detail.taxonomy, language: language.code)
  }

  /// The lines, each ended by a line feed.
  package var lines: String {
    guard !detail.isEmpty else { return text.words(.empty) + "\n" }
    let table = GapTableText(
      detail.channels, taxonomy: detail.taxonomy, language: language, style: style)
    let words = promises + themes + statements
    return title + "\n\n" + table.lines + words.map { $0 + "\n" }.joined()
  }

  private var title: String {
    let name = text.name(detail.touchpoint)
    guard let figures = detail.total.figures else { return name }
    let counts = text.words(
      .itemsOfPeople, text.notation.whole(figures.items), text.notation.whole(figures.people))
    return name + " · " + counts
  }

  private var promises: [String] {
    guard let line = detail.promises else { return [] }
    return ["", PromiseText.heading(text)] + PromiseText.block(line, text)
  }

  private var themes: [String] {
    guard !detail.themes.isEmpty else { return [] }
    let heading =
      TerminalText.fitted(text.words(.theme), to: 44) + TerminalText.right("n", 7)
      + TerminalText.right(text.words(.sentiment), 9)
      + TerminalText.right(text.words(.impact), 9) + TerminalText.right(text.words(.fairPart), 11)
    return ["", heading] + detail.themes.flatMap { row($0) }
  }

  private func row(_ line: WeeklyReport.ThemeLine) -> [String] {
    let impact = line.impact
    let row =
      TerminalText.fitted(text.name(.theme(impact.theme)), to: 44)
      + TerminalText.right(text.notation.whole(impact.items), 7)
      + TerminalText.right(text.tone(impact.sentiment.value), 9)
      + TerminalText.right(impact.impact.map { text.impact($0) } ?? text.words(.none), 9)
      + TerminalText.right(impact.fairPart.map { text.impact($0) } ?? text.words(.none), 11)
    return [row] + (line.strongest.map { quoted($0) } ?? [])
  }

  private var statements: [String] {
    guard !detail.statements.isEmpty else {
      let isWithheld = detail.channels.cells.contains { $0.suppression != nil }
      return ["", text.words(isWithheld ? .wordsWithheld : .noStatements)]
    }
    var seen: Set<String> = []
    let distinct = detail.statements.filter { seen.insert($0.text).inserted }
    let shown = distinct.prefix(limit)
    let rest = distinct.count - shown.count
    return ["", text.words(.statements)] + shown.flatMap { statement($0) }
      + (rest > 0 ? [text.words(.moreStatements, text.notation.whole(rest))] : [])
  }

  private func statement(_ quote: Quote) -> [String] {
    let level = quote.disconfirmation.map { text.notation.signed(Double($0.rawValue), places: 0) }
    let facts = [
      level ?? text.words(.none), text.name(quote.channel), quote.promise.map { text.name($0) },
      text.amounts(quote),
    ].compactMap { $0 }
    return ["  " + facts.joined(separator: " · ")] + quoted(quote)
  }

  private func quoted(_ quote: Quote) -> [String] {
    TerminalText.wrapped("“\(quote.text)” (\(quote.id))", indent: "    ")
  }
}

extension FigureText {
  /// An impact in hundredths of tone.
  func impact(_ value: Double) -> String { notation.signed(100 * value, places: 1) }

  func name(_ state: PromiseState) -> String {
    switch state {
    case .kept: words(.promiseKept)
    case .broken: words(.promiseBroken)
    case .open: words(.promiseOpen)
    }
  }

  /// `2 → 9 days`; nil where the words do not give both in one measure.
  func amounts(_ quote: Quote) -> String? {
    guard let promised = quote.promised, let actual = quote.actual, promised.unit == actual.unit,
      promised.unit.isMeasured
    else { return nil }
    return "\(amount(promised.value)) → \(amount(actual.value)) \(name(promised.unit))"
  }
}
