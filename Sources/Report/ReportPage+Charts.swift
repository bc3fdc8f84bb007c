import Feedback
import Insight

extension FigureText {
  /// The measures of the first screen: what the period comes to, with the line of the weeks.
  func tiles(_ report: WeeklyReport) -> [ReportPage.Tile] {
    let measures: [Change.Measure] = [
      .balance, .statedGap, .promisesKept, .nps, .csat, .ces,
    ]
    return measures.compactMap { tile($0, report) }
  }

  /// Nil where nothing was measured.
  private func tile(_ measure: Change.Measure, _ report: WeeklyReport) -> ReportPage.Tile? {
    let figure = report.figure(of: measure)
    guard figure != .nothing else { return nil }
    let change = report.changes.first { $0.measure == measure && $0.key.isEmpty }
    let line = report.trends.first { $0.measure == measure }
    let scale = measure == .ces ? report.scores.ces : nil
    return ReportPage.Tile(
      name: scale.map { words(.effortName, amount($0.lowest), amount($0.highest)) }
        ?? name(measure),
      value: figure.value.map { value($0.value, of: measure) }
        ?? figure.suppression.map { brief($0) } ?? "",
      detail: figure.value.map { interval($0.interval, of: measure) } ?? "",
      count: figure.value.map { counted($0.count) } ?? "", note: note(change),
      isWithheld: figure.suppression != nil,
      spark: line.flatMap { Sparkline($0.trend, width: 104, height: 26) })
  }

  /// An effort score means nothing without its scale and what it stands for.
  func effortNote(_ effort: ScoreCard.CustomerEffort?) -> String? {
    effort.map {
      words(
        .effortEasy, notation.percent($0.easy.value),
        interval($0.easy.interval, of: .csat), counted($0.easy.whole))
    }
  }

  /// `was 71%`, with a mark where the change is more than chance.
  private func note(_ change: Change?) -> String? {
    guard let change else { return nil }
    let arrow = change.after < change.before ? " ▼" : " ▲"
    return words(.previously, value(change.before, of: change.measure))
      + (change.isBeyondNoise ? arrow : "")
  }

  func multiple(_ line: WeeklyReport.TrendLine) -> ReportPage.Multiple? {
    guard let spark = Sparkline(line.trend, width: 260, height: 84) else { return nil }
    let values = line.trend.points.compactMap(\.value)
    let last = line.trend.points.last
    return ReportPage.Multiple(
      name: name(line.measure),
      value: last?.value.map { value($0, of: line.measure) } ?? words(.noMeasurement),
      detail: interval(last?.interval, of: line.measure),
      low: values.min().map { value($0, of: line.measure) } ?? "",
      high: values.max().map { value($0, of: line.measure) } ?? "", spark: spark)
  }

  /// Expectation at "as expected", experience at the balance; nil where nothing was said.
  func expressedDumbbell(_ cell: GapTable.Cell, isPart: Bool) -> ReportPage.Dumbbell? {
    guard let figures = cell.figures, let balance = figures.expressed.value?.balance else {
      return nil
    }
    return dumbbell(
      rowName(cell.key, isPart: isPart), figures, from: 50, to: (balance.value + 100) / 2,
      band: ((balance.interval.lower + 100) / 2, (balance.interval.upper + 100) / 2),
      value: points(balance.value), interval: interval(balance.interval, of: .balance),
      isBad: balance.interval.upper < 0)
  }

  /// Expectation and experience each at its mean, the interval that of their difference; nil where
  /// one answer alone has no interval.
  func statedDumbbell(_ cell: GapTable.Cell, isPart: Bool) -> ReportPage.Dumbbell? {
    guard let figures = cell.figures, let stated = figures.stated.value, stated.gap.interval != nil
    else {
      return nil
    }
    let from = stated.expectation.value
    let band = stated.gap.interval.map { (from + $0.lower, from + $0.upper) }
    return dumbbell(
      rowName(cell.key, isPart: isPart), figures, from: from, to: stated.experience.value,
      band: band ?? (stated.experience.value, stated.experience.value),
      value: points(stated.gap.value), interval: interval(stated.gap.interval, of: .statedGap),
      isBad: (stated.gap.interval?.upper ?? 0) < 0)
  }

  private func dumbbell(
    _ name: ReportPage.RowName, _ figures: GapFigures, from: Double, to: Double,
    band: (low: Double, high: Double), value: String, interval: String, isBad: Bool
  ) -> ReportPage.Dumbbell {
    let low = min(100, max(0, band.low))
    let high = min(100, max(0, band.high))
    return ReportPage.Dumbbell(
      name: name, from: Coordinates.percent(from), to: Coordinates.percent(to),
      low: Coordinates.percent(low), high: Coordinates.percent(high),
      width: Coordinates.percent(high - low), gapStart: Coordinates.percent(min(from, to)),
      gapWidth: Coordinates.percent(abs(to - from)), value: value, interval: interval,
      note: figures.isIndicative ? words(.indicative) : nil, isBad: isBad)
  }
}
