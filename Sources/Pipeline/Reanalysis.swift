import Analysis
import Archive
import Feedback

/// Reads all stored items anew, with the lexicons and rules of now.
///
/// 1. Items are read from their stored text in batches, each kept beside the archive in one
///    transaction. A run that is stopped, or dies, goes on where it was.
/// 2. All new readings take the place of the old in one transaction: whoever looks sees the old
///    readings or the new, never some of each.
package struct Reanalysis {
  private let archive: FeedbackArchive
  private let analyzer: Analyzer
  private let version: String

  /// - Throws: `LexiconError`: what the workspace's lexicons have wrong.
  package init(_ open: OpenWorkspace) throws {
    archive = open.archive
    analyzer = try Analyzer(lexicons: open.lexicons)
    version = open.lexicons.version
  }

  /// Which items are read.
  package enum Scope: Sendable {
    /// Those that other lexicons were used for.
    case outdated
    case all
  }

  /// How far a run has come.
  package struct Progress: Sendable, Equatable {
    /// Items read anew, by a run that was stopped too.
    package var read: Int
    package var total: Int
    /// Whether the new readings are in their place.
    package var isDone = false
  }

  /// - Parameters:
  ///   - told: called after each batch.
  ///   - mayGoOn: asked before each batch.
  /// - Throws: `ArchiveError`.
  package func run(
    _ scope: Scope, told: (Progress) -> Void = { _ in }, mayGoOn: () -> Bool = { true }
  ) throws -> Progress {
    let counts = try archive.beginRereading(version: version, all: scope == .all)
    var progress = Progress(read: counts.read, total: counts.total)
    let (analyzer, version) = (analyzer, version)
    while progress.read < progress.total, mayGoOn() {
      let batch = try archive.unread(version: version, all: scope == .all, limit: Self.batch)
      guard !batch.isEmpty else { break }
      let size = max(1, batch.count / 16)
      let pieces = stride(from: 0, to: batch.count, by: size).map {
        Array(batch[$0..<min($0 + size, batch.count)])
      }
      let readings = Parallel.map(pieces) { items in
        let readings = analyzer.withWorkspace { workspace in
          analyzer.read(items.map { Analyzer.Input($0.item) }, in: &workspace)
        }
        return zip(items, readings).map { ($0.id, $1) }
      }
      try archive.keep(readings.flatMap { $0 }, version: version)
      progress.read += batch.count
      told(progress)
    }
    guard mayGoOn() else { return progress }
    try archive.finishRereading(version: version)
    progress.isDone = true
    return progress
  }

  private static let batch = 2000
}
