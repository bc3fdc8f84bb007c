import Feedback
import Foundation
import Insight
import Testing

@testable import Report

/// How a report speaks of a figure that too few people in a larger cell are behind.
@Suite("Withheld measures in a report")
struct WithheldMeasureTests {
  private static let evidence = InventedWeek.evidence(perWeek: 90)
  private var report: WeeklyReport { WeeklyReport(Self.evidence) }

  private func withheld(_ table: GapTable) -> [[Coordinate]: [GapMeasure: Suppression]] {
    Dictionary(
      uniqueKeysWithValues: table.cells.map { ($0.key, $0.figures?.withheldMeasures ?? [:]) }
    )
    .filter { !$0.value.isEmpty }
  }

  @Test func `the report at hand has both kinds`() {
    let reasons = withheld(report.cells).values.flatMap(\.values)
    #expect(reasons.contains(.fewPeople) && reasons.contains(.complementary))
  }

  @Test(arguments: ReportLanguage.allCases)
  func `every format for people says that few people are behind it`(
    _ language: ReportLanguage
  ) throws {
    let code = language.code
    let cells = GapTableText(report.cells, taxonomy: report.taxonomy, language: language).lines
    let csv = CSVReport(report.cells, taxonomy: report.taxonomy, language: language).csv
    let html = try HTMLReport(report, language: language).html
    let texts = [cells, csv, html, MarkdownReport(report, language: language).markdown]
    for text in texts {
      #expect(text.contains(Phrase.fewPeople.text(code)))
      #expect(text.contains(Phrase.shielded.text(code)))
    }
    #expect(html.contains(Phrase.shieldedNote.text(code)))
    #expect(cells.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `JSON leaves the measure out and says why`() throws {
    let json = try JSONGapTable(report.cells).json()
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let cells = object?["cells"] as? [[String: Any]] ?? []
    let reasons = cells.compactMap { $0["withheldMeasures"] as? [String: String] }
    #expect(reasons.count == withheld(report.cells).count && !reasons.isEmpty)
    for cell in cells {
      let reasons = cell["withheldMeasures"] as? [String: String] ?? [:]
      #expect(reasons.keys.allSatisfy { cell[$0] == nil })
      #expect(cell["items"] == nil || cell["promises"] != nil || reasons["promises"] != nil)
    }
  }

  @Test func `a ledger names the touchpoints that it withholds`() throws {
    let ledger = report.promises
    let reasons = withheld(report.touchpoints).compactMapValues { $0[.promises] }
    #expect(!ledger.withheld.isEmpty)
    #expect(Set(ledger.withheld.map { [.touchpoint($0.touchpoint)] }) == Set(reasons.keys))
    #expect(ledger.lines.allSatisfy { reasons[[.touchpoint($0.touchpoint)]] == nil })
    let text = PromiseText(ledger, taxonomy: report.taxonomy, language: .dutch).lines
    #expect(text.contains(Phrase.fewPeople.text(.dutch)))
    #expect(try JSONPromises(ledger).json().contains("\"reason\" : \"fewPeople\""))
  }

  @Test func `words that a withheld figure rests on are not listed with it`() throws {
    let evidence = Self.evidence
    let span = evidence.period.instants(in: evidence.zone)
    let few = try #require(withheld(report.cells).first { $0.value[.promises] != nil }?.key)
    guard case .touchpoint(let touchpoint) = few[0], case .channel(let channel) = few[1] else {
      Issue.record("a cell of touchpoint and channel was meant")
      return
    }
    let quote = Quote(
      id: "w1", text: "beloofd en vergeten", language: .dutch, received: span.lowerBound,
      channel: channel, touchpoint: touchpoint, promise: .broken)
    let detail = TouchpointDetail(
      of: touchpoint, observations: evidence.observations.filter { span.contains($0.received) },
      themes: [], quotes: [quote], taxonomy: evidence.taxonomy)
    #expect(detail.statements.isEmpty)
    #expect(detail.promises?.quotes.isEmpty != false)
  }

  @Test func `a team's part does not tell what the whole report withholds`() {
    let whole = report
    for team in Self.evidence.teams {
      let part = WeeklyReport(Self.evidence.restricted(to: team))
      for (shown, hidden) in [(part.cells, whole.cells), (part.touchpoints, whole.touchpoints)] {
        let reasons = withheld(hidden)
        for cell in shown.cells {
          let told = Set(cell.figures?.withheldMeasures.keys.map { $0 } ?? GapMeasure.allCases)
          #expect(told.isSuperset(of: reasons[cell.key]?.keys.map { $0 } ?? []))
        }
      }
    }
  }
}
