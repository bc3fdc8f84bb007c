import Analysis
import Archive
import ArgumentParser
import Bytes
import Feedback
import Pipeline

struct ThemesCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "What the workspace's own lines for touchpoints and themes change and match.",
    discussion: """
      Looks at touchpoint-cues.tsv and theme-cues.tsv in the workspace's lexicons/: which lines are
      new, changed or removed against the shipped ones, how many items of the archive each matches,
      and which match nothing, contradict another or stand there twice.

      Examples:
        voc themes check
        voc themes check --ids      with the ids of some of the items, for voc why
        voc themes check --json

      Exit status: 0 nothing is wrong; 1 a line is wrong or matches nothing; 2 failed.
      """)

  @OptionGroup var options: WorkspaceOptions

  @Flag(help: "Name some of the items that a line matches, by their ids.")
  var ids = false

  @Flag(help: "Give the lines as JSON.")
  var json = false

  /// A lexicon file larger than this is none.
  private static let largest = 64 << 20

  func run() throws {
    let workspace = try options.located()
    var own: [String: [UInt8]] = [:]
    for path in CueCheck.files { own[path] = try bytes("\(workspace.lexicons)/\(path)") }
    var check = try CueCheck(lexicons: Lexicons(), own: own)
    let total = try count(&check)
    let result = CueCheckText(lines: check.lines, total: total)
    if json {
      Output.line(try JSONText.laidOut(result))
    } else {
      result.show(ids: ids)
    }
    if !result.isFine { throw ExitCode(1) }
  }

  /// The file's bytes; nil where there is no such file.
  private func bytes(_ path: String) throws -> [UInt8]? {
    do {
      return try ByteSource(path: path).readAll(limit: Self.largest)
    } catch {
      guard error.errno == 2 else { throw error }
      return nil
    }
  }

  /// Counts the archive's items for each line, and how many items there are.
  private func count(_ check: inout CueCheck) throws -> Int {
    guard !check.lines.isEmpty else { return 0 }
    let open = try options.opened()
    var total = 0
    try open.archive.forEachItem { item in
      total += 1
      check.count(item.item.text, id: item.id.description, language: item.item.language)
    }
    return total
  }
}
