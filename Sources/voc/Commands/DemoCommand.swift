import Archive
import ArgumentParser
import Feedback
import Foundation
import Pipeline
import Report

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
    let week = try ReportCalendar.lastWeek(in: open)
    let files = ReportFiles(open: open)
    let written = try files.write(ReportName(ReportPeriod(week)), formats: ReportFormat.usual)
    try files.writeIndex()
    Output.line()
    Output.line("Report of week \(week):")
    for file in written.paths + [files.index] { Output.line("  \(file)") }
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
    for command in ["report --all", "gap", "themes", "status", "search teruggebeld"] {
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
