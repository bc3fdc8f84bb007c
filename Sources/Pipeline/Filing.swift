import Bytes
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
  ///
  /// - Parameter more: how many rejections there are besides those that are given.
  func finish(
    _ drop: Drop, rejections: [Rejection], more: Int = 0, rows: RejectedRows? = nil
  ) throws(PipelineError) {
    var notes: [String: Note] = [:]
    if !rejections.isEmpty {
      var list = lines(rejections)
      if more > 0 { list += Array("and \(more) more\n".utf8) }
      notes[Self.list] = { [list] in $0(list[...]) }
    }
    if let rows, rows.isNeeded { notes[Self.rows] = { rows.write(from: drop.path, to: $0) } }
    try move(drop, to: workspace.done, with: notes)
  }

  /// Moves the drop to `rejected/`, with the reason beside it.
  func reject(_ drop: Drop, rejections: [Rejection]) throws(PipelineError) {
    let reason = lines(rejections)
    try move(drop, to: workspace.rejected, with: [Self.reason: { $0(reason[...]) }])
  }

  /// Writes what is said of a file, piece by piece.
  ///
  /// - Returns: whether all of it is written.
  private typealias Note = ((ArraySlice<UInt8>) -> Bool) -> Bool

  private func lines(_ rejections: [Rejection]) -> [UInt8] {
    Array((rejections.map(\.description).joined(separator: "\n") + "\n").utf8)
  }

  private func move(
    _ drop: Drop, to folder: String, with notes: [String: Note]
  ) throws(PipelineError) {
    let below = drop.name.enclosingPath
    let place = below.isEmpty ? folder : folder + "/" + below
    try workspace.makeFolder(place)
    let name = drop.name.lastPathName
    let target = place + "/" + FreeName.of(name, in: place, companions: notes.keys.sorted())
    for (ending, note) in notes { try workspace.write(to: target + ending, note) }
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
