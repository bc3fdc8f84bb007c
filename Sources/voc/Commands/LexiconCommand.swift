import ArgumentParser

struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon",
    abstract: "Fits the lexicons to labelled texts, checks them, and says what each rule is worth.",
    discussion: """
      Examples:
        voc lexicon fit -w feedback labelled.tsv     write a workspace's own valences
        voc lexicon check -w feedback                contradictions, duplicates, dead lines
        voc lexicon ablate labelled.tsv              each rule off: what it is worth
      """,
    subcommands: [
      LexiconFitCommand.self, LexiconCheckCommand.self, LexiconAblateCommand.self,
    ])
}
