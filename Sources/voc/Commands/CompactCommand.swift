import ArgumentParser
import Pipeline

struct CompactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compact",
    abstract: "Give back the room that erased items left, and merge the search index.",
    discussion: """
      Searching works without; after large imports and erasures this makes it as fast, and the file as \
      small, as they can be. Takes about as long as copying the archive, and as much room meanwhile.

      Examples:
        voc compact
        voc compact --wait      after another run has ended

      Exit status: 0 done; 2 failed, such as where another run is at work.
      """)

  @OptionGroup var options: WorkspaceOptions

  @Flag(help: "Wait while another run is at work in the workspace, instead of leaving.")
  var wait = false

  func run() throws {
    let workspace = try options.located()
    try workspace.whileLocked(
      waiting: wait ? .wait : .leave, told: WorkspaceOptions.tellWaiting
    ) {
      let open = try OpenWorkspace(workspace, access: .writing, onWait: WorkspaceOptions.tellLocked)
      let before = try open.archive.status().size
      try open.archive.compact()
      let after = try open.archive.status().size
      Output.line("\(before / 1000) kB → \(after / 1000) kB")
    }
  }
}
