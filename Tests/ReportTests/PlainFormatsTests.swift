import Feedback
import Foundation
import Insight
import Testing

@testable import Report

@Suite struct PlainFormatsTests {
  private static let shared = WeeklyReport(InventedWeek.evidence(perWeek: 400))
  private var report: WeeklyReport { PlainFormatsTests.shared }

  @Test(arguments: ReportLanguage.allCases)
  func `the table on the terminal fits in 80 columns`(_ language: ReportLanguage) {
    let lines = GapTableText(report.cells, taxonomy: report.taxonomy, language: language).lines
    for line in lines.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    #expect(!lines.contains("\u{1B}"))
    let promises = PromiseText(
      report.promises, taxonomy: report.taxonomy, language: language
    ).lines
    for line in promises.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test func `colour only repeats what the plain table says`() {
    let plain = GapTableText(report.cells, taxonomy: report.taxonomy, language: .dutch).lines
    let colour = GapTableText(
      report.cells, taxonomy: report.taxonomy, language: .dutch, style: .colour
    ).lines
    var stripped = colour
    for code in ["\u{1B}[1m", "\u{1B}[31m", "\u{1B}[0m"] {
      stripped = stripped.replacingOccurrences(of: code, with: "")
    }
    #expect(colour != plain)
    #expect(stripped == plain)
  }

  @Test func `the first row on the terminal is the surest bad news`() {
    let lines = GapTableText(report.cells, taxonomy: report.taxonomy, language: .english).lines
      .split(separator: "\n")
    let text = FigureText(taxonomy: report.taxonomy, language: .english)
    let worst = report.cells.ranked.first { $0.figures?.expressed.value != nil }
    #expect(lines[1].hasPrefix(text.name(worst?.key ?? []).prefix(30)))
  }

  @Test(
    arguments: [
      ([], Phrase.empty), ([1, 2], Phrase.allWithheld),
    ] as [([Int64], Phrase)])
  func `an empty table and a withheld one say so on the terminal`(
    _ items: [Int64], _ phrase: Phrase
  ) {
    let observations = items.map {
      Observation(
        item: $0, person: $0, received: Timestamp(seconds: 0), channel: .email,
        touchpoint: .unknown, language: .dutch, experience: 0)
    }
    let table = GapTable.make(observations: observations, by: [.touchpoint])
    let lines = GapTableText(table, taxonomy: report.taxonomy, language: .english).lines
    // The sentence is wrapped to the terminal's width.
    #expect(lines.replacing("\n", with: " ").contains(phrase.text(.english)))
  }

  @Test func `a Dutch spreadsheet has semicolons and decimal commas in every row alike`() {
    let csv = CSVReport(report.cells, taxonomy: report.taxonomy, language: .dutch).csv
    let lines = csv.dropFirst().split(separator: "\r\n")
    #expect(csv.hasPrefix("\u{FEFF}Contactpunt;Kanaal;"))
    #expect(Set(lines.map { $0.count { $0 == ";" } }).count == 1)
    #expect(lines[1].contains(","))
    #expect(!csv.contains("−"))
  }

  @Test(arguments: [
    ("=SOM(A1)", "'=SOM(A1)"), ("+31", "'+31"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"),
    ("a;b", "\"a;b\""), ("zeg \"ja\"", "\"zeg \"\"ja\"\"\""), ("=a;b", "\"'=a;b\""),
    ("gewoon", "gewoon"), ("", ""),
  ])
  func `a field that looks like a formula is defused`(_ value: String, _ field: String) {
    #expect(CSVField(value, separator: UInt8(ascii: ";")).text == field)
  }

  @Test func `the JSON file is valid, versioned and the same every time`() throws {
    let json = try JSONReport(report).json()
    #expect(try JSONReport(report).json() == json)
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect(object?["schema"] as? String == "voc.report/1")
    #expect(object?["week"] as? String == "2026-W46")
    let gap = object?["gap"] as? [String: Any]
    let cells = gap?["cells"] as? [[String: Any]] ?? []
    #expect(cells.count == report.cells.cells.count)
    #expect(cells.allSatisfy { $0["items"] != nil || $0["withheld"] != nil })
    let table = try JSONGapTable(report.touchpoints).json()
    #expect(table.contains("\"schema\" : \"voc.gap/1\""))
    #expect(try JSONPromises(report.promises).json().contains("\"schema\" : \"voc.promises/1\""))
  }

  @Test func `customers' words stay words in Markdown`() {
    let markdown = MarkdownReport(report, language: .dutch).markdown
    #expect(!markdown.contains("<script"))
    #expect(markdown.contains("&lt;script&gt;"))
    #expect(Markdown.escaped("a|b\n# *c* [d](e) `f`") == "a\\|b \\# \\*c\\* \\[d\\](e) \\`f\\`")
  }

  @Test func `every row of a Markdown table has as many cells as its head`() {
    for language in ReportLanguage.allCases {
      var columns: Int?
      for line in MarkdownReport(report, language: language).markdown.split(
        separator: "\n", omittingEmptySubsequences: false)
      {
        guard line.hasPrefix("|") else {
          columns = nil
          continue
        }
        let count = line.replacingOccurrences(of: "\\|", with: "").count { $0 == "|" }
        #expect(count == columns ?? count, "\(line)")
        columns = columns ?? count
      }
    }
  }

  @Test(arguments: ReportLanguage.allCases)
  func `a mail is ASCII in short lines, and says the headline in both its parts`(
    _ language: ReportLanguage
  ) throws {
    let eml = try MailReport(report, language: language).eml()
    #expect(eml.utf8.allSatisfy { $0 < 0x80 })
    let lines = eml.components(separatedBy: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 76 && !$0.contains("\n") })
    #expect(lines[0].hasPrefix("Subject: =?utf-8?B?"))
    let parts = eml.components(separatedBy: "Content-Transfer-Encoding: base64\r\n").dropFirst()
    #expect(parts.count == 2)
    let lead = FigureText(taxonomy: report.taxonomy, language: language.code)
      .sentence(report.headline.first)
    for part in parts {
      let body = part.components(separatedBy: "\r\n\r\n")[1].components(separatedBy: "\r\n--")[0]
      let data = try #require(Data(base64Encoded: body, options: .ignoreUnknownCharacters))
      #expect(
        String(decoding: data, as: UTF8.self).contains(ScalarEscaping().escapeText(lead))
          || String(decoding: data, as: UTF8.self).contains(lead))
    }
  }

