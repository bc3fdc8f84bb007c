import Feedback

extension IngestRun {
  /// What a run tells of its progress: the file at hand, and how many bytes of all are read.
  package struct Position: Sendable {
    package let file: String
    package let fileIndex: Int
    package let fileCount: Int
    package let bytesRead: Int64
    package let bytesTotal: Int64
    /// Items that are stored: fewer than are read.
    package let items: Int
  }
}

/// The way of a run through its files: what is still to come, and how far it is.
struct Course {
  private var pending: [Drop]
  private var total: Int64
  private var fileCount: Int
  /// The bytes of all files that are read.
  private var bytesRead: Int64 = 0
  private var filesRead = 0
  /// The last file that was read.
  private var last: Drop?
  private let items: () -> Int
  private let progress: (IngestRun.Position) -> Void

  /// Through `drops` in their order, but for mailboxes, which come behind: of all files, what lies in a
  /// mailbox takes longest to be read and least to be stored, so that the writer is left with little to
  /// do by itself at the end (Johnson's rule for two stages, Naval Research Logistics Quarterly 1, 1954).
  /// ZIP archives come last, since all before one must be closed before it is opened.
  ///
  /// - Parameter items: how many are stored by now.
  init(
    _ drops: [Drop], items: @escaping () -> Int,
    progress: @escaping (IngestRun.Position) -> Void
  ) {
    pending = Self.inTurn(drops).reversed()
    total = drops.reduce(0) { $0 + $1.size }
    fileCount = drops.count
    self.items = items
    self.progress = progress
  }

  var isAtEnd: Bool { pending.isEmpty }

  mutating func next() -> Drop? { pending.popLast() }

  /// Puts drops before those that are still to come.
  mutating func add(_ drops: [Drop]) {
    pending += Self.inTurn(drops).reversed()
    total += drops.reduce(0) { $0 + $1.size }
    fileCount += drops.count
  }

  private static func inTurn(_ drops: [Drop]) -> [Drop] {
    Drop.Turn.allCases.flatMap { turn in drops.filter { $0.turn == turn } }
  }

  /// Tells of the file at hand.
  ///
  /// - Parameter bytes: how many are read of it, inflated where it is compressed.
  func tell(of drop: Drop, bytes: Int64) {
    tell(drop, index: filesRead, bytes: bytesRead + min(bytes, drop.size))
  }

  /// Notes that files are read, and tells of it.
  mutating func pass(_ drops: [Drop]) {
    guard let last = drops.last else { return }
    filesRead += drops.count
    bytesRead += drops.reduce(0) { $0 + $1.size }
    self.last = last
    tell()
  }

  /// Tells of the last file that was read.
  func tell() {
    guard let last else { return }
    tell(last, index: filesRead - 1, bytes: bytesRead)
  }

  private func tell(_ drop: Drop, index: Int, bytes: Int64) {
    progress(
      IngestRun.Position(
        file: drop.name, fileIndex: index, fileCount: fileCount, bytesRead: bytes,
        bytesTotal: total, items: items()))
  }
}
