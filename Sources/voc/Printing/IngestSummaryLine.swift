import Feedback
import Pipeline

/// A run's summary as JSON.
struct IngestSummaryLine: Encodable {
  let added, updated, duplicates, skipped, rejected, left: Int
  let bytes: Int64
  let files: [File]

  struct File: Encodable {
    let name: String
    let bytes: Int64
    let fate: FileSummary.Fate
    let repeated: Bool
    let added, updated, duplicates, forgotten: Int
    /// By kind.
    let skipped: [String: Int]
    let rejected: Int
    let rejections: [RejectionLine]
  }

  init(_ summary: IngestSummary) {
    added = summary.added
    updated = summary.updated
    duplicates = summary.duplicates
    skipped = summary.skipped
    rejected = summary.rejected
    left = summary.files.count { $0.fate == .left }
    bytes = summary.files.reduce(0) { $0 + $1.bytes }
    files = summary.files.map { file in
      File(
        name: file.name, bytes: file.bytes, fate: file.fate, repeated: file.isRepeat,
        added: file.counts.added, updated: file.counts.updated,
        duplicates: file.counts.duplicates, forgotten: file.counts.forgotten,
        skipped: Dictionary(
          uniqueKeysWithValues: file.counts.skipped.map { ($0.key.rawValue, $0.value) }),
        rejected: file.counts.rejected,
        rejections: file.rejections.prefix(100).map(RejectionLine.init))
    }
  }
}
