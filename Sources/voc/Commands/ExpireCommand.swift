import ArgumentParser
import Feedback
import Pipeline

struct ExpireCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expire",
    abstract: "Erase what is older than the retention term.",
    usage: "voc expire [<options>]",
    discussion: """
      The term stands in voc.yaml (retention: months), or is given here. What is older goes from the \
      archive, from the files in inbox/, done/ and rejected/, and from reports/, as with voc forget. \
      Items without a date stay.

      Examples:
        voc expire --dry-run
        voc expire
        voc expire --months 12

      Exit status: 0 done; 1 a file could not be rewritten; 2 there is no term, or the run failed.
      """)

  @OptionGroup var options: WorkspaceOptions

  @Option(help: ArgumentHelp("Months to keep, instead of those in voc.yaml.", valueName: "n"))
  var months: Int?

  @Flag(name: .customLong("dry-run"), help: "Say what would be erased, and erase nothing.")
  var dryRun = false

  @Flag(help: "Wait while another run is at work in the workspace, instead of leaving.")
  var wait = false

  @Flag(help: "Give the outcome as JSON.")
  var json = false

  func validate() throws {
    if let months, !(1...1200).contains(months) {
      throw ValidationError("--months must lie between 1 and 1200")
    }
  }

  func run() throws {
    let workspace = try options.located()
    try workspace.whileLocked(
      waiting: wait ? .wait : .leave, told: WorkspaceOptions.tellWaiting
    ) { try expire(in: workspace) }
  }

  private func expire(in workspace: Workspace) throws {
    let open = try OpenWorkspace(workspace, access: .writing, onWait: WorkspaceOptions.tellLocked)
    guard let months = months ?? open.settings.retentionMonths else {
      throw PipelineError(
        .badSettings, place: workspace.settingsFile,
        detail: "has no retention term; write one (retention: {months: 24}) or give --months")
    }
    let zone = open.settings.zone
    let border = zone.instant(of: zone.date(of: Clock.now).subtracting(months: months))
    let reports = ReportFiles(open: open)
    var renewal = ReportFiles.Renewal()
    let outcome = try ErasureRun(open).expire(
      before: border, at: Clock.now, dryRun: dryRun,
      beforeArchive: { items in
        renewal = reports.renewal(for: items, before: border)
        try reports.takeAway(renewal)
      })
    if dryRun {
      renewal = reports.renewal(for: outcome.items, before: border)
    } else {
      try reports.make(renewal)
    }
    let made = reports.paths(renewal).map(workspace.shortName)
    let gone = renewal.gone.map(workspace.shortName)
    if json {
      Output.line(
        try JSONText.laidOut(ErasureLine(outcome, isDryRun: dryRun, reports: made + gone)))
    } else {
      let verb = dryRun ? "would be erased" : "erased"
      Output.line("\(outcome.items.count) items from before \(zone.date(of: border)) \(verb).")
      ErasureText(outcome: outcome, isDryRun: dryRun).print(reports: made, gone: gone)
    }
    if outcome.isLeft { throw ExitCode(1) }
  }
}
