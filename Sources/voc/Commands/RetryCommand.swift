import ArgumentParser
import Pipeline

struct RetryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry",
    abstract: "Read rejected files again, after you or a newer voc mended what was wrong.",
    discussion: """
      Moves files from rejected/ back into the inbox and takes them. One that is rejected again goes \
      back with a new reason.

      Examples:
        voc retry                       all that lies in rejected/
        voc retry survey.csv            this file
        voc retry export.zip            what was rejected of this archive

      Exit status: 0 all was read; 1 some was rejected again, or no such file lies in rejected/; 2 the \
      run failed.
      """)

  @OptionGroup var options: WorkspaceOptions

  @Flag(help: "Wait while another run is at work in the workspace, instead of leaving.")
  var wait = false

  @Flag(help: "Give the summary as JSON.")
  var json = false

  @Argument(help: ArgumentHelp("Files or folders below rejected/.", valueName: "name"))
  var names: [String] = []

  func run() throws {
    let workspace = try options.located()
    let summary = try workspace.whileLocked(
      waiting: wait ? .wait : .leave, told: WorkspaceOptions.tellWaiting
    ) {
      try retry(in: workspace)
    }
    guard let summary else {
      Output.complain(
        names.isEmpty
          ? "Nothing lies in rejected/."
          : "No such file lies in rejected/. A file in done/ is read again by voc ingest done/NAME."
      )
      throw ExitCode(names.isEmpty ? 0 : 1)
    }
    try summary.show(json: json)
    if summary.rejected > 0 { throw ExitCode(1) }
  }

  /// Nil where there is nothing to read again.
  private func retry(in workspace: Workspace) throws -> IngestSummary? {
    let prefix = "rejected/"
    let below = names.map { $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : $0 }
    let moved = try Rejected(workspace).putBack(names.isEmpty ? nil : below)
    guard !moved.isEmpty else { return nil }
    let waiting = try Inbox(workspace).stable(now: Clock.now)
    return try Ingestion(workspace).take(waiting.filter { Inbox.covers(moved, $0) })
  }
}
