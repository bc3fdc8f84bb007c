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
/// 3. Store the file's record, durably (`synchronous=FULL`), and with it all before it.
/// 4. Rename the file to `done/` or `rejected/`. Before this the file is still in the inbox; after
///    it all its items are in the archive for good.
///
/// Small files take these steps hundreds at a time (``SmallFiles``).
package struct IngestRun {
  private let open: OpenWorkspace
  private let preparation: Preparation
  private let filing: Filing
  private let unpacking: Unpacking
  private let reader = SourceReader()

  /// - Throws: `LexiconError`, `PipelineError`: what the workspace's files have wrong.
  package init(_ open: OpenWorkspace) throws {
    self.open = open
    preparation = Preparation(
      archive: open.archive,
      analyzer: try Analyzer(lexicons: open.lexicons),
      redactor: Redactor(cues: NameCues(open.lexicons.library.table("names.tsv"))),
      pseudonyms: try Pseudonyms(open),
      lexiconVersion: open.lexicons.version)
    filing = Filing(workspace: open.workspace)
    unpacking = Unpacking(open.workspace)
  }

  /// Takes `drops`, in order. One bad file never stops the rest.
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
    var course = Course(drops, progress: progress)
    var small = SmallFiles()
    while let drop = course.next(), mayGoOn() {
      if Unpacking.isArchive(drop) {
        try open(drop, now: now, &course)
      } else if drop.size > SmallFiles.fileLimit {
        try take(drop, now: now, &course)
      } else {
        small.add(drop)
      }
      if small.isFull || course.isAtEnd {
        try take(small, now: now, &course)
        small = SmallFiles()
      }
    }
    unpacking.sweep()
    course.summary.files.sort { $0.name < $1.name }
    return course.summary
  }

  /// Opens a ZIP archive; its members come next.
  private func open(_ drop: Drop, now: Timestamp, _ course: inout Course) throws {
    var file = FileSummary(name: drop.name, bytes: drop.size)
    switch unpacking.open(drop) {
    case .opened(let drops, let refused):
      course.add(drops)
      guard !refused.isEmpty else { return }
      for rejection in refused { file.add(rejection) }
      file.fate = .rejected
    case .rejected(let rejection):
      file.add(rejection)
      file.fate = .rejected
      do throws(PipelineError) { try filing.reject(drop, rejections: [rejection]) } catch {
        file.fate = .left
      }
    case .left(let reason):
      file.add(reason)
      file.fate = .left
    }
    if file.fate == .rejected {
      try open.archive.record(
        IngestedFile(
          name: drop.name, hash: "", at: now, counts: file.counts,
          rejections: Array(file.rejections.prefix(Self.recordedRejections))))
    }
    course.finish([file])
  }

  /// Takes small files together.
  private func take(_ small: SmallFiles, now: Timestamp, _ course: inout Course) throws {
    guard !small.drops.isEmpty else { return }
    course.contexts(of: small.drops, make: context)
    let read = read(small.drops, contexts: course.contexts)
    let files = read.filter { !$0.file.isLarge }.map { file, outcomes in
      let tally = Tally(FileSummary(name: file.drop.name, bytes: file.drop.size))
      return (file: file, tally: tally, outcomes: outcomes)
    }
    try Tally.store(files.map { ($0.tally, $0.outcomes) }, in: open.archive)
    for file in files {
      if let rejection = file.file.rejection { file.tally.reject(rejection) }
    }
    let closing = files.map {
      Closing(drop: $0.file.drop, tally: $0.tally, hash: $0.file.hash)
    }
    try close(closing, now: now)
    course.finish(closing.map(\.tally.summary))
    for (file, _) in read where file.isLarge { try take(file.drop, now: now, &course) }
  }

  /// Reads small files on all cores.
  private func read(
    _ drops: [Drop], contexts: [[String]: IntakeContext]
  ) -> [(file: SmallFile, outcomes: Outcomes)] {
    let size = max(1, (drops.count + Self.pieces - 1) / Self.pieces)
    let pieces = stride(from: 0, to: drops.count, by: size).map {
      Array(drops[$0..<min($0 + size, drops.count)])
    }
    return Parallel.map(pieces) { [reader, preparation] drops in
      var files = drops.compactMap { drop -> SmallFile? in
        guard var context = contexts[drop.folders] else { return nil }
        context.file = "inbox/" + drop.name
        return SmallFile(drop, context: context, reader: reader)
      }
      var events = files.indices.map { files[$0].takeEvents() }
      let outcomes = preparation.outcomes(of: &events)
      return zip(files, outcomes).map { (file: $0, outcomes: $1) }
    }.flatMap { $0 }
  }

  /// Pieces that small files are cut into, so that each core has some.
  private static let pieces = 16

  /// Takes one large file, in bounded memory.
  private func take(_ drop: Drop, now: Timestamp, _ course: inout Course) throws {
    let tally = Tally(FileSummary(name: drop.name, bytes: drop.size))
    let archive = open.archive
    let preparation = preparation
    let hash = Meanwhile { (try? Fingerprint.of(path: drop.path)) ?? "" }
    let pipeline = UnitPipeline<Outcomes>(
      batchBytes: Self.batchBytes, work: { preparation.outcomes(of: $0) },
      write: { try tally.store($0, in: archive) })
    do {
      var bytes: Int64 = 0
      try reader.read(path: drop.path, context: context(of: drop)) { unit in
        try pipeline.add(unit)
        bytes += Int64(unit.byteCount)
        course.tell(of: drop, bytes: bytes, items: tally.summary.counts.added)
      }
      try pipeline.finish()
    } catch let rejection as Rejection {
      try pipeline.finish()
      tally.reject(rejection)
    }
    try close([Closing(drop: drop, tally: tally, hash: hash.value)], now: now)
    course.finish([tally.summary])
  }

  /// How much of a file makes a transaction. Each writes anew the facts of every day that it has items
  /// of, so that small ones cost more an item; large ones take memory.
  private static let batchBytes = 1 << 20

  /// A file of which all is stored.
  private struct Closing {
    let drop: Drop
    let tally: Tally
    let hash: String
  }

  /// Puts the files' records into the archive, durably, and files them away.
  private func close(_ files: [Closing], now: Timestamp) throws {
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
      records.append(
        IngestedFile(
          name: file.drop.name, hash: file.hash, at: now, format: summary.format,
          counts: summary.counts,
          rejections: Array(summary.rejections.prefix(Self.recordedRejections))))
      if summary.format != nil, !file.hash.isEmpty { known.insert(file.hash) }
    }
    try open.archive.record(records)
    for file in whole { fileAway(file.drop, file.tally) }
  }

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

  /// How many of a file's rejections the archive keeps; the file beside the drop has more.
  private static let recordedRejections = 100

  private func context(of drop: Drop) -> IntakeContext {
    open.settings.context(
      file: "inbox/" + drop.name, taxonomy: open.taxonomy, folders: drop.folders)
  }
}
