import Analysis
import ArgumentParser
import Foundation
import Pipeline

struct LexiconCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Finds contradictions, duplicates, wrong columns and dead lines in the word tables.",
    discussion: """
      Looks at the tables of sentiment, the shipped ones and those of a workspace's lexicons/. Lines \
      of the workspace's that cannot be used at all are listed too, whatever table they stand in, and \
      files that nothing reads.

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
    let strays = try overlay.map { try LexiconCheck.strays(among: Self.files(in: $0)) } ?? []
    let faults = try strays + LexiconCheck.faults(overlay: overlay)
    if json {
      Output.line(try JSONText.laidOut(faults))
    } else {
      for fault in faults {
        let place = fault.line.map { "\(fault.file):\($0)" } ?? fault.file
        Output.line("\(place): \(fault.kind.rawValue): \(fault.reason)")
      }
      Output.line(faults.isEmpty ? "Nothing is wrong." : "\(faults.count) lines to look at.")
    }
    if !faults.isEmpty { throw ExitCode(1) }
  }

  /// The files below a folder, by path below it.
  private static func files(in folder: String) -> [String] {
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return paths.filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder)
        && !isFolder.boolValue
    }
  }
}
