import Analysis
import Archive
import ArgumentParser
import Pipeline

struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract:
      "An item's reading, word by word: what counted, by which rule, in which lexicon line.",
    discussion: """
      Examples:
        voc why 7q0m3kzx                        an id from voc search
        voc why --text 'Niet slecht, maar traag.'
        voc why 7q0m3kzx --json

      Exit status: 0 shown; 1 there is no such item; 2 failed.
      """)

  @OptionGroup var options: WorkspaceOptions

  @Option(help: ArgumentHelp("Read this text instead; needs no workspace.", valueName: "text"))
  var text: String?

  @Flag(help: "Give the reading as JSON.")
  var json = false

  @Argument(help: ArgumentHelp("The item's id, or how it begins.", valueName: "id"))
  var id: String?

  func validate() throws {
    guard (id == nil) != (text == nil) else {
      throw ValidationError("give an item's id, or a --text")
    }
  }

  func run() throws {
    let explanation: Explanation
    if let text {
      let overlay = try? options.located().lexicons
      explanation = try Analyzer(lexicons: Lexicons(overlay: overlay)).explain(text)
    } else {
      let open = try options.opened()
      guard let item = try open.archive.item(typed: id ?? "") else { throw ExitCode(1) }
      explanation = try Analyzer(lexicons: open.lexicons).explain(
        item.item.text, language: item.item.language, touchpoint: item.item.touchpoint)
      if item.lexiconVersion != open.lexicons.version {
        Output.complain("The archive's reading was made with other lexicons than today's.")
      }
    }
    if json {
      Output.line(try JSONText.laidOut(explanation))
    } else {
      ExplanationText(explanation).show()
    }
  }
}
