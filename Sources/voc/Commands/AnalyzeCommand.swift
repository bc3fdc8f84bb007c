import Analysis
import ArgumentParser
import Pipeline

struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Analyse only: lines in, one JSON line of reading each out, in order.",
    discussion: """
      Reads standard input. A line is a JSON object with "text" and, if you like, "id", "language" \
      and "touchpoint"; any other line is the text itself, and its id is the line number. Needs no \
      workspace; where one is named, its lexicons/ are laid over the shipped ones.

      Examples:
        echo 'Zou maandag komen maar kwam woensdag.' | voc analyze
        jq -c '{id, text}' feedback.jsonl | voc analyze > readings.jsonl
      """)

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Lay this workspace's lexicons over the shipped ones.", valueName: "dir"))
  var workspace: String?

  func run() throws {
    let overlay = try workspace.map { try Workspace.locate(given: $0).lexicons }
    let batch = AnalyzeBatch(
      analyzer: try Analyzer(lexicons: try Lexicons(overlay: overlay)))
    var lines = InputLines()
    var number = 0
    var mistakes = 0
    while let chunk = try lines.next(atMost: 512) {
      for answers in batch.answers(to: chunk, from: number + 1) {
        Output.bytes(answers.lines)
        mistakes += answers.mistakes
      }
      number += chunk.count
    }
    if mistakes > 0 { throw ExitCode(1) }
  }
}
