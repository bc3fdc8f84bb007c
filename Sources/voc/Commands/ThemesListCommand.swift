import ArgumentParser
import Feedback
import Pipeline

struct ThemesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Themes and touchpoints with their counts, mood and trend.")

  @OptionGroup var options: WorkspaceOptions

  @Flag(help: "Give the list as JSON.")
  var json = false

  @Argument(help: ArgumentHelp("Only of what this search finds.", valueName: "query"))
  var query: [String] = []

  func run() throws {
    let open = try options.opened()
    let text = query.joined(separator: " ")
    let now = try open.archive.status().received?.upperBound ?? Clock.now
    let counts = try ThemeCounts(text: text, open: open, now: now)
    if json {
      Output.line(try JSONText.laidOut(counts))
    } else {
      counts.show()
    }
    if counts.isEmpty { throw ExitCode(1) }
  }
}
