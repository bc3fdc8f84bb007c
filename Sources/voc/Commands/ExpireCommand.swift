import ArgumentParser
import Pipeline

struct ExpireCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expire",
    abstract: "Erase what is older than the retention term.",
    discussion: """
      The term stands in voc.yaml (retention: months), or is given here. Items without a date stay.

      Examples:
        voc expire
        voc expire --months 12

      Exit status: 0 done; 2 there is no term, or the run failed.
      """)

  @OptionGroup var options: WorkspaceOptions

  @Option(help: ArgumentHelp("Months to keep, instead of those in voc.yaml.", valueName: "n"))
  var months: Int?

  func validate() throws {
    if let months, !(1...1200).contains(months) {
      throw ValidationError("--months must lie between 1 and 1200")
    }
  }

  func run() throws {
    let workspace = try options.located()
    try workspace.whileLocked { try expire(in: workspace) }
  }

  private func expire(in workspace: Workspace) throws {
    let open = try OpenWorkspace(workspace, access: .writing)
    guard let months = months ?? open.settings.retentionMonths else {
      throw PipelineError(
        .badSettings, place: workspace.settingsFile,
        detail: "has no retention term; write one (retention: {months: 24}) or give --months")
    }
    let zone = open.settings.zone
    let border = zone.instant(of: zone.date(of: Clock.now).subtracting(months: months))
    let erasure = try open.archive.expire(before: border, at: Clock.now)
    Output.line("\(erasure.items.count) items from before \(zone.date(of: border)) erased.")
  }
}
