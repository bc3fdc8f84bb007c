import ArgumentParser
import Feedback
import Pipeline

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
