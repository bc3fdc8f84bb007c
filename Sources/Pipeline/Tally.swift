import Archive
import Feedback
import Synchronization

/// The counts of one file, kept by the writer's thread and read by the reader's.
final class Tally: Sendable {
  private let counts: Mutex<FileSummary>

  init(_ summary: FileSummary) { counts = Mutex(summary) }

  /// Of a file that nothing is known of yet.
  convenience init(_ drop: Drop) { self.init(FileSummary(name: drop.name, bytes: drop.size)) }

  var summary: FileSummary { counts.withLock { $0 } }

  /// Counts what was found in a part of the file, and what became of its entries.
  func count(_ outcomes: Outcomes, _ stored: ArraySlice<StoreOutcome>) {
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
