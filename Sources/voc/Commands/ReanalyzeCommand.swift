import ArgumentParser
import Pipeline

struct ReanalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reanalyze",
    abstract: "Read all stored feedback again, with the lexicons and rules of now.",
    discussion: """
      After a change in lexicons/ or a newer voc, readings that were made before differ in make from \
      new ones; voc status counts them. They are made anew from the stored text, in batches: a run \
      that is stopped goes on where it was. Reports and searches see the old readings until the last \
      new one is made, then all the new ones.

      Examples:
        voc reanalyze               what was read with other lexicons
        voc reanalyze --all         everything, as after a newer voc

      Exit status: 0 done; 1 stopped before its end; 2 the run failed.
      """)

  @OptionGroup var options: WorkspaceOptions

  @Flag(help: "Read everything again, also what was read with these lexicons.")
  var all = false

  @Flag(help: "Wait while another run is at work in the workspace, instead of leaving.")
  var wait = false

  func run() throws {
    let workspace = try options.located()
    let done = try workspace.whileLocked(
      waiting: wait ? .wait : .leave, told: WorkspaceOptions.tellWaiting
    ) {
      try reread(OpenWorkspace(workspace, access: .writing, onWait: WorkspaceOptions.tellLocked))
    }
    guard done.isDone else {
      Output.complain(
        "Stopped after \(done.read) of \(done.total) items; the same command goes on from there.")
      throw ExitCode(1)
    }
    Output.line(
      done.total == 0
        ? "All readings are made with these lexicons." : "\(done.total) items read anew.")
  }

  private func reread(_ open: OpenWorkspace) throws -> Reanalysis.Progress {
    var progress = Progress()
    StopSignal.listen()
    let done = try Reanalysis(open).run(
      all ? .all : .outdated,
      told: { progress.show("\($0.read) of \($0.total) items") },
      mayGoOn: { !StopSignal.isRaised })
    progress.clear()
    return done
  }
}
