import Archive
import ArgumentParser
import Feedback
import Pipeline

struct ForgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Erase all that one person wrote, for good.",
    discussion: """
      The person is known by the e-mail address or customer number as it stood in the exports; by name \
      only where the exports gave neither. What the person wrote goes from the archive and from its \
      search index, bytes included, and no later file brings it back. The originals in done/ and the \
      reports that were made before are named, so that you can remove them; a proof without the \
      person's data stays in the archive.

      Examples:
        voc forget --dry-run j.jansen@example.com     what would go
        voc forget j.jansen@example.com

      Exit status: 0 erased; 1 nothing of this person was found; 2 failed.
      """)

  @OptionGroup var options: WorkspaceOptions

  @Flag(name: .customLong("dry-run"), help: "Say what would be erased, and erase nothing.")
  var dryRun = false

  @Argument(help: ArgumentHelp("E-mail address, customer number or name.", valueName: "person"))
  var person: String

  func run() throws {
    let workspace = try options.located()
    try workspace.whileLocked { try forget(in: workspace) }
  }

  private func forget(in workspace: Workspace) throws {
    let open = try OpenWorkspace(workspace, access: .writing)
    let pseudonyms = try Pseudonyms(workspace: workspace)
    let keys = try open.archive.persons(knownBy: pseudonyms.persons(knownAs: person))
    if dryRun {
      let items = try items(of: keys, in: open.archive)
      Output.line("\(items.count) items would be erased.")
      name(items.map(\.source), in: workspace)
      if items.isEmpty { throw ExitCode(1) }
      return
    }
    let erasure = try open.archive.erase(persons: keys, at: Clock.now)
    guard !erasure.items.isEmpty else {
      Output.complain(
        "Nothing of this person was found; try the e-mail address or customer number as it stood in "
          + "the exports. What comes in later under this name is not taken.")
      throw ExitCode(1)
    }
    Output.line("\(erasure.items.count) items erased; the person will not come back.")
    name(erasure.items.map(\.source), in: workspace)
  }

  private func items(
    of keys: Set<Int64>, in archive: FeedbackArchive
  ) throws -> [FeedbackItem] {
    var found: [FeedbackItem] = []
    try archive.forEachItem { if keys.contains($0.person) { found.append($0.item) } }
    return found
  }

  /// Says which originals and reports still hold the person's words.
  private func name(_ sources: [FeedbackItem.Source], in workspace: Workspace) {
    let files = Set(sources.map(\.file)).sorted()
    for file in files {
      let places = sources.filter { $0.file == file }.map { "#\($0.index)" }
      let original = file.hasPrefix("inbox/") ? "done/" + file.dropFirst(6) : file
      Output.line("original    \(original) \(places.prefix(20).joined(separator: " "))")
    }
    for report in workspace.madeReports() where !sources.isEmpty {
      Output.line("report      \(workspace.shortName(of: report))")
    }
  }
}
