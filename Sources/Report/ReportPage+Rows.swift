import Feedback
import Insight

extension FigureText {
  func cell(
    _ value: String?, detail: String = "", count: String = "", isBad: Bool = false
  ) -> ReportPage.Cell {
    ReportPage.Cell(
      value: value ?? words(.none), detail: value == nil ? "" : detail,
      count: value == nil ? "" : count, isBad: isBad, isWithheld: false)
  }

  /// The figure, a dash where there is nothing, or why it is withheld.
  func cell<Value>(
    _ measured: Measured<Value>, _ shown: (Value) -> ReportPage.Cell
  ) -> ReportPage.Cell {
    switch measured {
    case .value(let value): shown(value)
    case .nothing: cell(nil)
    case .withheld(let reason):
      ReportPage.Cell(
        value: brief(reason), detail: "", count: "", isBad: false, isWithheld: true)
    }
  }

  func counted(_ number: Int) -> String { words(.counted, notation.whole(number)) }

  func balance(_ gap: Measured<ExpressedGap>) -> ReportPage.Cell {
    cell(gap) { gap in
      cell(
        points(gap.balance.value), detail: interval(gap.balance.interval, of: .balance),
        count: words(
          .countedOfItems, notation.whole(gap.statements), notation.percent(gap.coverage.value)),
        isBad: gap.balance.interval.upper < 0)
    }
  }

  func stated(_ gap: Measured<StatedGap>) -> ReportPage.Cell {
    cell(gap) { gap in
      cell(
        points(gap.gap.value), detail: detail(gap.gap, of: .statedGap),
        count: counted(gap.gap.count), isBad: (gap.gap.interval?.upper ?? 0) < 0)
    }
  }

  func kept(_ promises: Measured<PromiseTally>) -> ReportPage.Cell {
    cell(promises) { share($0.keptRate) }
  }

  func share(_ share: Share?) -> ReportPage.Cell {
    cell(
      share.map { notation.percent($0.value) },
      detail: interval(share?.interval, of: .promisesKept),
      count: share.map { counted($0.whole) } ?? "")
  }

  func tone(_ mean: Measured<Mean>) -> ReportPage.Cell {
    cell(mean) { mean in
      cell(
        tone(mean.value), detail: detail(mean, of: .experience),
        count: counted(mean.count), isBad: (mean.interval?.upper ?? 0) < 0)
    }
  }

  /// The interval, or why there is none: a mean of answers that are all alike shows no spread.
  private func detail(_ mean: Mean, of measure: Change.Measure) -> String {
    mean.interval.map { interval($0, of: measure) } ?? words(.noSpread)
  }

  func rowName(_ key: [Coordinate], isPart: Bool) -> ReportPage.RowName {
    isPart
      ? ReportPage.RowName(
        text: name(Array(key.dropFirst())), whole: name(Array(key.prefix(1))))
      : ReportPage.RowName(text: name(key), whole: nil)
  }

  /// Nil where the cell is withheld.
  func gapRow(_ cell: GapTable.Cell, isPart: Bool) -> ReportPage.GapRow? {
    guard let figures = cell.figures else { return nil }
    return ReportPage.GapRow(
      name: rowName(cell.key, isPart: isPart),
      note: figures.isIndicative ? words(.indicative) : nil,
      items: notation.whole(figures.items), people: notation.whole(figures.people),
      expressed: balance(figures.expressed), stated: stated(figures.stated),
      kept: kept(figures.promises), tone: tone(figures.experience))
  }

  func promiseRow(_ line: WeeklyReport.PromiseLine) -> ReportPage.PromiseRow {
    ReportPage.PromiseRow(
      touchpoint: name(line.touchpoint), kept: notation.whole(line.tally.kept),
      broken: notation.whole(line.tally.broken), open: notation.whole(line.tally.open),
      rate: share(line.tally.keptRate), note: line.isIndicative ? words(.indicative) : nil,
      sizes: line.sizes.map { sentence($0) },
      quotes: line.quotes.map { quoteRow($0, role: .broken) })
  }

  func promiseRow(_ line: PromiseLedger.Withheld) -> ReportPage.PromiseRow {
    let tally: Measured<PromiseTally> = .withheld(line.reason)
    return ReportPage.PromiseRow(
      touchpoint: name(line.touchpoint), kept: "", broken: "", open: "", rate: kept(tally),
      note: nil, sizes: [], quotes: [])
  }

  func changeRow(_ change: Change) -> ReportPage.ChangeRow {
    ReportPage.ChangeRow(
      measure: name(change.measure), place: name(change.key),
      before: value(change.before, of: change.measure),
      after: value(change.after, of: change.measure),
      chance: notation.chance(change.adjustedPValue))
  }

  /// The touchpoints by quadrant, where to concentrate first; last those whose quadrant may be chance.
  func importanceRows(_ analysis: ImportancePerformance?) -> [ReportPage.ImportanceRow] {
    let points = (analysis?.points ?? []).sorted { $0.importance > $1.importance }
    let clear = ImportancePerformance.Quadrant.allCases.flatMap { quadrant in
      points.filter { $0.isClear && $0.quadrant == quadrant }
    }
    return (clear + points.filter { !$0.isClear }).map { point in
      ReportPage.ImportanceRow(
        touchpoint: name(point.key), importance: notation.decimal(point.importance, places: 0),
        performance: notation.decimal(point.performance, places: 0),
        quadrant: point.isClear ? name(point.quadrant) : words(.unclearQuadrant),
        isBad: point.isClear && point.quadrant == .concentrateHere)
    }
  }

