import Archive
import ArgumentParser
import Feedback
import Insight
import Pipeline
import Report

struct GapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gap",
    abstract: "The gap between expectation and experience, as a table on the terminal.",
    usage: "voc gap [<options>] [<touchpoint>]",
    discussion: """
      The widest gap comes first, by the bound of its interval, so that a few loud voices do not lead \
      the list. Cells of fewer than five people are withheld, and in a larger cell each figure that \
      rests on fewer; those below thirty are marked ~. With a \
      touchpoint, by id or name: its channels, promises, themes and what was said.

      Examples:
        voc gap                                  the last complete week
        voc gap --since 2026-W34 --by touchpoint
        voc gap levering --since 2026-W34        one touchpoint, with words
        voc gap --week 2026-W46 --json

      Exit status: 0 shown; 1 there is no feedback in that time; 2 failed.
      """)

  @OptionGroup var options: WorkspaceOptions
  @OptionGroup var time: SpanOptions

  @Option(
    help: ArgumentHelp(
      "Split by touchpoint, channel, segment, theme, language, week; commas between.",
      valueName: "what"))
  var by: String?

  @Option(help: ArgumentHelp("nl or en; else as voc.yaml says.", valueName: "language"))
  var language: ReportLanguage?

  @Option(help: ArgumentHelp("How many statements of a touchpoint are shown.", valueName: "n"))
  var limit = 10

  @Flag(help: "Give the table as JSON.")
  var json = false

  @Flag(help: "Give the table as CSV.")
  var csv = false

  @Argument(help: ArgumentHelp("Only this touchpoint, in detail.", valueName: "touchpoint"))
  var touchpoint: String?

  func validate() throws {
    if touchpoint != nil, by != nil || csv {
      throw ValidationError("a touchpoint's detail goes with neither --by nor --csv")
    }
    if limit < 0 { throw ValidationError("--limit must be 0 or more") }
  }

  func run() throws {
    let dimensions = try Self.dimensions(by ?? "touchpoint,channel")
    let open = try options.opened()
    let period = try time.period(in: open)
    let span = period.instants(in: open.settings.zone)
    if !json, !csv { Output.line("\(period.first) – \(period.last)\n") }
    let isEmpty =
      if let touchpoint {
        try show(open.taxonomy.touchpoint(called: touchpoint), of: span, in: open)
      } else {
        try showTable(by: dimensions, of: span, in: open)
      }
    if isEmpty { throw ExitCode(1) }
  }

  private static func dimensions(_ names: String) throws -> [Dimension] {
    try names.split(separator: ",").map { name in
      guard let dimension = Dimension(rawValue: String(name)) else {
        let known = Dimension.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--by does not know '\(name)'; it takes \(known)")
      }
      return dimension
    }
  }

  private var style: GapTableText.Style { Output.hasColour ? .colour : .plain }

  /// - Returns: whether there was nothing to show.
  private func showTable(
    by dimensions: [Dimension], of span: Range<Timestamp>, in open: OpenWorkspace
  ) throws -> Bool {
    let themes =
      dimensions.contains(.theme) ? try open.archive.themeObservations(received: span) : []
    let observations = try open.archive.observations(received: span)
    // Those that a report shows side by side withhold the same here, one at a time.
    let table =
      switch dimensions {
      case [.touchpoint]: TouchpointTables(observations: observations).touchpoints
      case [.touchpoint, .channel]: TouchpointTables(observations: observations).cells
      default:
        GapTable.make(
          observations: observations, by: dimensions, zone: open.settings.zone, themes: themes)
      }
    let language = language ?? open.reportLanguage
    if json {
      Output.text(try JSONGapTable(table).json())
    } else if csv {
      Output.text(CSVReport(table, taxonomy: open.taxonomy, language: language).csv)
    } else {
      Output.text(
        GapTableText(table, taxonomy: open.taxonomy, language: language, style: style).lines)
    }
    return table.isEmpty
  }

  /// - Returns: whether there was nothing to show.
  private func show(
    _ touchpoint: Touchpoint, of span: Range<Timestamp>, in open: OpenWorkspace
  ) throws -> Bool {
    let detail = try TouchpointDetail(
      of: touchpoint, in: open.archive, received: span, taxonomy: open.taxonomy)
    if json {
      Output.text(try JSONTouchpoint(detail).json())
    } else {
      let language = language ?? open.reportLanguage
      Output.text(TouchpointText(detail, language: language, style: style, limit: limit).lines)
    }
    return detail.isEmpty
  }
}

extension Taxonomy {
  /// The one touchpoint that is meant by `name`: id, name in either language, or a beginning.
  ///
  /// - Throws: `ValidationError` where it means none or several, with what there is.
  func touchpoint(called name: String) throws -> Touchpoint {
    let found = touchpoints(named: name)
    guard let touchpoint = found.first else {
      let known = touchpoints.map(\.id).joined(separator: ", ")
      throw ValidationError("there is no touchpoint '\(name)'; there are \(known)")
    }
    guard found.count == 1 else {
      let meant = found.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("'\(name)' may be \(meant); type more of the one you mean")
    }
    return touchpoint
  }
}
