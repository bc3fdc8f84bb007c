import Feedback
import Insight
import Mustache

/// A page that lists the weekly reports there are, the newest first, with their leading figures and
/// how these run over the weeks. Made from the reports' JSON alone.
package struct ReportIndex {
  /// The file's text, in UTF-8.
  package let html: String

  /// A report and where it stands.
  package struct Entry: Sendable {
    package let summary: ReportSummary
    /// Relative to the page.
    package let file: String

    package init(summary: ReportSummary, file: String) {
      self.summary = summary
      self.file = file
    }
  }

  /// - Parameters:
  ///   - entries: what there is, in any order; periods other than weeks are listed too, but lines are
  ///     drawn over weeks only.
  /// - Throws: `MustacheTemplate.ParserError` where the template is broken, which a test rules out.
  package init(_ entries: [Entry], language: ReportLanguage) throws {
    html = try HTMLTemplate.render(
      IndexPage(entries, language: language), template: "index")
  }
}

/// The index in one language, every figure written out.
struct IndexPage {
  let language: String
  let company: String
  let rows: [Row]
  let lines: [Line]
  let words: [String: String]

  struct Row {
    let name: String
    /// Relative to the page.
    let link: String
    let lead: String
    let action: String
    let items: String
    let balance: String
    let kept: String
    let nps: String
  }

  /// A figure over the weeks.
  struct Line {
    let name: String
    /// Of the newest week that has one.
    let last: String
    let low: String
    let high: String
    /// The weeks at the ends of the line.
    let first: String
    let newest: String
    let spark: Sparkline
  }

  init(_ entries: [ReportIndex.Entry], language: ReportLanguage) {
    let text = FigureText(
      taxonomy: Taxonomy(touchpoints: [], themes: []), language: language.code)
    let newest = entries.sorted { a, b in
      let (a, b) = (a.summary.period, b.summary.period)
      return (b.last, b.first) < (a.last, a.first)
    }
    self.language = language.rawValue
    company = newest.first?.summary.company ?? ""
    rows = newest.map { entry in
      let report = entry.summary
      func value(_ value: Double?, _ measure: Change.Measure) -> String {
        value.map { text.value($0, of: measure) } ?? text.words(.none)
      }
      return Row(
        name: text.title(report.period), link: entry.file,
        lead: report.headline[language]?.first ?? "",
        action: report.headline[language]?.dropFirst().first ?? "",
        items: text.notation.whole(report.items), balance: value(report.balance, .balance),
        kept: value(report.promisesKept, .promisesKept), nps: value(report.nps, .nps))
    }
    let figures: [(Change.Measure, (ReportSummary) -> Double?)] = [
      (.balance, \.balance), (.promisesKept, \.promisesKept), (.nps, \.nps),
    ]
    lines = figures.compactMap { measure, value in
      Line(measure, IndexPage.trend(newest.map(\.summary), value), text)
    }
    words = Dictionary(
      uniqueKeysWithValues: Phrase.allCases.map { ($0.rawValue, text.words($0)) })
  }

  /// The weeks from the first report to the last; a week without a report is a gap.
  private static func trend(
    _ reports: [ReportSummary], _ value: (ReportSummary) -> Double?
  ) -> Trend {
    let weekly = Dictionary(
      reports.compactMap { report in report.period.week.map { ($0, value(report)) } },
      uniquingKeysWith: { first, _ in first })
    guard let first = weekly.keys.min(), let last = weekly.keys.max() else {
      return Trend(points: [])
    }
    return Trend(
      points: (0...last.distance(from: first)).map { offset in
        let week = first.advanced(by: offset)
        return Trend.Point(week: week, value: weekly[week] ?? nil)
      })
  }
}

extension IndexPage.Line {
  /// Nil where there are not two weeks to draw a line between.
  init?(_ measure: Change.Measure, _ trend: Trend, _ text: FigureText) {
    guard let spark = Sparkline(trend, width: 320, height: 48) else { return nil }
    func written(_ value: Double?) -> String { value.map { text.value($0, of: measure) } ?? "" }
    let values = trend.points.compactMap(\.value)
    name = text.name(measure)
    last = written(values.last)
    low = written(values.min())
    high = written(values.max())
    first = trend.points.first.map { "\($0.week)" } ?? ""
    newest = trend.points.last.map { "\($0.week)" } ?? ""
    self.spark = spark
  }
}
