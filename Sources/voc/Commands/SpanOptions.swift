import ArgumentParser
import Feedback
import Pipeline
import Report

/// Of which time a table is: one week, or from one week, day, month or quarter to another; the same
/// on every command that shows figures.
struct SpanOptions: ParsableArguments {
  @Option(help: ArgumentHelp("An ISO week, such as 2026-W46.", valueName: "week"))
  var week: String?

  @Option(help: ArgumentHelp("From this week, day or month on.", valueName: "period"))
  var since: String?

  @Option(help: ArgumentHelp("Up to and with this week, day or month.", valueName: "period"))
  var until: String?

  func validate() throws {
    if week != nil, since != nil || until != nil {
      throw ValidationError("give either --week, or --since and --until")
    }
  }

  /// The days that are meant; the last complete week with feedback where none is given.
  ///
  /// - Throws: `ValidationError` where a week or day cannot be read.
  func period(in open: OpenWorkspace) throws -> ReportPeriod {
    if let week {
      guard Week(week) != nil else {
        throw ValidationError("'\(week)' is no ISO week; give one such as 2026-W46")
      }
      return try ReportCalendar.period(week)
    }
    guard since != nil || until != nil else {
      return ReportPeriod(try ReportCalendar.lastWeek(in: open))
    }
    return try ReportCalendar.period(since: since, until: until, in: open)
  }
}
