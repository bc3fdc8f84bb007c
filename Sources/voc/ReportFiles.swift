import Feedback
import Pipeline
import Report

/// Makes a week's report and writes it in the workspace.
struct ReportFiles {
  let open: OpenWorkspace

  /// The report of `week` from what is in the archive now.
  func report(_ week: Week) throws -> WeeklyReport {
    let byTeam = Dictionary(grouping: open.settings.teams.keys) { open.settings.teams[$0] ?? "" }
    let teams = byTeam.sorted { $0.key < $1.key }.map {
      WeekEvidence.Team(name: $0.key, touchpoints: $0.value.sorted())
    }
    return WeeklyReport(
      try WeekEvidence(
        from: open.archive, period: ReportPeriod(week), zone: open.settings.zone,
        taxonomy: open.taxonomy,
        teams: teams, lexiconVersion: open.lexicons.version, company: open.settings.companyName))
  }

  /// Writes the report of `week` in `formats` to `reports/`; an old report stays whole until the new
  /// one is.
  ///
  /// - Returns: the files' paths.
  func write(
    _ week: Week, formats: [ReportFormat], language: ReportLanguage? = nil
  ) throws -> [String] {
    let report = try report(week)
    let language = language ?? open.reportLanguage
    return try formats.map { format in
      let path = "\(open.workspace.reports)/\(week).\(format.rawValue)"
      try open.workspace.write(Array(text(of: report, as: format, in: language).utf8), to: path)
      return path
    }
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
    }
  }
}
