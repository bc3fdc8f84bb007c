import Archive
import Bytes
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
    fileprivate var reports: [ReportName: [ReportFormat]] = [:]
    fileprivate var languages: [ReportName: ReportLanguage] = [:]
    /// Reports that are not made again: of periods that ended before the term, and of teams that
    /// the settings have no more.
    fileprivate(set) var gone: [String] = []

    fileprivate var isEmpty: Bool { reports.isEmpty && gone.isEmpty }

    /// A line for each file to be made: `2026-W46 html nl`.
    fileprivate var note: String {
      reports.sorted { $0.key < $1.key }.flatMap { name, formats in
        formats.map { "\(name) \($0.rawValue) \(languages[name]?.rawValue ?? "")\n" }
      }.joined()
    }

    fileprivate mutating func add(_ owed: Owed) {
      if reports[owed.name]?.contains(owed.format) != true {
        reports[owed.name, default: []].append(owed.format)
      }
      languages[owed.name] = languages[owed.name] ?? owed.language
    }
  }

  /// One line of the note.
  fileprivate struct Owed {
    let name: ReportName
    let format: ReportFormat
    let language: ReportLanguage?

    init?(_ line: Substring, teams: [String]) {
      let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      guard words.count == 3, let name = ReportName(words[0], teams: teams),
        let format = ReportFormat(rawValue: words[1])
      else { return nil }
      self.name = name
      self.format = format
      language = ReportLanguage(rawValue: words[2])
    }
  }

  /// The reports that may speak of `items`: those of their time and of later ones, which compare
  /// with what was before and follow promises up.
  ///
  /// - Parameter border: reports of periods that were over by then are to go for good; of the others
  ///   only those that it lies in can quote what is older.
  func renewal(for items: [ArchivedItem], before border: Timestamp? = nil) -> Renewal {
    let zone = open.settings.zone
    let first = items.compactMap(\.item.received).min()
    var renewal = Renewal()
    for (name, formats) in made() {
      let span = name.period.instants(in: zone)
      if let border, span.upperBound <= border {
        renewal.gone += formats.map { path(of: name, $0) }
      } else if let first, first < span.upperBound, border.map(span.contains) ?? true {
        renewal.reports[name] = formats
        renewal.languages[name] = formats.lazy.compactMap { language(of: path(of: name, $0)) }.first
      }
    }
    if first != nil { renewal.gone += orphans() }
    for owed in owed() { renewal.add(owed) }
    renewal.gone.sort()
    return renewal
  }

  /// The paths of a renewal's reports.
  func paths(_ renewal: Renewal) -> [String] {
    renewal.reports.sorted { $0.key < $1.key }.flatMap { name, formats in
      formats.map { path(of: name, $0) }
    }
  }

  /// Takes the old reports away, and notes which are owed.
  func takeAway(_ renewal: Renewal) throws {
    if !renewal.reports.isEmpty {
      try open.workspace.write(Array(renewal.note.utf8), to: open.workspace.owedReports)
    }
    for path in paths(renewal) + renewal.gone + (renewal.isEmpty ? [] : [index]) {
      guard unlink(path) == 0 || errno == ENOENT else {
        throw PipelineError(
          .fileSystem, place: path, detail: "cannot be removed; check the permissions")
      }
    }
  }

  /// Makes the reports again, in the formats and languages that they had.
  func make(_ renewal: Renewal) throws {
    for (name, formats) in renewal.reports {
      _ = try write(name, formats: formats, language: renewal.languages[name])
    }
    if !renewal.isEmpty { try writeIndex() }
    unlink(open.workspace.owedReports)
  }

  /// Makes the reports that a run which died has taken away.
  func makeOwed() throws {
    var renewal = Renewal()
    for owed in owed() { renewal.add(owed) }
    if !renewal.isEmpty { try make(renewal) }
  }

  private func owed() -> [Owed] {
    let note = try? String(contentsOfFile: open.workspace.owedReports, encoding: .utf8)
    let teams = teams.map(\.name)
    return (note ?? "").split(separator: "\n").compactMap { Owed($0, teams: teams) }
  }

  /// The files of teams that the settings have no more.
  private func orphans() -> [String] {
    open.workspace.madeReports().filter { path in
      let file = path.lastPathName as NSString
      let parts = file.deletingPathExtension.split(separator: ".", maxSplits: 1)
      guard parts.count == 2, ReportPeriod(String(parts[0])) != nil,
        ReportFormat(rawValue: file.pathExtension) != nil
      else { return false }
      return ReportName(file.deletingPathExtension, teams: teams.map(\.name)) == nil
    }
  }

  /// Pages and mails say which language they are in.
  private func language(of path: String) -> ReportLanguage? {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    let head = text.prefix(600)
    return ReportLanguage.allCases.first { language in
      head.contains("<html lang=\"\(language.rawValue)\"")
        || head.contains("Content-Language: \(language.rawValue)")
    }
  }
}
