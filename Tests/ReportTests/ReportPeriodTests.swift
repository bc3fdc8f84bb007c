import Feedback
import Insight
import Testing

@testable import Report

@Suite("Periods, revisions and the index")
struct ReportPeriodTests {
  private static func period(_ first: String, _ last: String) throws -> ReportPeriod {
    let days = try [first, last].map { try #require(CivilDate(iso: $0)) }
    return try #require(ReportPeriod(first: days[0], last: days[1]))
  }

  @Test(arguments: [
    ("2026-11-09", "2026-11-15", "2026-W46", "2026-11-02", "2026-11-08"),
    ("2026-10-01", "2026-10-31", "2026-10-01_2026-10-31", "2026-09-01", "2026-09-30"),
    ("2026-01-01", "2026-03-31", "2026-01-01_2026-03-31", "2025-10-01", "2025-12-31"),
    ("2026-03-01", "2026-03-10", "2026-03-01_2026-03-10", "2026-02-19", "2026-02-28"),
    ("2026-11-10", "2026-11-10", "2026-11-10_2026-11-10", "2026-11-09", "2026-11-09"),
  ])
  func `a period is compared with as long a time before it, months with months`(
    _ first: String, _ last: String, _ name: String, _ before: String, _ until: String
  ) throws {
    let period = try Self.period(first, last)
    #expect(period.name == name)
    #expect(period.before == (try Self.period(before, until)))
    #expect(period.weeks.count == 13)
    let last = try #require(period.weeks.last)
    #expect(last.sunday <= period.last && last.advanced(by: 1).sunday > period.last)
  }

  @Test(arguments: [
    ("2026-W46", "2026-11-09", "2026-11-15"), ("2026-11-02", "2026-11-02", "2026-11-02"),
    ("2026-11", "2026-11-01", "2026-11-30"), ("2026-Q4", "2026-10-01", "2026-12-31"),
    ("2024-q1", "2024-01-01", "2024-03-31"), ("2024-02", "2024-02-01", "2024-02-29"),
    ("2026", "2026-01-01", "2026-12-31"), ("2026-12", "2026-12-01", "2026-12-31"),
    ("2026-10-01_2026-11-05", "2026-10-01", "2026-11-05"),
  ])
  func `a period is read from what people write`(
    _ text: String, _ first: String, _ last: String
  ) throws {
    #expect(ReportPeriod(text) == (try Self.period(first, last)))
  }

  @Test(arguments: [
    "", "-", "_", "2026-", "2026-Q5", "2026-Q0", "2026-13", "2026-00", "2026-1", "26", "2026-W54",
    "2026-11-31", "2026-10-05_2026-10-01", "2026-10-01_", "0000", "9999-Q4", "2026-Q\u{301}1",
    "2026-１1", "a_b", "2026-11-02-03",
  ])
  func `what names no days is no period`(_ text: String) {
    #expect(ReportPeriod(text) == nil)
  }

  @Test func `a last day before the first is no period`() throws {
    let day = try #require(CivilDate(iso: "2026-11-10"))
    #expect(ReportPeriod(first: day, last: CivilDate(dayNumber: day.dayNumber - 1)) == nil)
  }

  @Test(arguments: ReportLanguage.allCases)
  func `a report on a month does not speak of a week`(language: ReportLanguage) throws {
    var evidence = InventedWeek.evidence()
    evidence.period = try Self.period("2026-10-01", "2026-10-31")
    let report = WeeklyReport(evidence)
    #expect(report.scores.items > 240)
    let page = ReportPage(report, language: language.code)
    let words =
      language == .dutch ? ["deze week", "Deze week", "Vorige week"] : ["this week", "This week"]
    let said = [page.title, page.lead, page.action] + page.words.values
    // The method page speaks of weeks in general.
    #expect(said.allSatisfy { text in words.allSatisfy { !text.contains($0) } })
  }

  @Test func `a report that is written again says what is other than before`() throws {
    let earlier = WeeklyReport(InventedWeek.evidence(perWeek: 200))
    let later = WeeklyReport(InventedWeek.evidence(perWeek: 240))
    let summary = try #require(ReportSummary(json: Array(try JSONReport(earlier).json().utf8)))
    #expect(summary.period == earlier.period)
    let revision = ReportRevision(from: summary, to: later)
    #expect(revision.itemsBefore == 200 && revision.items == 240)
    #expect(!revision.cells.isEmpty)
    let lines = revision.lines(taxonomy: later.taxonomy, language: .dutch, limit: 2)
    #expect(lines.first?.contains("200 → 240") == true)
    #expect(lines.count == 4)
    #expect(ReportRevision(from: summary, to: earlier).isEmpty)
  }

  @Test(arguments: ["", "{}", "[1]", "{\"schema\":\"voc.report/2\"}", "\u{0}"])
  func `what is no report has no summary`(json: String) {
    #expect(ReportSummary(json: Array(json.utf8)) == nil)
  }

  @Test(arguments: ReportLanguage.allCases)
  func `the index lists the newest first, with links`(language: ReportLanguage) throws {
    let reports = try [0, -1, -3].map { back in
      var evidence = InventedWeek.evidence(perWeek: 120)
      evidence.period = ReportPeriod(InventedWeek.week.advanced(by: back))
      let json = try JSONReport(WeeklyReport(evidence)).json()
      let summary = try #require(ReportSummary(json: Array(json.utf8)))
      return ReportIndex.Entry(summary: summary, file: "\(summary.period.name).html")
    }
    let html = try ReportIndex(reports.reversed(), language: language).html
    let places = ["2026-W46.html", "2026-W45.html", "2026-W43.html"].map { html.firstRange(of: $0) }
    #expect(!places.contains(nil))
    let starts = places.compactMap { $0?.lowerBound }
    #expect(starts == starts.sorted())
    #expect(html.contains("class=\"spark\""))
    #expect(try ReportIndex([], language: language).html.contains("</html>"))
  }

  @Test func `a team's part withholds what the whole report withholds`() throws {
    let evidence = InventedWeek.evidence(perWeek: 40)
    let whole = WeeklyReport(evidence)
    let hidden = Set(whole.cells.cells.filter { $0.suppression != nil }.map(\.key))
    #expect(!hidden.isEmpty)
    for team in evidence.teams {
      let part = WeeklyReport(evidence.restricted(to: team))
      #expect(part.cells.cells.allSatisfy { $0.figures == nil || !hidden.contains($0.key) })
      #expect(!part.cells.cells.isEmpty)
    }
  }
}
