import ArgumentParser
import Intake
import Pipeline

struct IngestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Take what is in the inbox (or the files named) into the archive.",
    discussion: """
      Each file ends in done/, or in rejected/ beside a NAME.reason.txt that says why. Files and \
      folders that you name are copied into the inbox first; yours stay where they are. The same file \
      twice, or the same items in another file, add nothing. A ZIP archive is opened: each member is a \
      file of its own. Rows of a survey of which something could not be used stand in \
      done/NAME.rejected.csv: mend them and drop that file.

      Examples:
        voc ingest                          what waits in inbox/
        voc ingest support.mbox survey.csv  these files
        voc ingest --json | jq .added
        voc retry                           what was rejected, once more

      Exit status: 0 all was read; 1 some of it was rejected; 2 the run failed.
      """)

  @OptionGroup var options: WorkspaceOptions

  @Flag(help: "Wait while another run is at work in the workspace, instead of leaving.")
  var wait = false

  @Flag(help: "Give the summary as JSON.")
  var json = false

  @Argument(help: ArgumentHelp("Files or folders to take.", valueName: "path"))
  var paths: [String] = []

  func run() throws {
    let workspace = try options.located()
    let (summary, refused) = try workspace.whileLocked(
      waiting: wait ? .wait : .leave, told: WorkspaceOptions.tellWaiting
    ) {
      try ingest(in: workspace)
    }
    if json || !summary.files.isEmpty || refused == 0 { try summary.show(json: json) }
    if summary.rejected + refused > 0 { throw ExitCode(1) }
  }

  /// - Returns: the summary, and how many of the paths could not be taken.
  private func ingest(in workspace: Workspace) throws -> (IngestSummary, refused: Int) {
    let inbox = Inbox(workspace)
    var refused = 0
    var names: [String] = []
    for path in paths {
      do {
        names.append(try inbox.take(path))
      } catch {
        Output.complain("\(error)")
        refused += 1
      }
    }
    let waiting = try inbox.stable(now: Clock.now)
    for folder in inbox.closedFolders() {
      Output.complain("inbox/\(folder): the folder cannot be read; check its permissions")
    }
    let chosen = paths.isEmpty ? waiting : waiting.filter { Inbox.covers(names, $0) }
    let open = try OpenWorkspace(workspace, access: .writing, onWait: WorkspaceOptions.tellLocked)
    let summary = try Ingestion(open).take(chosen)
    try ReportFiles(open: open).makeOwed()
    let isNameless = open.settings.company == IntakeContext.Company()
    if isNameless, summary.files.contains(where: \.isMail) {
      Output.complain(
        "voc.yaml names no domain or address of your own: what your side writes counts as a "
          + "customer's.")
    }
    return (summary, refused)
  }
}
