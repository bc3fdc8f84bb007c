import Archive
import ArgumentParser
import CorpusData
import Feedback
import Foundation
import Pipeline

struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "The whole job on a sample company: ingest, report, two searches.",
    discussion: """
      Fifteen weeks of feedback of an invented Dutch supplier, e-mail, surveys and chats, are dropped \
      into a scratch workspace. Nothing else on the machine is touched.

      Examples:
        voc demo
        voc demo --keep noordkade       keep the workspace, to look around in
      """)

  @Option(help: ArgumentHelp("Make the workspace here and keep it.", valueName: "dir"))
  var keep: String?

  func run() throws {
    let start = Clock.monotonic
    let place = keep ?? NSTemporaryDirectory() + "voc-demo-\(getpid())"
    let workspace = try Workspace.create(at: place, settings: Corpus.text(of: "voc.yaml"))
    try Corpus.drop(into: workspace)
    Output.line("Noordkade Kantoorservice B.V. (invented): 15 weeks of feedback dropped in")
    Output.line("  \(workspace.inbox)")
    Output.line()
    let open = try OpenWorkspace(workspace)
    let drops = Inbox(workspace).waiting()
    IngestSummaryText(try Ingestion(open).take(drops)).print()
    let week = try ReportWeek.last(in: open)
    let files = try ReportFiles(open: open).write(week, formats: ReportFormat.allCases)
    Output.line()
    Output.line("Report of week \(week):")
    for file in files { Output.line("  \(file)") }
    for query in [
      "touchpoint:levering promise:broken week:\(week)",
      "theme:snelheid sentiment:positive since:4w",
    ] {
      Output.line()
      Output.line("$ voc search '\(query)' --limit 3")
      try search(query, open: open, week: week)
    }
    let seconds = ((Clock.monotonic - start) * 10).rounded() / 10
    Output.line()
    Output.line("Done in \(seconds) s. Look around:")
    for command in ["gap", "themes", "status", "search teruggebeld"] {
      Output.line("  voc \(command) -w \(workspace.root)")
    }
  }

  private func search(_ query: String, open: OpenWorkspace, week: Week) throws {
    let end = week.instants(in: open.settings.zone).upperBound
    let parsed = try SearchQuery(
      parsing: query, taxonomy: open.taxonomy, now: end, zone: open.settings.zone)
    HitText(open: open).show(try open.archive.search(parsed, limit: 3))
  }
}

/// The sample exports that are compiled into the program.
enum Corpus {
  /// The text of one file; empty where there is none of that name.
  static func text(of path: String) -> String {
    for file in files where file.path == path {
      return String(decoding: file.bytes, as: UTF8.self)
    }
    return ""
  }

  /// Puts the sample's inbox into a workspace's.
  static func drop(into workspace: Workspace) throws {
    for file in files where file.path.hasPrefix("inbox/") {
      let target = workspace.root + "/" + file.path
      try workspace.makeFolder((target as NSString).deletingLastPathComponent)
      try workspace.write(Array(file.bytes), to: target)
    }
  }

  private static var files: [(path: String, bytes: UnsafeBufferPointer<UInt8>)] {
    (0..<voc_corpus_file_count()).map { index in
      let file = voc_corpus_file_at(index)
      return (
        String(cString: file.path), UnsafeBufferPointer(start: file.bytes, count: file.count)
      )
    }
  }
}
