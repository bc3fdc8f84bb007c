import Feedback
import Intake

extension IngestRun {
  /// What a run tells of its progress: the file at hand, and how many bytes of all are read.
  package struct Position: Sendable {
    package let file: String
    package let fileIndex: Int
    package let fileCount: Int
    package let bytesRead: Int64
    package let bytesTotal: Int64
    package let items: Int
  }
}

/// The way of a run through its files: what is still to come, and what became of the rest.
struct Course {
  var summary = IngestSummary()
  /// What adapters may know of a file, by the folders that it lies in.
  private(set) var contexts: [[String]: IntakeContext] = [:]
  private var pending: [Drop]
  private var total: Int64
  private var before: Int64 = 0
  private var added = 0
  private let progress: (IngestRun.Position) -> Void

  init(_ drops: [Drop], progress: @escaping (IngestRun.Position) -> Void) {
    pending = drops.reversed()
    total = drops.reduce(0) { $0 + $1.size }
    self.progress = progress
  }

  var isAtEnd: Bool { pending.isEmpty }

  mutating func next() -> Drop? { pending.popLast() }

  /// Puts drops before those that are still to come.
  mutating func add(_ drops: [Drop]) {
    pending += drops.reversed()
    total += drops.reduce(0) { $0 + $1.size }
  }

  /// Tells of the file at hand.
  func tell(of drop: Drop, bytes: Int64, items: Int) {
    let done = summary.files.count
    progress(
      IngestRun.Position(
        file: drop.name, fileIndex: done, fileCount: done + 1 + pending.count,
        bytesRead: before + bytes, bytesTotal: total, items: added + items))
  }

  /// Notes what became of files, and tells of it.
  mutating func finish(_ files: [FileSummary]) {
    guard let last = files.last else { return }
    for file in files {
      before += file.bytes
      added += file.counts.added
    }
    summary.files += files
    let done = summary.files.count
    progress(
      IngestRun.Position(
        file: last.name, fileIndex: done - 1, fileCount: done + pending.count, bytesRead: before,
        bytesTotal: total, items: added))
  }

  /// Sees to it that the contexts of these drops' folders are known.
  mutating func contexts(of drops: [Drop], make: (Drop) -> IntakeContext) {
    for drop in drops where contexts[drop.folders] == nil { contexts[drop.folders] = make(drop) }
  }
}
