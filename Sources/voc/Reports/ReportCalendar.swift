import ArgumentParser
import Feedback
import Pipeline
import Report

/// Which weeks there are to report on, and how a person names a period.
enum ReportCalendar {
  /// The last ISO week that was over at `now` and has feedback: a report on weeks without a single item
  /// helps nobody.
  static func lastWeek(in open: OpenWorkspace, now: Timestamp = Clock.now) throws -> Week {
    try completeWeeks(in: open, now: now).keys.max()
      ?? Week(containing: now, in: open.settings.zone).advanced(by: -1)
  }

  /// The weeks that are over at `now` and have feedback, with how many items.
  static func completeWeeks(
    in open: OpenWorkspace, now: Timestamp = Clock.now
  ) throws -> [Week: Int] {
    let zone = open.settings.zone
    let current = Week(containing: now, in: zone)
    return try open.archive.weeks(in: zone).filter { $0.key < current }
  }

  /// - Throws: `ValidationError` where `text` names no period.
  static func period(_ text: String) throws -> ReportPeriod {
    guard let period = ReportPeriod(text) else {
      throw ValidationError(
        "'\(text)' is no week, day, month, quarter or year; give 2026-W46, 2026-11-02, 2026-11, "
          + "2026-Q4 or 2026")
    }
    return period
  }

  /// From the first day of `since` to the last of `until`.
  ///
  /// - Parameters:
  ///   - since: nil for the archive's first day.
  ///   - until: nil for today.
  /// - Throws: `ValidationError` where a period cannot be read or ends before it begins.
  static func period(
    since: String?, until: String?, in open: OpenWorkspace, now: Timestamp = Clock.now
  ) throws -> ReportPeriod {
    let zone = open.settings.zone
    let oldest = try open.archive.status().received?.lowerBound ?? now
    let first = try since.map { try period($0).first } ?? zone.date(of: oldest)
    let last = try until.map { try period($0).last } ?? zone.date(of: now)
    guard let period = ReportPeriod(first: first, last: last) else {
      throw ValidationError("--since must lie before --until")
    }
    return period
  }
}
