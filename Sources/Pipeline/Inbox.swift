import Feedback
import Foundation

/// The folder that exports are dropped in.
package struct Inbox: Sendable {
  private let folder: String

  package init(_ workspace: Workspace) { folder = workspace.inbox }

  /// What waits, sub-folders included, by name. Uploads that are not whole yet (`.part`,
  /// `.crdownload`, `~$…`), hidden files and links are passed over.
  package func waiting() -> [Drop] {
    var drops: [Drop] = []
    var pending = [""]
    while let below = pending.popLast() {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + below)) ?? []
      for name in names where !Self.isPartial(name) {
        let relative = below + "/" + name
        if let drop = Drop(path: folder + relative, name: String(relative.dropFirst())) {
          drops.append(drop)
        } else if Self.isFolder(folder + relative) {
          pending.append(relative)
        }
      }
    }
    return drops.sorted { $0.name < $1.name }
  }

  /// What waits and is whole: a file that a process still has open for writing is left for the next
  /// run. Where the file system cannot tell, one that was touched within the last second is looked at
  /// again half a second later, and left where it has changed by then.
  package func stable(now: Timestamp) -> [Drop] {
    let drops = waiting().map { (drop: $0, isBeingWritten: $0.isBeingWritten) }
      .filter { $0.isBeingWritten != true }
    let recent = (now.seconds - 1) * 1_000_000_000
    let doubtful = Set(
      drops.filter { $0.isBeingWritten == nil && $0.drop.modified > recent }.map(\.drop.name))
    if !doubtful.isEmpty { usleep(500_000) }
    return drops.map(\.drop).filter { !doubtful.contains($0.name) || $0.again == $0 }
  }

  /// Copies the file or folder at `path` into the inbox, so that the original stays where it is. The
  /// copy has its name only when it is whole.
  ///
  /// - Returns: its name below the inbox. A file that lies there already is left as it is.
  /// - Throws: ``PipelineError`` `.fileSystem` where it cannot be read or copied.
  package func take(_ path: String) throws(PipelineError) -> String {
    let original = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    if original.hasPrefix(folder + "/") { return String(original.dropFirst(folder.count + 1)) }
    try check(original, named: path)
    let name = (original as NSString).lastPathComponent
    let draft = "\(folder)/.\(FreeName.of(name, in: folder)).part"
    do {
      try FileManager.default.copyItem(atPath: original, toPath: draft)
    } catch {
      try? FileManager.default.removeItem(atPath: draft)
      throw PipelineError(
        .fileSystem, place: path,
        detail: "cannot be copied into the inbox; check its permissions and the space on the disk")
    }
    let free = FreeName.of(name, in: folder)
    guard rename(draft, folder + "/" + free) == 0 else {
      try? FileManager.default.removeItem(atPath: draft)
      throw PipelineError(
        .fileSystem, place: path, detail: "cannot be put into the inbox; check its permissions")
    }
    return free
  }

  /// - Throws: ``PipelineError`` for what cannot be a drop: nothing at all, a pipe, an upload that is
  ///   not whole, and a folder that the inbox itself lies in.
  private func check(_ original: String, named path: String) throws(PipelineError) {
    func refuse(_ detail: String) -> PipelineError {
      PipelineError(.fileSystem, place: path.isEmpty ? "''" : path, detail: detail)
    }
    guard !path.isEmpty else { throw refuse("is no name; name a file or a folder") }
    guard FileManager.default.fileExists(atPath: original) else {
      throw refuse("there is no such file; check the name")
    }
    if Self.isFolder(original) {
      guard !(folder + "/").hasPrefix(original == "/" ? "/" : original + "/") else {
        throw refuse("holds the workspace itself; name the files in it")
      }
      return
    }
    guard Drop(path: original, name: original) != nil else {
      throw refuse("is no regular file; name a file or a folder")
    }
    guard !Self.isPartial((original as NSString).lastPathComponent) else {
      throw refuse("has the name of a hidden file or of an upload that is not whole; rename it")
    }
  }

  /// Whether a name below the inbox is, or lies in, one of `names`.
  package static func covers(_ names: [String], _ drop: Drop) -> Bool {
    names.contains { drop.name == $0 || drop.name.hasPrefix($0 + "/") }
  }

  private static func isPartial(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasPrefix("~$") || name.hasSuffix(".part")
      || name.hasSuffix(".crdownload") || name.hasSuffix(".tmp")
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
