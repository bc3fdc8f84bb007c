import Insight
import Testing

@testable import Report

@Suite struct MixedReadingsTests {
  private func report(versions: Int) -> WeeklyReport {
    var evidence = InventedWeek.evidence(perWeek: 40)
    evidence.quality.lexiconVersions = versions
    return WeeklyReport(evidence)
  }

  @Test(arguments: [
    (ReportLanguage.dutch, "lezingen van 3 versies van de lexicons; voc reanalyze maakt ze gelijk"),
    (.english, "made with 3 versions of the lexicons; voc reanalyze makes them alike"),
  ])
  func `readings of several makes are said in the report`(
    _ language: ReportLanguage, _ words: String
  ) throws {
    let mixed = report(versions: 3)
    #expect(try HTMLReport(mixed, language: language).html.contains(words))
    #expect(MarkdownReport(mixed, language: language).markdown.contains(words))
    #expect(try JSONReport(mixed).json().contains("\"lexiconVersions\" : 3"))
  }

  @Test(arguments: [0, 1])
  func `readings of one make are not`(versions: Int) throws {
    let alike = report(versions: versions)
    for language in ReportLanguage.allCases {
      #expect(try !HTMLReport(alike, language: language).html.contains("voc reanalyze"))
      #expect(!MarkdownReport(alike, language: language).markdown.contains("voc reanalyze"))
    }
  }
}
