import Analysis
import Archive
import Feedback
import Intake

/// Takes what waits in an inbox into the archive, file by file.
///
/// The steps of a file, and what a run that dies at any of them leaves behind:
///
/// 1. Read in units, each cleaned and analysed. Nothing is changed yet.
/// 2. Store in batches, one transaction each. Items are known by their natural key: a next run finds
///    the file in the inbox still, and what was stored is a duplicate then.
/// 3. Store the last batch with the file's record, durably (`synchronous=FULL`).
/// 4. Rename the file to `done/` or `rejected/`. Before this the file is still in the inbox; after
///    it all its items are in the archive for good.
package struct IngestRun {
  private let open: OpenWorkspace
  private let preparation: Preparation
  private let filing: Filing
  private let reader = SourceReader()

  /// - Throws: `LexiconError`, `PipelineError`: what the workspace's files have wrong.
  package init(_ open: OpenWorkspace) throws {
    self.open = open
    preparation = Preparation(
      archive: open.archive,
      analyzer: try Analyzer(lexicons: open.lexicons),
      redactor: Redactor(cues: NameCues(open.lexicons.library.table("names.tsv"))),
      pseudonyms: try Pseudonyms(workspace: open.workspace),
      lexiconVersion: open.lexicons.version)
    filing = Filing(workspace: open.workspace)
  }

  /// What a run tells of its progress: the file at hand, and how many of its bytes are read.
  package struct Position: Sendable {
    package let file: String
    package let fileIndex: Int
    package let fileCount: Int
    package let bytesRead: Int64
    package let bytesTotal: Int64
    package let items: Int
  }

  /// Takes `drops`, in order. One bad file never stops the rest.
  ///
  /// - Parameters:
  ///   - now: the time to put into the files' records.
  ///   - progress: called after each piece that was read.
  ///   - mayGoOn: asked before each file; a run that is told to stop ends after the file at hand.
  /// - Throws: `ArchiveError`, ``PipelineError``: a broken tool, not a broken file.
  package func take(
    _ drops: [Drop], now: Timestamp, progress: @escaping (Position) -> Void = { _ in },
    mayGoOn: () -> Bool = { true }
  ) throws -> IngestSummary {
    var summary = IngestSummary()
    let total = drops.reduce(0) { $0 + $1.size }
    var before: Int64 = 0
    for (index, drop) in drops.enumerated() where mayGoOn() {
      let file = try take(drop, now: now) { bytes, items in
        progress(
          Position(
            file: drop.name, fileIndex: index, fileCount: drops.count, bytesRead: before + bytes,
            bytesTotal: total, items: summary.added + items))
      }
      before += drop.size
      summary.files.append(file)
    }
    return summary
  }

  private func take(
    _ drop: Drop, now: Timestamp, progress: (Int64, Int) -> Void
  ) throws -> FileSummary {
    let tally = Tally(FileSummary(name: drop.name, bytes: drop.size))
    let archive = open.archive
    let preparation = preparation
    let waves = Waves<[Preparation.Outcome]>(
      work: { preparation.outcomes(of: $0) },
      write: { try tally.store($0.flatMap { $0 }, in: archive) })
    do {
      var bytes: Int64 = 0
      try reader.read(path: drop.path, context: context(of: drop)) { unit in
        try waves.add(unit)
        bytes += Int64(unit.byteCount)
        progress(bytes, tally.summary.counts.added)
      }
      try waves.finish()
    } catch let rejection as Rejection {
      try waves.finish()
      tally.reject(rejection)
    }
    return try close(drop, tally: tally, now: now)
  }

  /// Puts the file's record into the archive and files it away.
  private func close(_ drop: Drop, tally: Tally, now: Timestamp) throws -> FileSummary {
    guard drop.again == drop else {
      tally.leave(nil)
      return tally.summary
    }
    tally.judge(file: "inbox/" + drop.name)
    let hash = (try? Fingerprint.of(path: drop.path)) ?? ""
    try tally.mark(isRepeat: open.archive.hasIngested(hash: hash))
    let summary = tally.summary
    // A repeat is in the ledger already; counting it again would count what was skipped twice.
    if !summary.isRepeat {
      try open.archive.record(
        IngestedFile(
          name: drop.name, hash: hash, at: now, format: summary.format, counts: summary.counts,
          rejections: Array(summary.rejections.prefix(Self.recordedRejections))))
    }
    do throws(PipelineError) {
      if summary.fate == .rejected {
        try filing.reject(drop, rejections: summary.rejections)
      } else {
        try filing.finish(drop, rejections: summary.rejections + summary.notices)
      }
    } catch {
      tally.leave(
        Rejection(
          file: "inbox/" + drop.name, reason: "the file is read but cannot be filed away",
          advice: "\(error)"))
    }
    return tally.summary
  }

  /// How many of a file's rejections the archive keeps; the file beside the drop has more.
  private static let recordedRejections = 100

  private func context(of drop: Drop) -> IntakeContext {
    open.settings.context(
      file: "inbox/" + drop.name, taxonomy: open.taxonomy,
      folders: drop.name.split(separator: "/").dropLast().map(String.init))
  }
}
