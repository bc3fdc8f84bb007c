import Report

/// How the files of a report are called, without the format: `2026-W46`, and
/// `2026-W46.Logistiek` for one team's part.
struct ReportName: Hashable, Comparable, CustomStringConvertible {
  let period: ReportPeriod
  /// As in the settings; nil for the whole report.
  let team: String?

  init(_ period: ReportPeriod, team: String? = nil) {
    self.period = period
    self.team = team
  }

  /// Reads a name that ``description`` wrote.
  ///
  /// - Parameter teams: those of the settings. The part of a team that is not among them is nobody's
  ///   report.
  init?(_ text: String, teams: some Sequence<String>) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let period = ReportPeriod(String(parts[0])), period.name == parts[0] else { return nil }
    self.period = period
    guard let part = parts.dropFirst().first else {
      team = nil
      return
    }
    guard let team = teams.first(where: { ReportName.fileName(of: $0) == part }) else { return nil }
    self.team = team
  }

  var description: String { period.name + (team.map { "." + ReportName.fileName(of: $0) } ?? "") }

  static func < (a: ReportName, b: ReportName) -> Bool {
    (a.period.first, a.period.last, a.team ?? "") < (b.period.first, b.period.last, b.team ?? "")
  }

  /// Letters and digits of a team's name; what else is in it becomes `-`.
  private static func fileName(of team: String) -> String {
    String(team.prefix(60).map { $0.isLetter || $0.isNumber ? $0 : "-" })
  }
}
