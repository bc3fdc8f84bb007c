import Archive
import ArgumentParser
import Feedback
import Foundation
import Pipeline
import Report

/// The forms that a report is written in.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
  case html, md, json, csv
}

/// Which week a report is about.
enum ReportWeek {
  /// The last ISO week that was over at `now`, or that the archive's last item lies in, whichever is
  /// earlier: a report on weeks without a single item helps nobody.
  static func last(in open: OpenWorkspace, now: Timestamp = Clock.now) throws -> Week {
    let zone = open.settings.zone
    let complete = Week(containing: now, in: zone).advanced(by: -1)
    guard let newest = try open.archive.status().received?.upperBound else { return complete }
    return min(complete, Week(containing: newest, in: zone))
  }

  /// - Throws: `ValidationError` where `text` is no week.
  static func parsing(_ text: String) throws -> Week {
    guard let week = Week(text) else {
      throw ValidationError("'\(text)' is no ISO week; give one such as 2026-W46")
    }
    return week
  }
}

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
        from: open.archive, week: week, zone: open.settings.zone, taxonomy: open.taxonomy,
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
