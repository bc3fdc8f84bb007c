import Archive
import Feedback
import Synchronization

/// The counts of one file, kept by the writer's thread and read by the reader's.
final class Tally: Sendable {
  private let counts: Mutex<FileSummary>

  init(_ summary: FileSummary) { counts = Mutex(summary) }

  var summary: FileSummary { counts.withLock { $0 } }

  /// Stores what is to be stored of a file's parts in one transaction, and counts all outcomes.
  ///
  /// - Throws: `ArchiveError`; nothing of the batch is stored then.
  func store(_ parts: [Outcomes], in archive: FeedbackArchive) throws {
    try Self.store(parts.map { (self, $0) }, in: archive)
  }

  /// As above, for the parts of several files.
  static func store(
    _ parts: [(tally: Tally, outcomes: Outcomes)], in archive: FeedbackArchive
  ) throws {
    let stored = try archive.store(parts.flatMap(\.outcomes.entries))
    var start = 0
    for (tally, outcomes) in parts {
      let end = start + outcomes.entries.count
      tally.count(outcomes, stored[start..<end])
      start = end
    }
  }

  private func count(_ outcomes: Outcomes, _ stored: ArraySlice<StoreOutcome>) {
    counts.withLock { summary in
      summary.format = summary.format ?? outcomes.entries.first?.format
      for outcome in stored { summary.counts.count(outcome) }
      for (kind, count) in outcomes.skipped {
        summary.counts.skipped[kind, default: 0] += count
      }
      for rejection in outcomes.rejections { summary.add(rejection) }
      for notice in outcomes.notices { summary.note(notice) }
    }
  }

  /// Counts what was done with a file that nothing was stored of.
  func reject(_ rejection: Rejection) { counts.withLock { $0.add(rejection) } }

  /// The file stays in the inbox, for a reason or because it has changed.
  func leave(_ reason: Rejection?) {
    counts.withLock { summary in
      summary.fate = .left
      if let reason { summary.add(reason) }
    }
  }

  func mark(isRepeat: Bool) { counts.withLock { $0.isRepeat = isRepeat } }

  /// Decides where the file goes. One with nothing of use in it is rejected, with a reason in every
  /// case.
  func judge(file: String) {
    counts.withLock { summary in
      if !summary.hasUse, summary.rejections.isEmpty {
        summary.add(
          Rejection(
            file: file, reason: "there is no feedback in this file",
            advice: "check that the export holds messages or answers"))
      }
      summary.fate = summary.hasUse ? .done : .rejected
    }
  }
}