  @Test func `a header in other scripts is folded between characters`() {
    let header = EncodedWords.field("Subject", String(repeating: "Überprüfung ", count: 9))
    let lines = header.components(separatedBy: "\r\n ")
    #expect(lines.count > 1 && lines[0].hasPrefix("Subject: =?"))
    #expect(lines.allSatisfy { $0.utf8.count <= 75 + ($0 == lines[0] ? 1 : 0) })
    let words = [String(lines[0].dropFirst("Subject: ".count))] + lines.dropFirst()
    let text = words.map { word in
      let base64 = word.dropFirst("=?utf-8?B?".count).dropLast(2)
      return String(decoding: Data(base64Encoded: String(base64)) ?? Data(), as: UTF8.self)
    }
    #expect(text.joined() == String(repeating: "Überprüfung ", count: 9))
  }

  @Test func `a team's report holds its own touchpoints only`() throws {
    let evidence = InventedWeek.evidence(perWeek: 400)
    let team = try #require(evidence.teams.first)
    let own = WeeklyReport(evidence.restricted(to: team))
    #expect(own.teams.map(\.name) == [team.name])
    #expect(own.touchpoints.cells.map(\.key) == [[.touchpoint(Touchpoint(rawValue: "levering"))]])
    #expect(own.followUps.allSatisfy { $0.quote.touchpoint.rawValue == "levering" })
  }
}

@Suite struct WeeklyReportTests {
  @Test(arguments: ReportLanguage.allCases)
  func `too little data is never told as calm`(_ language: ReportLanguage) {
    let report = WeeklyReport(InventedWeek.evidence(perWeek: 3))
    let texts = [
      MarkdownReport(report, language: language).markdown,
      PromiseText(
        report.promises, taxonomy: report.taxonomy, language: language
      ).lines,
    ]
    for text in texts {
      #expect(!text.contains(Phrase.noChanges.text(language.code)))
      #expect(!text.contains(Phrase.noPromises.text(language.code)))
      #expect(text.contains(Phrase.allWithheld.text(language.code)))
    }
    #expect(report.headline.first == .tooFew(items: 3))
    #expect(report.headline.second == .read(report.period))
  }

  @Test func `a week without data is a gap in the line`() throws {
    let report = WeeklyReport(InventedWeek.evidence())
    let balance = try #require(report.trends.first { $0.measure == .balance })
    #expect(balance.trend.points.count == 13)
    #expect(balance.trend.points[5].value == nil)
    #expect(balance.trend.points[5].week == Week("2026-W39"))
    let spark = try #require(Sparkline(balance.trend, width: 100, height: 20))
    #expect(spark.line.count { $0 == "M" } == 2)
  }

  @Test func `volumes count items of this week and the one before`() {
    let report = WeeklyReport(InventedWeek.evidence(perWeek: 120))
    #expect(report.volumes.compactMap(\.items).reduce(0, +) == 120)
    #expect(report.volumes.compactMap(\.itemsBefore).reduce(0, +) == 120)
  }

  @Test(arguments: [(2, false), (4, false), (5, true)])
  func `promised and actual amounts are compared within a unit, of five items or more`(
    _ items: Int, _ isTold: Bool
  ) throws {
    let quotes = (0..<items).map { index in
      Quote(
        id: "s\(index)", text: "zou eerder komen", language: .dutch,
        received: Timestamp(utc: InventedWeek.week.monday, secondOfDay: 60 * index),
        channel: .email, touchpoint: Touchpoint(rawValue: "levering"), promise: .broken,
        promised: Statement.Amount(value: 2, unit: .workingDays),
        actual: Statement.Amount(value: Double(6 + index), unit: .workingDays),
        sentiment: Score(clamping: -0.5))
    }
    let report = WeeklyReport(InventedWeek.evidence(perWeek: 700, quotes: quotes))
    let line = try #require(report.promises.lines.first { $0.touchpoint.rawValue == "levering" })
    let size = WeeklyReport.PromiseSize(
      unit: .workingDays, count: items, medianPromised: 2, medianActual: 8)
    #expect(line.sizes == (isTold ? [size] : []))
  }

  @Test func `who has most reasons is followed up first`() {
    let report = WeeklyReport(InventedWeek.evidence())
    #expect(report.followUps.first?.quote.id == "q4")
    #expect(report.followUps.first?.reasons == [.brokenPromise, .threatToLeave])
  }

  @Test func `a sudden change in a cell is found beyond noise`() {
    let report = WeeklyReport(InventedWeek.evidence(perWeek: 700))
    let found = report.changes.filter(\.isBeyondNoise)
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.key.first == .touchpoint(Touchpoint(rawValue: "factuur")) })
  }

  @Test func `no quote stands twice under one theme`() {
    for line in WeeklyReport(InventedWeek.evidence()).themes {
      let ids = [line.typical, line.strongest, line.counter].compactMap { $0?.id }
      #expect(Set(ids).count == ids.count)
    }
  }
}
