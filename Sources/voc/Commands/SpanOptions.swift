import ArgumentParser
import Feedback
import Pipeline

/// Of which time a table is: one week, or from one week or day to another; the same on every command
/// that shows figures.
struct SpanOptions: ParsableArguments {
  @Option(help: ArgumentHelp("An ISO week, such as 2026-W46.", valueName: "week"))
  var week: String?

  @Option(help: ArgumentHelp("From this ISO week or day on.", valueName: "week|day"))
  var since: String?

  @Option(help: ArgumentHelp("Up to and with this ISO week or day.", valueName: "week|day"))
  var until: String?

  func validate() throws {
    if week != nil, since != nil || until != nil {
      throw ValidationError("give either --week, or --since and --until")
    }
  }

  /// The span that is meant; the last complete week with feedback where none is given.
  ///
  /// - Throws: `ValidationError` where a week or day cannot be read.
  func span(in open: OpenWorkspace) throws -> Range<Timestamp> {
    let zone = open.settings.zone
    guard since != nil || until != nil else {
      let week = try week.map(ReportWeek.parsing) ?? ReportWeek.last(in: open)
      return week.instants(in: zone)
    }
    let start = try since.map { try Self.span(of: $0, in: zone).lowerBound }
    let end = try until.map { try Self.span(of: $0, in: zone).upperBound }
    let from = start ?? Timestamp(seconds: 0)
    let to = end ?? Clock.now
    guard from < to else { throw ValidationError("--since must lie before --until") }
    return from..<to
  }

  /// The span of `2026-W46` or `2026-11-02`.
  private static func span(of text: String, in zone: Zone) throws -> Range<Timestamp> {
    if let week = Week(text) { return week.instants(in: zone) }
    guard let day = CivilDate(iso: text) else {
      throw ValidationError("'\(text)' is no week or day; give 2026-W46 or 2026-11-02")
    }
    return zone.instant(of: day)..<zone.instant(of: CivilDate(dayNumber: day.dayNumber + 1))
  }

  /// The first and last day, such as `2026-11-09 – 2026-11-15`.
  static func days(of span: Range<Timestamp>, in zone: Zone) -> String {
    let last = Timestamp(seconds: span.upperBound.seconds - 1)
    return "\(zone.date(of: span.lowerBound)) – \(zone.date(of: last))"
  }
}
