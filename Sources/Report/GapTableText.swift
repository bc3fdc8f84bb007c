import Feedback
import Insight

/// A gap table for a terminal: at most 80 columns, the surest bad news first, a bar for each cell.
///
/// ```
/// Levering en installatie · e-mail        −69 ··●━━━━━━·····┊················~     29
/// ```
/// A line runs over the interval, `●` is the estimate, `┊` is "as expected". Colour only repeats
/// what sign and place say already.
package struct GapTableText {
  private let table: GapTable
  private let text: FigureText
  private let style: Style

  /// Whether ANSI colours are written.
  package enum Style: Sendable {
    case plain, colour
  }

  package init(
    _ table: GapTable, taxonomy: Taxonomy, language: ReportLanguage, style: Style = .plain
  ) {
    self.table = table
    text = FigureText(taxonomy: taxonomy, language: language.code)
    self.style = style
  }

  /// The lines, each ended by a line feed.
  package var lines: String {
    guard !table.isEmpty else { return text.words(.empty) + "\n" }
    let ranked = table.ranked
    var lines: [String] = []
    lines += section(.expressedGap, ranked.compactMap { row(expressed: $0) })
    lines += section(.statedGap, ranked.compactMap { row(stated: $0) })
    lines += section(.promisesKept, ranked.compactMap { row(promises: $0) })
    if lines.isEmpty, !table.isAllWithheld { lines.append(text.words(.noGap)) }
    if let note = text.note(on: table) { lines += TerminalText.wrapped(note) }
    lines += footer
    return lines.map { $0 + "\n" }.joined()
  }

  private func section(_ title: Phrase, _ rows: [String]) -> [String] {
    guard !rows.isEmpty else { return [] }
    return [heading(text.words(title))] + rows + [""]
  }

  private func heading(_ title: String) -> String {
    let counted = "n"
    let head = TerminalText.fitted(title, to: GapTableText.nameWidth + 7 + GapTableText.barWidth)
    return emphasised(head) + TerminalText.right(counted, 8)
  }

  private static let nameWidth = 36
  private static let barWidth = 29

  private func row(expressed cell: GapTable.Cell) -> String? {
    guard let figures = cell.figures else { return nil }
    guard let gap = figures.expressed.value else { return row(cell, figures.expressed.suppression) }
    return row(
      cell, value: text.points(gap.balance.value),
      bar: Bar(gap.balance.value, gap.balance.interval, over: -100...100, reference: 0),
      count: gap.statements, figures, isBad: gap.balance.interval.upper < 0)
  }

  private func row(stated cell: GapTable.Cell) -> String? {
    guard let figures = cell.figures else { return nil }
    guard let gap = figures.stated.value?.gap else { return row(cell, figures.stated.suppression) }
    return row(
      cell, value: text.points(gap.value),
      bar: Bar(gap.value, gap.interval, over: -100...100, reference: 0),
      count: gap.count, figures, isBad: (gap.interval?.upper ?? 0) < 0)
  }

  private func row(promises cell: GapTable.Cell) -> String? {
    guard let figures = cell.figures else { return nil }
    guard let rate = figures.promises.value?.keptRate else {
      return row(cell, figures.promises.suppression)
    }
    return row(
      cell, value: text.notation.percent(rate.value),
      bar: Bar(rate.value, rate.interval, over: 0...1, reference: nil),
      count: rate.whole, figures, isBad: rate.interval.upper < 0.5)
  }

  private func row(
    _ cell: GapTable.Cell, value: String, bar: Bar, count: Int, _ figures: GapFigures, isBad: Bool
  ) -> String {
    let name = TerminalText.fitted(text.name(cell.key), to: GapTableText.nameWidth)
    let mark = isIndicative(figures, count) ? "~" : " "
    let number = TerminalText.right(value, 6)
    return name + (isBad ? warned(number) : number) + " "
      + bar.drawn(GapTableText.barWidth) + mark
      + TerminalText.right(text.notation.whole(count), 7)
  }

  /// A cell whose figure is withheld says why; nil where there is none to withhold.
  private func row(_ cell: GapTable.Cell, _ reason: Suppression?) -> String? {
    reason.map {
      TerminalText.fitted(text.name(cell.key), to: GapTableText.nameWidth + 7) + text.brief($0)
    }
  }

  /// Whether few people speak, or few of what is counted stand behind the figure.
  private func isIndicative(_ figures: GapFigures, _ count: Int) -> Bool {
    figures.isIndicative || count < SmallNumbers.solidPeople
  }

  /// What the marks mean, and only those that were used.
  private var footer: [String] {
    let hasIndicative = table.cells.compactMap(\.figures).contains { figures in
      [
        figures.expressed.value?.statements, figures.stated.value?.gap.count,
        figures.promises.value?.keptRate?.whole,
      ].contains { $0.map { isIndicative(figures, $0) } == true }
    }
    let hasShielded = table.cells.compactMap(\.figures).contains {
      $0.withheldMeasures.values.contains(.complementary)
    }
    return (hasIndicative ? ["~ " + text.words(.indicative) + " (< 30)"] : [])
      + (hasShielded ? TerminalText.wrapped(text.words(.shieldedNote)) : [])
  }

  private func emphasised(_ line: String) -> String {
    style == .colour ? "\u{1B}[1m\(line)\u{1B}[0m" : line
  }

  private func warned(_ number: String) -> String {
    style == .colour ? "\u{1B}[31m\(number)\u{1B}[0m" : number
  }
}

/// An estimate with its interval as characters.
private struct Bar {
  let value: Double
  let interval: Interval?
  let scale: ClosedRange<Double>
  /// Where expectation lies; nil where the scale has no such place.
  let reference: Double?

  init(_ value: Double, _ interval: Interval?, over scale: ClosedRange<Double>, reference: Double?)
  {
    self.value = value
    self.interval = interval
    self.scale = scale
    self.reference = reference
  }

  func drawn(_ width: Int) -> String {
    var cells = Array(repeating: "·", count: width)
    if let reference { cells[place(reference, width)] = "┊" }
    if let interval {
      for index in place(interval.lower, width)...place(interval.upper, width) {
        cells[index] = "━"
      }
    }
    cells[place(value, width)] = "●"
    return cells.joined()
  }

  private func place(_ value: Double, _ width: Int) -> Int {
    let share = (value - scale.lowerBound) / (scale.upperBound - scale.lowerBound)
    return min(width - 1, max(0, Int((share * Double(width - 1)).rounded())))
  }
}
