import Archive
import Feedback
import Synchronization

/// The writing side of a run: stores what was found in files, and closes those of which all is
/// stored. One thread at a time calls it, in the order in which the files were read.
final class IngestWriter: Sendable {
  private let open: OpenWorkspace
  private let filing: Filing
  private let now: Timestamp
  private let added = Atomic(0)
  private let closed = Mutex<[FileSummary]>([])

  /// - Parameter now: the time to put into the files' records.
  init(_ open: OpenWorkspace, now: Timestamp) {
    self.open = open
    self.now = now
    filing = Filing(workspace: open.workspace)
  }

  /// How many items are added to the archive by now; any thread may ask.
  var itemsAdded: Int { added.load(ordering: .relaxed) }

  /// What became of the files that are closed.
  var files: [FileSummary] { closed.withLock { $0 } }

  /// Stores what was found in files in one transaction, and counts all outcomes.
  ///
  /// - Throws: `ArchiveError`; nothing of the batch is stored then.
  func store(_ parts: [FilePart]) throws {
    let stored = try open.archive.store(parts.flatMap(\.outcomes.entries))
    var start = 0
    for part in parts {
      let end = start + part.outcomes.entries.count
      part.tally.count(part.outcomes, stored[start..<end])
      start = end
    }
    added.add(stored.count { if case .added = $0 { true } else { false } }, ordering: .relaxed)
  }

  /// Puts the files' records into the archive, durably, and files them away.
  ///
  /// - Throws: `ArchiveError`; no file is filed away then.
  func close(_ files: [ReadFile]) throws {
    for file in files {
      if let rejection = file.rejection { file.tally.reject(rejection) }
    }
    let whole = files.filter { $0.drop.again == $0.drop }
    for file in files where file.drop.again != file.drop { file.tally.leave(nil) }
    var known = try open.archive.ingested(of: whole.map(\.hash).filter { !$0.isEmpty })
    var records: [IngestedFile] = []
    for file in whole {
      file.tally.judge(file: "inbox/" + file.drop.name)
      file.tally.mark(isRepeat: known.contains(file.hash))
      let summary = file.tally.summary
      // A repeat is in the ledger already; counting it again would count what was skipped twice.
      if summary.isRepeat { continue }
      records.append(record(of: summary, hash: file.hash))
      if summary.format != nil, !file.hash.isEmpty { known.insert(file.hash) }
    }
    try open.archive.record(records)
    for file in whole { fileAway(file.drop, file.tally) }
    closed.withLock { $0 += files.map(\.tally.summary) }
  }

  /// Closes a ZIP archive that was refused in part or as a whole, and lies in `rejected/` by now or
  /// stays in the inbox.
  ///
  /// - Throws: `ArchiveError`.
  func close(archive summary: FileSummary) throws {
    if summary.fate == .rejected { try open.archive.record(record(of: summary, hash: "")) }
    closed.withLock { $0.append(summary) }
  }

  private func record(of summary: FileSummary, hash: String) -> IngestedFile {
    IngestedFile(
      name: summary.name, hash: hash, at: now, format: summary.format, counts: summary.counts,
      rejections: Array(summary.rejections.prefix(Self.recordedRejections)))
  }

  /// How many of a file's rejections the archive keeps; the file beside the drop has more.
  private static let recordedRejections = 100

  private func fileAway(_ drop: Drop, _ tally: Tally) {
    let summary = tally.summary
    if summary.counts.forgotten > 0, ForgottenWriters(open).takeOut(of: drop.path) { return }
    do throws(PipelineError) {
      if summary.fate == .rejected {
        try filing.reject(drop, rejections: summary.rejections)
      } else {
        try filing.finish(
          drop, rejections: summary.rejections + summary.notices,
          more: summary.counts.rejected - summary.rejections.count, rows: RejectedRows(summary))
      }
    } catch {
      tally.leave(
        Rejection(
          file: "inbox/" + drop.name, reason: "the file is read but cannot be filed away",
          advice: "\(error)"))
    }
  }
}
