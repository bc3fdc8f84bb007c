import Feedback
import Foundation
import Testing

@testable import Report

@Suite struct HTMLReportTests {
  private func html(
    _ evidence: WeekEvidence = InventedWeek.evidence(), _ language: ReportLanguage = .dutch
  ) throws -> String {
    try HTMLReport(WeeklyReport(evidence), language: language).html
  }

  @Test(arguments: ReportLanguage.allCases)
  func `a page has its language, one first heading and nothing from outside`(
    _ language: ReportLanguage
  ) throws {
    let page = try html(InventedWeek.evidence(), language)
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">"))
    #expect(page.components(between: "<h1", and: "</h1>").count == 1)
    for outside in ["<script", "http:", "https:", "<link", "<img", "@import", "url("] {
      #expect(!page.contains(outside), "\(outside)")
    }
    #expect(!page.contains("{{"))
    #expect(page.utf8.count < 300_000)
  }

  @Test func `no template writes a value unescaped`() {
    let sources = (HTMLTemplate.pages + HTMLTemplate.partials).map(\.source)
    for source in sources {
      #expect(!source.contains("{{{") && !source.contains("{{&"))
    }
  }

  @Test func `customers' markup stays text`() throws {
    let page = try html()
    #expect(!page.contains("<b>vet</b>"))
    #expect(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"))
    #expect(page.contains("Waterman &amp; Zonen &lt;test&gt;"))
  }

  @Test(arguments: [
    ("a\"b", "a&quot;b"), ("\"\u{301}x", "&quot;\u{301}x"), ("<\u{200D}b", "&lt;\u{200D}b"),
    ("a\u{0}b\u{1B}[31m", "a\u{FFFD}b\u{FFFD}[31m"), ("één 🚚", "één 🚚"), ("a\r\nb", "a\u{FFFD}\nb"),
  ])
  func `escaping goes by scalar, whatever accent follows`(_ text: String, _ escaped: String) {
    #expect(Array(ScalarEscaping().escapeText(text).utf8) == Array(escaped.utf8))
  }

  @Test func `a quote is in its own language and finds its own direction`() throws {
    let english = Quote(
      id: "e1", text: "Rude from the first minute.", language: .english,
      received: Timestamp(utc: InventedWeek.week.monday, secondOfDay: 50_000), channel: .email,
      touchpoint: Touchpoint(rawValue: "levering"),
      themes: [Theme(rawValue: "betrokkenheid.vriendelijkheid")],
      sentiment: Score(clamping: -0.9))
    let page = try html(InventedWeek.evidence(quotes: InventedQuotes.all + [english]))
    #expect(page.contains("<p lang=\"en\" dir=\"auto\">Rude from"))
    #expect(page.contains("lang=\"ar\" dir=\"auto\">"))
  }

  @Test func `the same evidence gives the same bytes`() throws {
    #expect(try html() == html())
  }

  @Test(arguments: ReportLanguage.allCases)
  func `a week without items, with three and with one per touchpoint says so`(
    _ language: ReportLanguage
  ) throws {
    for size in [0, 1, 3] {
      let page = try html(InventedWeek.evidence(perWeek: size, quotes: []), language)
      #expect(!page.contains("NaN") && !page.contains("nan%") && !page.contains("inf"))
      let phrase: Phrase = size == 0 ? .empty : .allWithheld
      #expect(page.contains(phrase.text(language.code)))
    }
  }

  @Test func `words from a withheld cell are nowhere in the page`() throws {
    let hidden = Quote(
      id: "h1", text: "zeer herkenbare woorden", language: .dutch,
      received: Timestamp(utc: InventedWeek.week.monday, secondOfDay: 50_000), channel: .phone,
      touchpoint: Touchpoint(rawValue: "levering"),
      themes: [Theme(rawValue: "snelheid.wachttijd")], promise: .broken,
      sentiment: Score(clamping: -1))
    let evidence = InventedWeek.evidence(quotes: InventedQuotes.all + [hidden])
    let report = WeeklyReport(evidence)
    let texts = [
      try HTMLReport(report, language: .dutch).html,
      MarkdownReport(report, language: .dutch).markdown,
      try JSONReport(report).json(),
      PromiseText(report.promises, taxonomy: report.taxonomy, language: .dutch).lines,
    ]
    for text in texts { #expect(!text.contains("zeer herkenbare woorden")) }
    #expect(report.followUps.contains { $0.quote.id == "h1" && !$0.showsWords })
  }

  @Test func `a long word is cut for people and whole for programs, and marks of direction end`()
    throws
  {
    var evidence = InventedWeek.evidence(perWeek: 400)
    evidence.company = "Omgekeerd \u{202E}bedrijf"
    evidence.teams[0].name = "Ploeg \u{2067}een"
    let report = WeeklyReport(evidence)
    let long = String(repeating: "lang", count: 2500)
    let texts = [
      try HTMLReport(report, language: .dutch).html,
      MarkdownReport(report, language: .dutch).markdown,
    ]
    for text in texts {
      #expect(!text.contains(long) && text.contains(String(long.prefix(400)) + "…"))
      #expect(!text.contains("Omgekeerd \u{202E}") && !text.contains("Ploeg \u{2067}"))
      #expect(text.contains("Omgekeerd bedrijf"))
    }
    #expect(!texts[1].contains("\u{202E}"))
    #expect(try JSONReport(report).json().contains(long))
  }

  @Test(arguments: [
    ("kort", "kort"), ("", ""),
    (String(repeating: "a", count: 400), String(repeating: "a", count: 400)),
    (String(repeating: "a", count: 401), String(repeating: "a", count: 400) + "…"),
    ("b" + "e" + String(repeating: "\u{301}", count: 5000), "b…"),
  ])
  func `an excerpt never ends inside a character`(_ text: String, _ excerpt: String) {
    #expect(Excerpt.of(text) == excerpt)
  }

  @Test func `every table has header cells with a scope`() throws {
    for table in try html().components(between: "<table", and: "</table>") {
      #expect(table.contains("<th scope=\"col\""))
      #expect(table.contains("<th scope=\"row\""))
    }
  }
}

extension String {
  /// What stands after each `start`, up to the next `end`.
  func components(between start: String, and end: String) -> [String] {
    components(separatedBy: start).dropFirst().compactMap {
      $0.components(separatedBy: end).first
    }
  }
}
