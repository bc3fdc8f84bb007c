import ArgumentParser
import Feedback
import Pipeline
import Report

struct PromisesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "promises",
    abstract: "The promise ledger: kept, broken and open per touchpoint, with the words.",
    usage: "voc promises [<options>]",
    discussion: """
      Examples:
        voc promises
        voc promises --week 2026-W46 --json

      Exit status: 0 shown; 1 nobody spoke of a promise in that week; 2 failed.
      """)

  @OptionGroup var options: WorkspaceOptions

  @Option(help: ArgumentHelp("An ISO week, such as 2026-W46.", valueName: "week"))
  var week: String?

  @Option(help: ArgumentHelp("nl or en; else as voc.yaml says.", valueName: "language"))
  var language: ReportLanguage?

  @Flag(help: "Give the ledger as JSON.")
  var json = false

  func run() throws {
    let open = try options.opened()
    let week = try week.map(ReportWeek.parsing) ?? ReportWeek.last(in: open)
    let report = try ReportFiles(open: open).report(week)
    if json {
      Output.text(try JSONPromises(report).json())
    } else {
      Output.line("\(week)\n")
      Output.text(PromiseText(report, language: language ?? open.reportLanguage).lines)
    }
    if report.promises.isEmpty { throw ExitCode(1) }
  }
}

extension OpenWorkspace {
  /// The language of reports as the settings say.
  var reportLanguage: ReportLanguage {
    ReportLanguage(rawValue: settings.language.rawValue) ?? .english
  }
}
