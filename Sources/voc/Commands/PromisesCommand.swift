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
      Promises of touchpoints where fewer than five people speak are withheld, and their words too.

      Examples:
        voc promises
        voc promises --since 2026-W34
        voc promises --week 2026-W46 --json

      Exit status: 0 shown; 1 nobody spoke of a promise in that time; 2 failed.
      """)

  @OptionGroup var options: WorkspaceOptions
  @OptionGroup var time: SpanOptions

  @Option(help: ArgumentHelp("nl or en; else as voc.yaml says.", valueName: "language"))
  var language: ReportLanguage?

  @Flag(help: "Give the ledger as JSON.")
  var json = false

  func run() throws {
    let open = try options.opened()
    let period = try time.period(in: open)
    let ledger = try PromiseLedger(
      from: open.archive, received: period.instants(in: open.settings.zone))
    if json {
      Output.text(try JSONPromises(ledger).json())
    } else {
      let language = language ?? open.reportLanguage
      Output.line("\(period.first) – \(period.last)\n")
      Output.text(PromiseText(ledger, taxonomy: open.taxonomy, language: language).lines)
    }
    if ledger.isEmpty { throw ExitCode(1) }
  }
}

extension OpenWorkspace {
  /// The language of reports as the settings say.
  var reportLanguage: ReportLanguage {
    ReportLanguage(rawValue: settings.language.rawValue) ?? .english
  }
}
