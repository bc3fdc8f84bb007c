import Bytes
import Feedback
import Foundation

/// The folder of what could not be read, each file beside its `NAME.reason.txt`.
package struct Rejected: Sendable {
  private let workspace: Workspace

  package init(_ workspace: Workspace) { self.workspace = workspace }

  /// The rejected files, by name below `rejected/`, without their reasons.
  package func files() -> [Drop] {
    let all = InboxListing(folder: workspace.rejected, includesUnfinished: true).drops
    let names = Set(all.map(\.name))
    return all.filter { !Self.isReason($0.name, among: names) }.sorted { $0.name < $1.name }
  }

  /// Moves rejected files back into the inbox, to be read again. Their reasons go.
  ///
  /// - Parameter names: files or folders below `rejected/`; nil for all.
  /// - Returns: their names below the inbox.
  /// - Throws: ``PipelineError`` `.fileSystem` where one cannot be moved.
  package func putBack(_ names: [String]?) throws(PipelineError) -> [String] {
    sweep()
    var moved: [String] = []
    for file in files() where names.map({ Inbox.covers($0, file) }) ?? true {
      let below = file.name.enclosingPath
      let place = below.isEmpty ? workspace.inbox : workspace.inbox + "/" + below
      try workspace.makeFolder(place)
      let name = FreeName.of(file.name.lastPathName, in: place)
      let failure = Relocation.move(file.path, to: place + "/" + name)
      guard failure == 0 else {
        throw PipelineError(
          .fileSystem, place: workspace.shortName(of: file.path),
          detail: "cannot be moved into the inbox (\(String(cString: strerror(failure)))); check "
            + "the permissions")
      }
      unlink(file.path + Filing.reason)
      moved.append(below.isEmpty ? name : below + "/" + name)
    }
    return moved
  }

  /// Takes away reasons whose file has gone: a run died between the two, or someone moved the file.
  func sweep() {
    let all = InboxListing(folder: workspace.rejected, includesUnfinished: true).drops
    let names = Set(all.map(\.name))
    for file in all where file.name.hasSuffix(Filing.reason) {
      let isLone = !names.contains(String(file.name.dropLast(Filing.reason.count)))
      if isLone, !names.contains(file.name + Filing.reason) { unlink(file.path) }
    }
  }

  /// Whether a file says why another was rejected; a drop of such a name has a reason of its own.
  private static func isReason(_ name: String, among names: Set<String>) -> Bool {
    name.hasSuffix(Filing.reason) && !names.contains(name + Filing.reason)
      && names.contains(String(name.dropLast(Filing.reason.count)))
  }
}
