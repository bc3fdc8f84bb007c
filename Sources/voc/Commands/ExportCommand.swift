import Archive
import ArgumentParser
import Pipeline

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Give everything out again, or all that is known of one person.",
    discussion: """
      One JSON line an item: the item as it is kept (redacted), with its reading.

      Examples:
        voc export > feedback.jsonl
        voc export --person j.jansen@example.com

      Exit status: 0 done; 1 nothing was found; 2 failed.
      """)

  @OptionGroup var options: WorkspaceOptions

  @Option(
    help: ArgumentHelp(
      "Only what this person wrote: e-mail address, customer number or name.", valueName: "person"))
  var person: String?

  func run() throws {
    let open = try options.opened()
    let keys = try person.map { person in
      try open.archive.persons(
        knownBy: Pseudonyms(workspace: open.workspace).persons(knownAs: person))
    }
    var count = 0
    try open.archive.forEachItem { item in
      guard keys?.contains(item.person) ?? true else { return }
      count += 1
      Output.line(try JSONText.of(ArchivedLine(item)))
    }
    if count == 0 {
      Output.complain("Nothing was found.")
      throw ExitCode(1)
    }
  }
}
