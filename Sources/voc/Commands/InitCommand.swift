import ArgumentParser
import Pipeline

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a workspace: voc.yaml, inbox, done, rejected, reports, lexicons, archive.",
    discussion: """
      Examples:
        voc init feedback       in a new folder
        voc init                here
      """)

  @Argument(help: ArgumentHelp("The folder to make it in.", valueName: "dir"))
  var directory = "."

  func run() throws {
    let workspace = try Workspace.create(at: directory)
    // The archive, and the key that it knows persons by.
    _ = try Pseudonyms(OpenWorkspace(workspace))
    Output.line("Workspace made in \(workspace.root)")
    Output.line()
    Output.line("  voc.yaml   say who you are: name, mail domains, teams")
    Output.line("  inbox/     drop exports here (mbox, .eml, survey CSV, chat HTML or XML)")
    Output.line()
    Output.line("Then: voc ingest -w \(directory)   and   voc report -w \(directory)")
  }
}
