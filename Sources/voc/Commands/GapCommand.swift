import ArgumentParser
import Feedback
import Insight
import Pipeline
import Report

struct GapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gap",
    abstract: "The gap between expectation and experience, as a table on the terminal.",
    usage: "voc gap [<options>]",
    discussion: """
      The widest gap comes first, by the bound of its interval, so that a few loud voices do not lead \
      the list. Cells of fewer than five people are withheld; those below thirty are marked ~.

      Examples:
        voc gap                                   the last complete week with feedback
        voc gap --since 2026-W34 --by touchpoint
        voc gap --week 2026-W46 --json

      Exit status: 0 shown; 1 there is no feedback in that time; 2 failed.
      """)

  @OptionGroup var options: WorkspaceOptions

  @Option(help: ArgumentHelp("An ISO week, such as 2026-W46.", valueName: "week"))
  var week: String?

  @Option(help: ArgumentHelp("From this ISO week or day on.", valueName: "week|day"))
  var since: String?

  @Option(help: ArgumentHelp("Up to and with this ISO week or day.", valueName: "week|day"))
  var until: String?

  @Option(
    help: ArgumentHelp(
      "Split by touchpoint, channel, segment, theme, language, week; commas between.",
      valueName: "what"))
  var by = "touchpoint,channel"

  @Option(help: ArgumentHelp("nl or en; else as voc.yaml says.", valueName: "language"))
  var language: ReportLanguage?

  @Flag(help: "Give the table as JSON.")
  var json = false

  @Flag(help: "Give the table as CSV.")
  var csv = false

  func validate() throws {
    if week != nil, since != nil || until != nil {
      throw ValidationError("give either --week, or --since and --until")
    }
  }

  func run() throws {
    let dimensions = try by.split(separator: ",").map { name in
      guard let dimension = Dimension(rawValue: String(name)) else {
        let known = Dimension.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--by does not know '\(name)'; it takes \(known)")
      }
      return dimension
    }
    let open = try options.opened()
    let span = try span(in: open)
    let themes =
      dimensions.contains(.theme) ? try open.archive.themeObservations(received: span) : []
    let table = GapTable.make(
      observations: try open.archive.observations(received: span), by: dimensions,
      zone: open.settings.zone, themes: themes)
    let language = language ?? open.reportLanguage
    if !json, !csv {
      let zone = open.settings.zone
      let last = Timestamp(seconds: span.upperBound.seconds - 1)
      Output.line("\(zone.date(of: span.lowerBound)) – \(zone.date(of: last))\n")
    }
    try show(table, language: language, in: open)
    if table.isEmpty { throw ExitCode(1) }
  }

  private func show(_ table: GapTable, language: ReportLanguage, in open: OpenWorkspace) throws {
    if json {
      Output.text(try JSONGapTable(table).json())
    } else if csv {
      Output.text(CSVReport(table, taxonomy: open.taxonomy, language: language).csv)
    } else {
      Output.text(
        GapTableText(
          table, taxonomy: open.taxonomy, language: language,
          style: Output.hasColour ? .colour : .plain
        ).lines)
    }
  }

  private func span(in open: OpenWorkspace) throws -> Range<Timestamp> {
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
}
