import Feedback
import Foundation

/// Files a drop away: whole to `done/`, or to `rejected/` beside a `NAME.reason.txt`.
///
/// The move is a rename within the workspace, after the archive holds the file's items for good: a
/// run that dies before it finds the file in the inbox again, and its items are duplicates then. What
/// is said of a file is written before the file comes to lie beside it, so that no file ever lies in
/// `rejected/` without its reason; a run that dies in between leaves a reason without a file, which
/// ``Rejected/sweep()`` takes away.
struct Filing {
  let workspace: Workspace

  static let reason = ".reason.txt"
  static let list = ".rejections.txt"
  static let rows = ".rejected.csv"

  /// Moves the drop to `done/`; where some of it was rejected, a list stands beside it, and the rows
  /// that can be mended and dropped again.
  func finish(
    _ drop: Drop, rejections: [Rejection], rows: [UInt8]? = nil
  ) throws(PipelineError) {
    var notes: [String: [UInt8]] = [:]
    if !rejections.isEmpty { notes[Self.list] = lines(rejections) }
    if let rows { notes[Self.rows] = rows }
    try move(drop, to: workspace.done, with: notes)
  }

  /// Moves the drop to `rejected/`, with the reason beside it.
  func reject(_ drop: Drop, rejections: [Rejection]) throws(PipelineError) {
    try move(drop, to: workspace.rejected, with: [Self.reason: lines(rejections)])
  }

  private func lines(_ rejections: [Rejection]) -> [UInt8] {
    Array((rejections.map(\.description).joined(separator: "\n") + "\n").utf8)
  }

  private func move(
    _ drop: Drop, to folder: String, with notes: [String: [UInt8]]
  ) throws(PipelineError) {
    let below = (drop.name as NSString).deletingLastPathComponent
    let place = below.isEmpty ? folder : folder + "/" + below
    try workspace.makeFolder(place)
    let name = (drop.name as NSString).lastPathComponent
    let target = place + "/" + FreeName.of(name, in: place, companions: notes.keys.sorted())
    for (ending, bytes) in notes { try workspace.write(bytes, to: target + ending) }
    let failure = Relocation.move(drop.path, to: target)
    guard failure == 0 else {
      for ending in notes.keys { unlink(target + ending) }
      throw PipelineError(
        .fileSystem, place: workspace.shortName(of: drop.path),
        detail: "cannot be moved to \(workspace.shortName(of: place)) "
          + "(\(String(cString: strerror(failure)))); check the permissions")
    }
    chmod(target, 0o600)
  }
}
