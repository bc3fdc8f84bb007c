import ArgumentParser

struct Voc: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "voc",
    abstract: "What customers expected and what they got, from every feedback export you drop.",
    discussion: """
      Drop feedback exports (mbox or .eml mail, survey CSV, chat transcripts in HTML, XML or text) in a \
      workspace's inbox. voc keeps the customer's own words, reads them in Dutch and English, and \
      reports the gap between expectation and experience. Nothing leaves this machine.

      Start here:
        voc demo                        the whole job on a sample company
        voc init feedback               make a workspace
        voc ingest -w feedback a.mbox   read exports
        voc report -w feedback          last week's report
        voc search -w feedback 'theme:wachttijd sentiment:negative since:4w'

      Exit status: 0 done; 1 nothing found, or some input rejected; 2 failed; 64 wrong usage.
      """,
    version: version,
    groupedSubcommands: [
      CommandGroup(name: "First steps", subcommands: [DemoCommand.self, InitCommand.self]),
      CommandGroup(
        name: "In",
        subcommands: [
          IngestCommand.self, WatchCommand.self, RetryCommand.self, ReanalyzeCommand.self,
          StatusCommand.self, BackupCommand.self, CompactCommand.self,
        ]),
      CommandGroup(
        name: "Out",
        subcommands: [
          ReportCommand.self, GapCommand.self, PromisesCommand.self, SearchCommand.self,
          ShowCommand.self, WhyCommand.self, ThemesCommand.self,
        ]),
      CommandGroup(name: "Lexicons", subcommands: [LexiconCommand.self]),
      CommandGroup(
        name: "Privacy", subcommands: [ForgetCommand.self, ExpireCommand.self, ExportCommand.self]),
      CommandGroup(
        name: "Without a workspace", subcommands: [ExtractCommand.self, AnalyzeCommand.self]),
    ])

  /// What `--version` says.
  static let version = "voc 0.1.0"

  /// The command that is asked for. One that is named first parses what is behind it alone, since
  /// going through the tree of all commands takes as long as many a search. What it does not take is
  /// left to the tree: help, mistakes, and commands of commands.
  ///
  /// - Throws: what ArgumentParser throws for help, and for wrong usage.
  static func command(in arguments: [String]) throws -> any ParsableCommand {
    let named = configuration.subcommands.first {
      $0.configuration.commandName == arguments.first
    }
    if let named, let command = try? named.parse(Array(arguments.dropFirst())) { return command }
    return try parseAsRoot(arguments)
  }
}