  private func name(_ quadrant: ImportancePerformance.Quadrant) -> String {
    switch quadrant {
    case .concentrateHere: words(.concentrateHere)
    case .keepUp: words(.keepUp)
    case .lowPriority: words(.lowPriority)
    case .possibleOverkill: words(.possibleOverkill)
    }
  }

  /// - Parameter reach: The largest impact of all, whose bar fills its half.
  func themeRow(_ line: WeeklyReport.ThemeLine, reach: Double) -> ReportPage.ThemeRow {
    let impact = line.impact.impact
    let quotes: [(Phrase, Quote?)] = [
      (.typical, line.typical), (.strongest, line.strongest), (.counter, line.counter),
    ]
    return ReportPage.ThemeRow(
      name: name(.theme(line.impact.theme)),
      impact: cell(
        impact.map { self.impact($0) },
        isBad: (impact ?? 0) < 0 && (line.impact.sentiment.interval?.upper ?? 0) < 0),
      bar: impact.flatMap { ImpactBar($0, reach: reach) },
      fairPart: line.impact.fairPart.map { self.impact($0) } ?? words(.none),
      items: notation.whole(line.impact.items), people: notation.whole(line.impact.people),
      note: line.impact.people < SmallNumbers.solidPeople ? words(.indicative) : nil,
      tone: tone(.value(line.impact.sentiment)),
      quotes: quotes.compactMap { role, quote in quote.map { quoteRow($0, role: role) } })
  }

  func searchRow(_ line: WeeklyReport.SearchLine) -> ReportPage.SearchRow {
    ReportPage.SearchRow(
      name: TerminalText.visible(line.name), query: TerminalText.visible(line.query),
      items: line.items.map { notation.whole($0) } ?? words(.fewPeople),
      before: line.itemsBefore.map { notation.whole($0) } ?? words(.fewPeople),
      tone: cell(line.sentiment.map { tone($0) }),
      note: line.sentiment != nil && line.isIndicative ? words(.indicative) : nil)
  }

  func quoteRow(_ quote: Quote, role: Phrase) -> ReportPage.QuoteRow {
    ReportPage.QuoteRow(
      role: words(role), text: Excerpt.of(quote.text), language: quote.language.rawValue,
      id: quote.id,
      source: "\(name(quote.touchpoint)) · \(name(quote.channel))")
  }

  func teamRow(
    _ line: WeeklyReport.TeamLine, trends: [Touchpoint: Trend]
  ) -> ReportPage.TeamRow {
    ReportPage.TeamRow(
      name: TerminalText.visible(line.name), action: action(line),
      rows: line.cells.map { teamGapRow($0, trends: trends) })
  }

  /// What a team follows up, and where its gap is surely the widest.
  private func action(_ line: WeeklyReport.TeamLine) -> String {
    let count = Headline.FollowUpCount(line.followUps)
    let calls =
      count.items == 0 ? words(.teamNoFollowUps) : followUp(count, in: .teamFollowUps)
    guard let worst = line.cells.first else { return calls }
    guard let figures = worst.figures else { return calls + " " + words(.teamWithheld) }
    let balance = figures.expressed.value?.balance
    if let balance, balance.interval.upper < 0, balance.interval.upper == figures.surestGap {
      return calls + " "
        + words(
          .teamStartWords, name(worst.key), points(balance.value), points(balance.interval.upper))
    }
    if let gap = figures.stated.value?.gap, let interval = gap.interval, interval.upper < 0 {
      return calls + " "
        + words(
          .teamStartRatings, name(worst.key), notation.decimal(-gap.value, places: 0),
          notation.decimal(-interval.upper, places: 0))
    }
    return calls + " " + words(.teamNoGap)
  }

  private func teamGapRow(
    _ cell: GapTable.Cell, trends: [Touchpoint: Trend]
  ) -> ReportPage.TeamGapRow {
    var trend: Trend?
    if case .touchpoint(let touchpoint)? = cell.key.first { trend = trends[touchpoint] }
    return ReportPage.TeamGapRow(
      touchpoint: name(cell.key), withheld: cell.suppression.map { reason($0) },
      note: cell.figures?.isIndicative == true ? words(.indicative) : nil,
      expressed: balance(cell.figures?.expressed ?? .nothing),
      stated: stated(cell.figures?.stated ?? .nothing),
      kept: kept(cell.figures?.promises ?? .nothing),
      items: notation.whole(cell.figures?.items ?? 0),
      spark: trend.flatMap { Sparkline($0, width: 104, height: 26) })
  }

  func followUpRow(_ item: WeeklyReport.FollowUp, zone: Zone) -> ReportPage.FollowUpRow {
    ReportPage.FollowUpRow(
      id: item.quote.id, received: notation.date(zone.date(of: item.quote.received)),
      touchpoint: name(item.quote.touchpoint), channel: name(item.quote.channel),
      reasons: item.reasons.map { name($0) }.joined(separator: ", "),
      quote: item.showsWords
        ? (item.quote.text.isEmpty ? words(.scoreAlone) : Excerpt.of(item.quote.text)) : nil,
      language: item.quote.text.isEmpty ? language.rawValue : item.quote.language.rawValue)
  }

  func volumeRow(_ volume: WeeklyReport.ChannelVolume) -> ReportPage.VolumeRow {
    ReportPage.VolumeRow(
      channel: name(volume.channel),
      items: volume.items.map { notation.whole($0) } ?? words(.fewPeople),
      before: volume.itemsBefore.map { notation.whole($0) } ?? words(.none),
      coverage: cell(volume.coverage) { share($0) })
  }
}
