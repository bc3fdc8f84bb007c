import ArgumentParser
import Feedback
import Pipeline
import Report

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the weekly report.",
    usage: "voc report [<options>] [<week>]",
    discussion: """
      Without a week, of the last complete ISO week that has feedback. The files stand in reports/.

      Examples:
        voc report
        voc report 2026-W46 --language en
        voc report --format md --print | less

      Exit status: 0 written; 1 written, and the week holds no feedback; 2 failed.
      """)

  @OptionGroup var options: WorkspaceOptions

  @Option(help: ArgumentHelp("html, md, json, csv; commas between.", valueName: "formats"))
  var format = "html,md,json,csv"

  @Option(help: ArgumentHelp("nl or en; else as voc.yaml says.", valueName: "language"))
  var language: ReportLanguage?

  @Flag(name: .customLong("print"), help: "Write to standard output instead of to reports/.")
  var toOutput = false

  @Argument(help: ArgumentHelp("An ISO week, such as 2026-W46.", valueName: "week"))
  var week: String?

  func run() throws {
    let formats = try format.split(separator: ",").map { name in
      guard let format = ReportFormat(rawValue: String(name)) else {
        throw ValidationError("--format does not know '\(name)'; it takes html, md, json, csv")
      }
      return format
    }
    let open = try options.opened()
    let week = try week.map(ReportWeek.parsing) ?? ReportWeek.last(in: open)
    let files = ReportFiles(open: open)
    let report = try files.report(week)
    if toOutput {
      let spoken = language ?? open.reportLanguage
      for format in formats {
        Output.line(try files.text(of: report, as: format, in: spoken))
      }
    } else {
      for path in try files.write(week, formats: formats, language: language) {
        Output.line(path)
      }
    }
    if report.scores.items == 0 {
      Output.complain("Week \(week) holds no feedback; the report says so.")
      throw ExitCode(1)
    }
  }
}

extension ReportLanguage: ExpressibleByArgument {}
