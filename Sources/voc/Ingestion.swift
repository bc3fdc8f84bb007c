import Feedback
import Pipeline

/// A run of the pipeline as a person sees it: a line of progress on the terminal, and rejections on
/// standard error as they come up.
struct Ingestion {
  private let run: IngestRun

  init(_ workspace: Workspace) throws {
    run = try IngestRun(
      OpenWorkspace(workspace, access: .writing, onWait: WorkspaceOptions.tellLocked))
  }

  init(_ open: OpenWorkspace) throws { run = try IngestRun(open) }

  func take(_ drops: [Drop], mayGoOn: () -> Bool = { true }) throws -> IngestSummary {
    var progress = Progress()
    let start = Clock.monotonic
    let summary = try run.take(
      drops, now: Clock.now,
      progress: { position in
        progress.show(Self.line(position, seconds: Clock.monotonic - start))
      }, mayGoOn: mayGoOn)
    progress.clear()
    complain(of: summary)
    return summary
  }

  private func complain(of summary: IngestSummary) {
    var shown = 0
    for file in summary.files {
      for notice in file.notices { Output.complain(notice.description) }
      for rejection in file.rejections.prefix(Self.shownRejections) where shown < Self.shownInAll {
        Output.complain(rejection.description)
        shown += 1
      }
      if file.counts.rejected > Self.shownRejections {
        Output.complain(
          "inbox/\(file.name): and \(file.counts.rejected - Self.shownRejections) more; see the list "
            + "beside the file")
      }
    }
    if shown == Self.shownInAll {
      Output.complain("And more; the reason of each stands beside it in rejected/.")
    }
  }

  private static let shownRejections = 10
  private static let shownInAll = 100

  private static func line(_ position: IngestRun.Position, seconds: Double) -> String {
    let megabytes = Double(position.bytesRead) / 1e6
    var line =
      "[\(position.fileIndex + 1)/\(position.fileCount)] "
      + "\(HarmlessText.harmless(position.file))  \(position.items) items"
    guard seconds > 0.5, position.bytesRead > 0 else { return line }
    let rate = megabytes / seconds
    let left = Double(position.bytesTotal - position.bytesRead) / 1e6 / rate
    line += "  \(rounded(rate)) MB/s  \(Int(left.rounded(.up))) s left"
    return line
  }

  private static func rounded(_ number: Double) -> String { String((number * 10).rounded() / 10) }
}
