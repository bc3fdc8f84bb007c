import ArgumentParser
import Pipeline

struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Take files into the archive as they arrive in the inbox, for as long as it runs.",
    discussion: """
      Ends cleanly on Ctrl-C or SIGTERM, after the file at hand. Files that are still being written \
      are left alone until they are whole.

      Examples:
        voc watch -w feedback
        systemctl --user start voc-watch    see the README for the unit
      """)

  @OptionGroup var options: WorkspaceOptions

  @Flag(help: "Wait while another run is at work in the workspace, instead of leaving.")
  var wait = false

  func run() throws {
    let workspace = try options.located()
    try workspace.whileLocked(waiting: wait ? .wait : .leave) { try watch(workspace) }
  }

  private func watch(_ workspace: Workspace) throws {
    let ingestion = try Ingestion(workspace)
    let inbox = Inbox(workspace)
    let watcher = InboxWatcher(folder: workspace.inbox)
    StopSignal.listen()
    Output.complain("Watching \(workspace.inbox); Ctrl-C ends.")
    while !StopSignal.isRaised {
      let waiting = inbox.stable(now: Clock.now)
      if !waiting.isEmpty {
        let summary = try ingestion.take(waiting, mayGoOn: { !StopSignal.isRaised })
        IngestSummaryText(summary).print()
        Output.flush()
      }
      watcher.wait(milliseconds: 500)
    }
    Output.complain("Stopped.")
  }
}
