import ArgumentParser

struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes",
    abstract: "Themes and touchpoints with their counts, mood and trend.",
    discussion: """
      The trend holds the last four weeks against the four before, in items.

      Examples:
        voc themes
        voc themes --json
        voc themes 'channel:email since:2026-W40'    only of what this search finds
        voc themes check                             what the workspace's own lines match
      """,
    subcommands: [ThemesListCommand.self, ThemesCheckCommand.self],
    defaultSubcommand: ThemesListCommand.self)
}
