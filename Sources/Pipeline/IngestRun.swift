import Analysis
import Archive
import Dispatch
import Feedback

/// Takes what waits in an inbox into the archive, file by file.
///
/// The steps of a file, and what a run that dies at any of them leaves behind:
///
/// 1. Read in units, each cleaned and analysed. Nothing is changed yet.
/// 2. Store in batches, one transaction each. Items are known by their natural key: a next run finds
///    the file in the inbox still, and what was stored is a duplicate then.
/// 3. Store the file's record, durably (`synchronous=FULL`), and with it all before it.
/// 4. Rename the file to `done/` or `rejected/`. Before this the file is still in the inbox; after
///    it all its items are in the archive for good.
///
/// Small files take these steps hundreds at a time (``SmallFiles``). All files go through one
/// ``JobPipeline``: while one is stored (``IngestWriter``) the next is read (``IngestReading``), but
/// the steps 2 to 4 of a file are all done before those of the next begin.
package struct IngestRun {
  private let open: OpenWorkspace
  private let preparation: Preparation

  /// - Throws: `LexiconError`, `PipelineError`: what the workspace's files have wrong.
  package init(_ open: OpenWorkspace) throws {
    self.open = open
    preparation = Preparation(
      archive: open.archive,
      analyzer: try Analyzer(lexicons: open.lexicons),
      redactor: Redactor(cues: NameCues(open.lexicons.library.table("names.tsv"))),
      pseudonyms: try Pseudonyms(open),
      lexiconVersion: open.lexicons.version)
  }

  /// Takes `drops`, in the order of a ``Course``. One bad file never stops the rest.
  ///
  /// - Parameters:
  ///   - now: the time to put into the files' records.
  ///   - progress: called after each piece that was read.
  ///   - mayGoOn: asked before each file; a run that is told to stop ends after the batch at hand.
  /// - Throws: `ArchiveError`, ``PipelineError``: a broken tool, not a broken file.
  package func take(
    _ drops: [Drop], now: Timestamp, progress: @escaping (Position) -> Void = { _ in },
    mayGoOn: () -> Bool = { true }
  ) throws -> IngestSummary {
    // While the first file is looked at.
    let analyzer = preparation.analyzer
    if !drops.isEmpty { DispatchQueue.global(qos: .utility).async { analyzer.prepare() } }
    let writer = IngestWriter(open, now: now)
    let pipeline = JobPipeline<[FilePart]>(
      batchBytes: Self.batchBytes,
      weight: { $0.reduce(0) { $0 + $1.outcomes.entries.count } * Self.entryBytes },
      write: { try writer.store($0.flatMap { $0 }) })
    // Whatever happens, nobody is at work in the workspace when this returns.
    defer { try? pipeline.drain() }
    let course = Course(drops, items: { writer.itemsAdded }, progress: progress)
    var reading = IngestReading(
      course, open: open, preparation: preparation, writer: writer, pipeline: pipeline)
    try reading.run(mayGoOn: mayGoOn)
    var summary = IngestSummary()
    summary.files = writer.files.sorted { $0.name < $1.name }
    return summary
  }

  /// How much makes a transaction. Each writes anew the facts of every day that it has items
  /// of, so that small ones cost more an item; large ones take memory.
  private static let batchBytes = 1 << 20
  /// What a packed item counts for, in bytes, where it was made of more: a mail is a fraction of what it
  /// was, and so more of them make a batch.
  private static let entryBytes = 1 << 9
}
