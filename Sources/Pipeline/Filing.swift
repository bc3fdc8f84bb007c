import Feedback
import Foundation

/// Files a drop away: whole to `done/`, or to `rejected/` beside a `NAME.reason.txt`.
///
/// The move is a rename within the workspace, after the archive holds the file's items for good: a
/// run that dies before it finds the file in the inbox again, and its items are duplicates then.
struct Filing {
  let workspace: Workspace

  /// Moves the drop to `done/`; where some of it was rejected, a list stands beside it.
  func finish(_ drop: Drop, rejections: [Rejection]) throws(PipelineError) {
    let target = try move(drop, to: workspace.done)
    guard !rejections.isEmpty else { return }
    let lines = rejections.map(\.description).joined(separator: "\n") + "\n"
    try workspace.write(Array(lines.utf8), to: target + ".rejections.txt")
  }

  /// Moves the drop to `rejected/`, with the reason beside it.
  func reject(_ drop: Drop, rejections: [Rejection]) throws(PipelineError) {
    let target = try move(drop, to: workspace.rejected)
    let lines = rejections.map(\.description).joined(separator: "\n") + "\n"
    try workspace.write(Array(lines.utf8), to: target + ".reason.txt")
  }

  private func move(_ drop: Drop, to folder: String) throws(PipelineError) -> String {
    let below = (drop.name as NSString).deletingLastPathComponent
    let place = below.isEmpty ? folder : folder + "/" + below
    try workspace.makeFolder(place)
    let target =
      place + "/" + FreeName.of((drop.name as NSString).lastPathComponent, in: place)
    guard rename(drop.path, target) == 0 else {
      throw PipelineError(
        .fileSystem, place: workspace.shortName(of: drop.path),
        detail: "cannot be moved to \(workspace.shortName(of: place)) "
          + "(\(String(cString: strerror(errno)))); check the permissions")
    }
    chmod(target, 0o600)
    return target
  }
}
