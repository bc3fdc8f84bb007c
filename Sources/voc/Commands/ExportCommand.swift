import Archive
import ArgumentParser
import Pipeline

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Give everything out again, or all that is known of one person.",
    usage: "voc export [<options>] [<items or person>]",
    discussion: """
      voc export items (or nothing) gives every item as it is kept, redacted, with its reading: a JSON \
      line each, or a CSV row each. In the CSV no cell begins as a formula does. voc export PERSON \
      tells what is known of one person, for a request of access: by what the person is known, the \
      items, and where the originals lie.

      Examples:
        voc export items > feedback.jsonl
        voc export items --format csv --excel > feedback.csv
        voc export j.jansen@example.com
        voc export j.jansen@example.com --json

      Exit status: 0 done; 1 nothing was found; 2 failed.
      """)

  /// How items are written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case jsonl, csv
  }

  @OptionGroup var options: WorkspaceOptions

  @Option(help: ArgumentHelp("Of voc export items: jsonl or csv.", valueName: "format"))
  var format = Format.jsonl

  @Flag(help: "CSV as a Dutch Excel reads it: semicolons, decimal commas, a byte order mark.")
  var excel = false

  @Flag(help: "One person's data as JSON lines: the person, then the items.")
  var json = false

  @Option(help: ArgumentHelp("The same as the argument.", valueName: "person", visibility: .hidden))
  var person: String?

  @Argument(
    help: ArgumentHelp(
      "items, or an e-mail address, customer number or name.", valueName: "items or person"))
  var what: String?

  func validate() throws {
    if excel, format != .csv { throw ValidationError("--excel goes with --format csv") }
  }

  func run() throws {
    let open = try options.opened()
    let name = person ?? (what == "items" ? nil : what)
    let count = try name.map { try exportPerson($0, open) } ?? exportItems(open)
    if count == 0 {
      Output.complain("Nothing was found.")
      throw ExitCode(1)
    }
  }

  private func exportItems(_ open: OpenWorkspace) throws -> Int {
    let table = ItemTable(isDutch: excel)
    if format == .csv { table.put(table.header) }
    var count = 0
    try open.archive.forEachItem { item in
      count += 1
      switch format {
      case .jsonl: Output.line(ArchivedLine(item).json())
      case .csv: table.put(table.row(item))
      }
    }
    return count
  }

  private func exportPerson(_ person: String, _ open: OpenWorkspace) throws -> Int {
    let run = ErasureRun(open)
    let traces = try run.traces(of: person)
    let items = try open.archive.items(of: traces.persons)
    let places = run.places(of: traces)
    guard !items.isEmpty || !places.isEmpty else { return 0 }
    let sheet = PersonSheet(traces: traces, items: items, places: places, zone: open.settings.zone)
    if json {
      for line in try sheet.lines() { Output.line(line) }
    } else {
      sheet.print()
    }
    return items.count + places.count
  }
}
