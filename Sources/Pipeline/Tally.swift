import Archive
import Feedback
import Synchronization

/// The counts of one file, kept by the writer's thread and read by the reader's.
final class Tally: Sendable {
  private let counts: Mutex<FileSummary>

  init(_ summary: FileSummary) { counts = Mutex(summary) }

  var summary: FileSummary { counts.withLock { $0 } }

  /// Stores what is to be stored in one transaction, and counts all outcomes.
  ///
  /// - Throws: `ArchiveError`; nothing of the batch is stored then.
  func store(_ outcomes: [Preparation.Outcome], in archive: FeedbackArchive) throws {
    try Self.store([(self, outcomes)], in: archive)
  }

  /// As above, for several files in one transaction.
  static func store(
    _ files: [(tally: Tally, outcomes: [Preparation.Outcome])], in archive: FeedbackArchive
  ) throws {
    var entries: [PackedEntry] = []
    for file in files {
      for case .store(let entry) in file.outcomes { entries.append(entry) }
    }
    let stored = try archive.store(entries)
    var start = 0
    for file in files {
      let count = file.outcomes.count { if case .store = $0 { true } else { false } }
      let range = start..<start + count
      file.tally.count(file.outcomes, stored[range], format: entries[range].first?.format)
      start = range.upperBound
    }
  }

  private func count(
    _ outcomes: [Preparation.Outcome], _ stored: ArraySlice<StoreOutcome>, format: String?
  ) {
    counts.withLock { summary in
      summary.format = summary.format ?? format
      for outcome in stored { summary.counts.count(outcome) }
      for outcome in outcomes {
        switch outcome {
        case .store: break
        case .skip(let kind): summary.counts.skipped[kind, default: 0] += 1
        case .reject(let rejection): summary.add(rejection)
        case .note(let notice): summary.note(notice)
        }
      }
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
