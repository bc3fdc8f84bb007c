import Bytes
import Feedback
import Foundation

/// The folder that exports are dropped in.
package struct Inbox: Sendable {
  let workspace: Workspace
  private var folder: String { workspace.inbox }

  package init(_ workspace: Workspace) { self.workspace = workspace }

  /// What waits, sub-folders included, by name; members of a ZIP that a run before this one unpacked
  /// too. Uploads that are not whole yet (`.part`, `.crdownload`, `~$…`), hidden files and links are
  /// passed over.
  package func waiting() -> [Drop] {
    (InboxListing(folder: folder).drops + Unpacking(workspace).waiting())
      .sorted { $0.name < $1.name }
  }

  /// What waits and is whole: a file that a process still has open for writing is left for the next
  /// run. Where the file system cannot tell, one that was touched lately, by its own clock or by ours,
  /// is looked at again half a second later, and left where it has changed by then.
  ///
  /// Names that are no UTF-8 are mended on the disk first, so that they can be shown, filed and typed.
  ///
  /// - Throws: ``PipelineError`` `.fileSystem` where the inbox cannot be read.
  package func stable(now: Timestamp) throws(PipelineError) -> [Drop] {
    try check()
    sweep()
    mendNames()
    let drops = waiting().map { (drop: $0, isBeingWritten: $0.isBeingWritten) }
      .filter { $0.isBeingWritten != true }
    let recent = (now.seconds - Self.doubt) * 1_000_000_000
    let doubtful = Set(
      drops.filter { $0.isBeingWritten == nil && $0.drop.modified > recent }.map(\.drop.name))
    if !doubtful.isEmpty { usleep(500_000) }
    return drops.map(\.drop).filter { !doubtful.contains($0.name) || $0.again == $0 }
  }

  /// Seconds that the clock of a network drive may lag behind ours.
  private static let doubt: Int64 = 600

  /// - Throws: ``PipelineError`` where the inbox is missing, is a file, or cannot be read.
  package func check() throws(PipelineError) {
    guard FolderEntry.list(folder) == nil else { return }
    let reason = String(cString: strerror(errno))
    throw PipelineError(
      .fileSystem, place: folder,
      detail:
        "the inbox cannot be read (\(reason)); it must be a folder that you may read and write"
    )
  }

  /// Sub-folders of the inbox that may not be read: what lies in them waits.
  package func closedFolders() -> [String] { InboxListing(folder: folder).closed.sorted() }

  /// Copies the file or folder at `path` into the inbox, so that the original stays where it is. The
  /// copy has its name only when it is whole.
  ///
  /// - Returns: its name below the inbox. A file that lies there already is left as it is.
  /// - Throws: ``PipelineError`` `.fileSystem` where it cannot be read or copied.
  package func take(_ path: String) throws(PipelineError) -> String {
    let original = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    if original.hasPrefix(folder + "/") { return String(original.dropFirst(folder.count + 1)) }
    try check(original, named: path)
    let name = original.lastPathName
    let draft = folder + "/" + Self.draft
    try? FileManager.default.removeItem(atPath: draft)
    let failure = Self.copy(Array(original.utf8), to: draft)
    guard failure == 0 else {
      try? FileManager.default.removeItem(atPath: draft)
      throw PipelineError(
        .fileSystem, place: path,
        detail:
          "cannot be copied into the inbox (\(String(cString: strerror(failure)))); check its "
          + "permissions and the space on the disk")
    }
    let free = FreeName.of(name, in: folder)
    guard rename(draft, folder + "/" + free) == 0 else {
      try? FileManager.default.removeItem(atPath: draft)
      throw PipelineError(
        .fileSystem, place: path, detail: "cannot be put into the inbox; check its permissions")
    }
    return free
  }

  /// The hidden name that a copy has until it is whole.
  private static let draft = ".voc-copying"

  /// Takes away the copy that a run left half done, whose original is where it was, and puts ZIP
  /// archives back that one left half unpacked.
  private func sweep() {
    Unpacking(workspace).putBack()
    let draft = folder + "/" + Self.draft
    if FreeName.isTaken(draft) { try? FileManager.default.removeItem(atPath: draft) }
  }

  /// Copies a file, or a folder with what a drop can be: no links, nothing hidden.
  private static func copy(_ path: [UInt8], to target: String) -> Int32 {
    guard let entries = FolderEntry.list(path) else { return Relocation.copy(path, to: target) }
    guard mkdir(target, 0o700) == 0 else { return errno }
    for entry in entries where !InboxListing.isPassedOver(entry.name) && entry.kind != .other {
      let free = FreeName.of(entry.name, in: target)
      let failure = copy(path + [0x2F] + entry.bytes, to: target + "/" + free)
      guard failure == 0 else { return failure }
    }
    return 0
  }

  /// Gives names that are no UTF-8 their mended form, from the top down.
  private func mendNames() {
    var pending = [folder]
    while let place = pending.popLast() {
      for entry in FolderEntry.list(place) ?? [] where entry.kind != .other {
        var name = entry.name
        if entry.text == nil {
          name = FreeName.of(name, in: place)
          let old = FolderEntry.path(Array(place.utf8) + [0x2F] + entry.bytes)
          guard rename(old, place + "/" + name) == 0 else { continue }
        }
        if entry.kind == .folder { pending.append(place + "/" + name) }
      }
    }
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
    guard !InboxListing.isPassedOver(original.lastPathName) else {
      throw refuse("has the name of a hidden file or of an upload that is not whole; rename it")
    }
  }

  /// Whether a name below the inbox is, or lies in, one of `names`.
  package static func covers(_ names: [String], _ drop: Drop) -> Bool {
    names.contains { drop.name == $0 || drop.name.hasPrefix($0 + "/") }
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
