import Dispatch
import Feedback
import Intake

/// The reading side of a run: reads file after file, and puts what is to be done with each into the
/// pipeline, so that the next is read while those before it are worked on, stored and closed.
struct IngestReading {
  private let open: OpenWorkspace
  private let preparation: Preparation
  private let writer: IngestWriter
  private let pipeline: JobPipeline<[FilePart]>
  private let unpacking: Unpacking
  private let reader = SourceReader()
  /// One file at a time: more would take the cores from the work.
  private let hashing = DispatchQueue(label: "voc.hashing")
  private var course: Course
  private var small = SmallFiles()
  /// Small files, in pieces, that the pipeline has and the course has not passed.
  private var underWay: [Promise<[SmallFile]>] = []
  /// What adapters may know of a file, by the folders that it lies in.
  private var contexts: [[String]: IntakeContext] = [:]

  init(
    _ course: Course, open: OpenWorkspace, preparation: Preparation, writer: IngestWriter,
    pipeline: JobPipeline<[FilePart]>
  ) {
    self.course = course
    self.open = open
    self.preparation = preparation
    self.writer = writer
    self.pipeline = pipeline
    unpacking = Unpacking(open.workspace)
  }

  /// Takes all drops of the course, and waits until all that were begun are closed.
  ///
  /// - Throws: what the writer threw.
  mutating func run(mayGoOn: () -> Bool) throws {
    while let drop = course.next(), mayGoOn() {
      if Unpacking.isArchive(drop) {
        try unpack(drop)
      } else if drop.size > SmallFiles.fileLimit {
        try settle()
        try take(drop)
      } else {
        small.add(drop)
      }
      if small.isFull || course.isAtEnd { try takeSmall() }
    }
    try settle()
    let archive = open.archive
    try pipeline.drain { archive.easeLog() }
    unpacking.sweep()
    course.tell()
  }

  /// Opens a ZIP archive; its members come next. All before it is closed by then: what an archive and
  /// its members are named depends on what has been filed away.
  private mutating func unpack(_ drop: Drop) throws {
    try settle()
    try pipeline.drain()
    var file = FileSummary(name: drop.name, bytes: drop.size)
    switch unpacking.open(drop) {
    case .opened(let drops, let refused):
      course.add(drops)
      for rejection in refused { file.add(rejection) }
      if !refused.isEmpty { file.fate = .rejected }
    case .rejected(let rejection):
      file.add(rejection)
      file.fate = .rejected
      do throws(PipelineError) {
        try Filing(workspace: open.workspace).reject(drop, rejections: [rejection])
      } catch {
        file.fate = .left
      }
    case .left(let reason):
      file.add(reason)
      file.fate = .left
    }
    if file.fate != .done { try writer.close(archive: file) }
    course.pass([drop])
  }

  /// Takes one large file, in bounded memory.
  private mutating func take(_ drop: Drop) throws {
    let file = ReadFile(drop: drop, tally: Tally(drop))
    let hash = Promise(on: hashing) { (try? Fingerprint.of(path: drop.path)) ?? "" }
    var rejection: Rejection?
    do {
      var bytes: Int64 = 0
      try reader.read(path: drop.path, context: context(of: drop)) { unit in
        try pipeline.add(bytes: unit.byteCount) { [preparation] in
          [FilePart(tally: file.tally, outcomes: preparation.outcomes(of: unit))]
        }
        bytes += Int64(unit.byteCount)
        course.tell(of: drop, bytes: bytes)
      }
    } catch let reason as Rejection {
      rejection = reason
    }
    try pipeline.then { [writer, rejection] in
      var file = file
      (file.rejection, file.hash) = (rejection, hash.value)
      try writer.close([file])
    }
    course.pass([drop])
  }

  /// Takes the small files that have come together.
  private mutating func takeSmall() throws {
    try settle()
    guard !small.drops.isEmpty else { return }
    for piece in small.pieces { underWay.append(try read(piece)) }
    try pipeline.then { [writer, underWay] in
      try writer.close(underWay.flatMap(\.value).filter { !$0.isLarge }.map(\.file))
    }
    small = SmallFiles()
  }

  /// Has small files read by one thread.
  private mutating func read(_ drops: [Drop]) throws -> Promise<[SmallFile]> {
    let sources = drops.map { (drop: $0, context: context(of: $0)) }
    let found = Promise<[SmallFile]>()
    let bytes = drops.reduce(0) { $0 + Int($1.size) }
    try pipeline.add(bytes: bytes) { [reader, preparation] in
      var files = sources.map { SmallFile($0.drop, context: $0.context, reader: reader) }
      var events = files.indices.map { files[$0].takeEvents() }
      let outcomes = preparation.outcomes(of: &events)
      found.keep(files)
      return zip(files, outcomes).map { FilePart(tally: $0.file.tally, outcomes: $1) }
    }
    return found
  }

  /// Waits until the small files under way are read, and takes those that are large inside.
  private mutating func settle() throws {
    let files = underWay.flatMap(\.value)
    underWay = []
    course.pass(files.filter { !$0.isLarge }.map(\.file.drop))
    for file in files where file.isLarge { try take(file.file.drop) }
  }

  private mutating func context(of drop: Drop) -> IntakeContext {
    let (file, folders) = ("inbox/" + drop.name, drop.folders)
    var context =
      contexts[folders]
      ?? open.settings.context(file: file, taxonomy: open.taxonomy, folders: folders)
    contexts[folders] = context
    context.file = file
    return context
  }
}
