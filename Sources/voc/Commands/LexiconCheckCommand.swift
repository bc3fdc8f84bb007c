import Analysis
import ArgumentParser
import Pipeline

struct LexiconCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Finds contradictions, duplicates, wrong columns and dead lines in the word tables.",
    discussion: """
      Looks at the tables of sentiment, the shipped ones and those of a workspace's lexicons/.

      Examples:
        voc lexicon check
        voc lexicon check -w feedback --json

      Exit status: 0 nothing is wrong; 1 something is; 2 failed.
      """)

  @OptionGroup var options: WorkspaceOptions

  @Flag(help: "Give what was found as JSON.")
  var json = false

  func run() throws {
    let overlay =
      try options.workspace == nil
      ? (try? options.located().lexicons) : options.located().lexicons
    let faults = try LexiconCheck.faults(in: Lexicons(overlay: overlay))
    if json {
      Output.line(try JSONText.laidOut(faults))
    } else {
      for fault in faults {
        Output.line("\(fault.file):\(fault.line): \(fault.kind.rawValue): \(fault.reason)")
      }
      Output.line(faults.isEmpty ? "Nothing is wrong." : "\(faults.count) lines to look at.")
    }
    if !faults.isEmpty { throw ExitCode(1) }
  }
}
