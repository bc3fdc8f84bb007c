import ArgumentParser
import Pipeline

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "A whole item: the customer's words, ratings, and what was read in them.",
    usage: "voc show [<options>] <id> …",
    discussion: """
      What is shown is what the archive keeps, redacted. For how each word counted, see voc why.

      Examples:
        voc show 7q0m3kzx
        voc search 'promise:broken since:1w' --ids | xargs voc show
        voc show 7q0m3kzx --json

      Exit status: 0 shown; 1 there is no such item; 2 failed.
      """)

  @OptionGroup var options: WorkspaceOptions

  @Flag(help: "Give each item as a JSON line, as voc export items does.")
  var json = false

  @Argument(help: ArgumentHelp("Items' ids, or how they begin.", valueName: "id"))
  var ids: [String]

  func run() throws {
    let open = try options.opened()
    var isMissing = false
    for (index, id) in ids.enumerated() {
      guard let archived = try open.archive.item(typed: id) else {
        isMissing = true
        continue
      }
      if json {
        Output.line(ArchivedLine(archived).json())
        continue
      }
      if index > 0 { Output.line() }
      let text = ItemText(archived: archived, zone: open.settings.zone)
      text.printItem()
      Output.line()
      text.printReading()
    }
    if isMissing { throw ExitCode(1) }
  }
}
