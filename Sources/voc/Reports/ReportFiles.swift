import Bytes
import Feedback
import Foundation
import Pipeline
import Report

/// Makes reports and writes them in the workspace, with a page that lists them.
struct ReportFiles {
  let open: OpenWorkspace

  /// The teams of the settings with what each answers for, in the order of their names.
  var teams: [WeekEvidence.Team] {
    Dictionary(grouping: open.settings.teams.keys) { open.settings.teams[$0] ?? "" }
      .sorted { $0.key < $1.key }
      .map { WeekEvidence.Team(name: $0.key, touchpoints: $0.value.sorted()) }
  }

  /// The report of that name from what is in the archive now.
  func report(_ name: ReportName) throws -> WeeklyReport {
    let evidence = try WeekEvidence(
      from: open.archive, period: name.period, zone: open.settings.zone, taxonomy: open.taxonomy,
      teams: teams, searches: try SavedSearches(open.workspace).entries.map { ($0.name, $0.query) },
      lexiconVersion: open.lexicons.version, company: open.settings.companyName)
    let team = teams.first { $0.name == name.team }
    return WeeklyReport(team.map(evidence.restricted) ?? evidence)
  }

  /// What was written: the files' paths, the report, and what it says otherwise than before.
  struct Written {
    let paths: [String]
    let report: WeeklyReport
    /// Nil where there was no such report before.
    let revision: ReportRevision?
  }

  /// Writes the report of that name in `formats` to `reports/`; an old report stays whole, in all its
  /// formats, until the new one is. The JSON of a whole report is always written: the list of reports is made from it,
  /// and a later version is compared with it.
  func write(
    _ name: ReportName, formats: [ReportFormat], language: ReportLanguage? = nil
  ) throws -> Written {
    try open.workspace.makeFolder(open.workspace.reports)
    let earlier = summary(name)
    let report = try report(name)
    let needsJSON = name.team == nil && !formats.contains(.json)
    let files = try (formats + (needsJSON ? [.json] : [])).map { format in
      let text = try text(of: report, as: format, in: language ?? open.reportLanguage)
      return (path: path(of: name, format), bytes: Array(text.utf8))
    }
    try open.workspace.write(files)
    return Written(
      paths: formats.map { path(of: name, $0) }, report: report,
      revision: earlier.map { ReportRevision(from: $0, to: report) })
  }

  /// The report in one format.
  func text(
    of report: WeeklyReport, as format: ReportFormat, in language: ReportLanguage
  ) throws -> String {
    switch format {
    case .html: try HTMLReport(report, language: language).html
    case .md: MarkdownReport(report, language: language).markdown
    case .json: try JSONReport(report).json()
    case .csv: CSVReport(report.cells, taxonomy: open.taxonomy, language: language).csv
    case .eml: try MailReport(report, language: language).eml()
    }
  }

  // MARK: What stands in reports/

  func path(of name: ReportName, _ format: ReportFormat) -> String {
    "\(open.workspace.reports)/\(name).\(format.rawValue)"
  }

  /// The page that lists the reports.
  var index: String { open.workspace.reports + "/index.html" }

  /// The reports that were made before, with the formats that there are of each.
  func made() -> [ReportName: [ReportFormat]] {
    var made: [ReportName: [ReportFormat]] = [:]
    for path in open.workspace.madeReports() {
      let file = path.lastPathName as NSString
      guard let format = ReportFormat(rawValue: file.pathExtension),
        let name = ReportName(file.deletingPathExtension, teams: teams.map(\.name))
      else { continue }
      made[name, default: []].append(format)
    }
    return made
  }

  /// Writes the list of the whole reports anew, or takes it away where there are none.
  func writeIndex() throws {
    let entries = made().filter { $0.key.team == nil }.compactMap { name, formats in
      summary(name).map { summary in
        let shown = ReportFormat.allCases.first { formats.contains($0) } ?? .json
        return ReportIndex.Entry(summary: summary, file: "\(name).\(shown.rawValue)")
      }
    }
    guard !entries.isEmpty else {
      unlink(index)
      return
    }
    let page = try ReportIndex(entries, language: open.reportLanguage)
    try open.workspace.write(Array(page.html.utf8), to: index)
  }

  /// Of the report as it was written before; nil where there is none that can be read.
  func summary(_ name: ReportName) -> ReportSummary? {
    FileManager.default.contents(atPath: path(of: name, .json))
      .flatMap { ReportSummary(json: Array($0)) }
  }
}
