import Feedback
import Insight
import Testing

@testable import Report

@Suite("One touchpoint in detail")
struct TouchpointDetailTests {
  private static let delivery = Touchpoint(rawValue: "levering")

  private func detail(
    of touchpoint: Touchpoint = Self.delivery, perWeek: Int = 300
  ) -> TouchpointDetail {
    let evidence = InventedWeek.evidence(perWeek: perWeek)
    let span = evidence.period.instants(in: evidence.zone)
    return TouchpointDetail(
      of: touchpoint, observations: evidence.observations.filter { span.contains($0.received) },
      themes: evidence.themes.filter { span.contains($0.received) }, quotes: evidence.quotes,
      taxonomy: evidence.taxonomy)
  }

  @Test func `its channels are its row of the whole table`() throws {
    let evidence = InventedWeek.evidence(perWeek: 300)
    let report = WeeklyReport(evidence)
    let row = report.cells.cells.filter { $0.key.first == .touchpoint(Self.delivery) }
    let channels = detail().channels
    #expect(channels.dimensions == [.channel])
    #expect(channels.cells.map(\.outcome) == row.map(\.outcome))
    #expect(channels.cells.map(\.key) == row.map { Array($0.key.dropFirst()) })
    #expect(
      detail().total == report.touchpoints.cells.first { $0.key == [.touchpoint(Self.delivery)] })
  }

  @Test func `statements come worst first, and only its own`() {
    let statements = detail().statements
    #expect(!statements.isEmpty)
    #expect(statements.allSatisfy { $0.touchpoint == Self.delivery })
    let levels = statements.map { $0.disconfirmation?.rawValue ?? 0 }
    #expect(levels == levels.sorted())
  }

  @Test func `where too few people speak there are neither figures nor words`() {
    let few = detail(perWeek: 4)
    #expect(few.total.figures == nil)
    #expect(few.channels.cells.allSatisfy { $0.figures == nil })
    #expect(few.statements.isEmpty && few.themes.isEmpty && few.promises == nil)
  }

  @Test(arguments: ReportLanguage.allCases)
  func `the text fits 80 columns and shows ids`(language: ReportLanguage) {
    let text = TouchpointText(detail(), language: language).lines
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(text.contains("(q1)"))
    let empty = detail(of: Touchpoint(rawValue: "verlenging"), perWeek: 0)
    #expect(!TouchpointText(empty, language: language).lines.contains("·"))
  }

  @Test func `as JSON it has a schema and the statements' levels`() throws {
    let json = try JSONTouchpoint(detail()).json()
    #expect(json.contains("\"schema\" : \"voc.touchpoint/1\""))
    #expect(json.contains("\"disconfirmation\" : -1"))
  }
}
