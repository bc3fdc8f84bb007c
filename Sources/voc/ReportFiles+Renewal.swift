import Archive
import Feedback
import Foundation
import Pipeline
import Report

/// Reports that quote what is being erased are taken away before the archive is changed and made
/// again afterwards. Which they are stands in a note meanwhile, so that the next run makes them where
/// this one dies in between.
extension ReportFiles {
  /// Reports that were made before and are to be made again, as they stood in `reports/`.
  struct Renewal {
    fileprivate var weeks: [Week: [ReportFormat]] = [:]
    fileprivate var languages: [Week: ReportLanguage] = [:]
    /// Reports of weeks that end before the term are not made again.
    fileprivate(set) var gone: [String] = []

    var isEmpty: Bool { weeks.isEmpty && gone.isEmpty }

    /// A line for each report to be made: `2026-W46 html nl`.
    fileprivate var note: String {
      weeks.sorted { $0.key < $1.key }.flatMap { week, formats in
        formats.map { "\(week) \($0.rawValue) \(languages[week]?.rawValue ?? "")\n" }
      }.joined()
    }

    fileprivate mutating func add(_ report: Report) {
      if weeks[report.week]?.contains(report.format) != true {
        weeks[report.week, default: []].append(report.format)
      }
      languages[report.week] = languages[report.week] ?? report.language
    }

    /// One line of the note.
    fileprivate struct Report {
      let week: Week
      let format: ReportFormat
      let language: ReportLanguage?

      init?(_ line: String) {
        let words = line.split(separator: " ").map(String.init)
        guard words.count >= 2, let week = Week(words[0]),
          let format = ReportFormat(rawValue: words[1])
        else { return nil }
        self.week = week
        self.format = format
        language = words.count > 2 ? ReportLanguage(rawValue: words[2]) : nil
      }
    }
  }

  /// The reports that may speak of `items`: those of their weeks and of later ones, which compare
  /// with weeks before and follow promises up.
  ///
  /// - Parameter border: reports of weeks that were over by then are to go for good.
  func renewal(for items: [ArchivedItem], before border: Timestamp? = nil) -> Renewal {
    let zone = open.settings.zone
    let first = items.compactMap(\.item.received).min().map { Week(containing: $0, in: zone) }
    var renewal = Renewal()
    for (path, week, format) in made() {
      if let border, week.instants(in: zone).upperBound <= border {
        renewal.gone.append(path)
      } else if let first, week >= first {
        renewal.weeks[week, default: []].append(format)
        renewal.languages[week] = renewal.languages[week] ?? language(of: path)
      }
    }
    if border != nil { renewal.weeks = renewal.weeks.filter { $0.key == renewal.weeks.keys.min() } }
    for owed in owed() { renewal.add(owed) }
    return renewal
  }

  /// The paths of a renewal's reports.
  func paths(_ renewal: Renewal) -> [String] {
    renewal.weeks.sorted { $0.key < $1.key }.flatMap { week, formats in
      formats.map { path(of: week, $0) }
    }
  }

  /// Takes the old reports away, and notes which are owed.
  func takeAway(_ renewal: Renewal) throws {
    if !renewal.weeks.isEmpty {
      try open.workspace.write(Array(renewal.note.utf8), to: open.workspace.owedReports)
    }
    for path in paths(renewal) + renewal.gone {
      guard unlink(path) == 0 || errno == ENOENT else {
        throw PipelineError(
          .fileSystem, place: path, detail: "cannot be removed; check the permissions")
      }
    }
  }

  /// Makes the reports again, in the formats and languages that they had.
  func make(_ renewal: Renewal) throws {
    for (week, formats) in renewal.weeks {
      _ = try write(week, formats: formats, language: renewal.languages[week])
    }
    unlink(open.workspace.owedReports)
  }

  /// Makes the reports that a run which died has taken away.
  func makeOwed() throws {
    var renewal = Renewal()
    for owed in owed() { renewal.add(owed) }
    if !renewal.isEmpty { try make(renewal) }
  }

  private func owed() -> [Renewal.Report] {
    let note = try? String(contentsOfFile: open.workspace.owedReports, encoding: .utf8)
    return (note ?? "").split(separator: "\n").compactMap { Renewal.Report(String($0)) }
  }

  private func path(of week: Week, _ format: ReportFormat) -> String {
    "\(open.workspace.reports)/\(week).\(format.rawValue)"
  }

  private func made() -> [(path: String, week: Week, format: ReportFormat)] {
    open.workspace.madeReports().compactMap { path in
      let name = (path as NSString).lastPathComponent as NSString
      guard let week = Week(name.deletingPathExtension),
        let format = ReportFormat(rawValue: name.pathExtension)
      else { return nil }
      return (path, week, format)
    }
  }

  /// Only the HTML says which language it is in.
  private func language(of path: String) -> ReportLanguage? {
    guard path.hasSuffix(".html"), let page = try? String(contentsOfFile: path, encoding: .utf8)
    else { return nil }
    return ReportLanguage.allCases.first {
      page.prefix(400).contains("<html lang=\"\($0.rawValue)\"")
    }
  }
}
