import ArgumentParser
import Pipeline

/// Which workspace to work in; the same on every command that needs one.
struct WorkspaceOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The workspace; else VOC_WORKSPACE, else the nearest folder upwards with a voc.yaml.",
      valueName: "dir"))
  var workspace: String?

  /// - Throws: ``PipelineError`` where there is no such workspace.
  func located() throws -> Workspace { try Workspace.locate(given: workspace) }

  /// Says for whom a run waits that was told to.
  static func tellWaiting(for holder: String) {
    Output.complain("Waiting for another run (\(holder)) to end.")
  }

  /// Opens the workspace for commands that only look.
  func opened() throws -> OpenWorkspace {
    try OpenWorkspace(located(), access: .reading, onWait: Self.tellLocked)
  }

  /// Says that another process holds the archive.
  @Sendable
  static func tellLocked() {
    Output.complain("Waiting for another process that holds the archive.")
  }

  /// The settings of the workspace, where one is named or found; else the defaults.
  func settingsIfAny() throws -> Settings {
    do {
      return try OpenWorkspace.settings(of: located())
    } catch let error as PipelineError where error.code == .noWorkspace && workspace == nil {
      return try SettingsFile(path: "voc.yaml").settings(from: "")
    }
  }
}
