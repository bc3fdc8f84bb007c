import Archive
import Feedback

/// What became of one dropped file.
package struct FileSummary: Sendable, Equatable {
  package var name: String
  package var bytes: Int64
  package var counts = IngestedFile.Counts()
  /// The first ``rejectionLimit``; ``IngestedFile/Counts/rejected`` counts all.
  package private(set) var rejections: [Rejection] = []
  /// Where every rejection stands in its file, also those past the limit.
  private(set) var rejectedLines = LineList()
  /// What was decided in the file without being sure, and what settles it; the first
  /// ``rejectionLimit``.
  package private(set) var notices: [Rejection] = []
  package var fate: Fate = .done
  /// Whether a file with the same bytes was taken before.
  package var isRepeat = false
  /// Of the first item; nil where there was none.
  var format: String?

  package static let rejectionLimit = 10_000

  package init(name: String, bytes: Int64) {
    self.name = name
    self.bytes = bytes
  }

  package enum Fate: String, Sendable, Codable {
    case done, rejected
    /// Still being written; it stays in the inbox for the next run.
    case left
  }

  mutating func add(_ rejection: Rejection) {
    counts.rejected += 1
    if let line = rejection.line { rejectedLines.add(line) }
    for line in rejection.otherLines { rejectedLines.add(line) }
    if rejections.count < Self.rejectionLimit { rejections.append(rejection) }
  }

  mutating func note(_ notice: Rejection) {
    if notices.count < Self.rejectionLimit { notices.append(notice) }
  }

  /// Whether it is a mailbox or a message.
  package var isMail: Bool { format == "mbox" || format == "eml" }

  /// Items that are no feedback.
  package var skipped: Int { counts.skipped.values.reduce(0, +) }

  /// Whether there was anything in the file that could be used or knowingly passed over.
  var hasUse: Bool {
    counts.added + counts.updated + counts.duplicates + counts.forgotten + skipped > 0
  }
}

/// What became of a run over the inbox.
package struct IngestSummary: Sendable, Equatable {
  package var files: [FileSummary] = []

  package init() {}

  package var added: Int { files.reduce(0) { $0 + $1.counts.added } }
  package var updated: Int { files.reduce(0) { $0 + $1.counts.updated } }
  package var duplicates: Int { files.reduce(0) { $0 + $1.counts.duplicates } }
  package var skipped: Int { files.reduce(0) { $0 + $1.skipped } }
  package var rejected: Int { files.reduce(0) { $0 + $1.counts.rejected } }
}
