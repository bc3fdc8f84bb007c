/// What lies in a folder of drops, sub-folders included, as it is at one moment.
///
/// A folder with `cur` and `new` is a Maildir: its messages are files like any other, what is in `tmp`
/// is still being delivered, the program's own files beside them (`dovecot-uidlist`) are no messages,
/// and its sub-mailboxes have hidden names (`.Klachten/cur`).
struct InboxListing {
  private(set) var drops: [Drop] = []
  /// Folders that may not be read, as they are named below the inbox.
  private(set) var closed: [String] = []

  /// - Parameters:
  ///   - folder: the path to look through.
  ///   - prefix: what the drops' names begin with; ends in a slash where it is not empty.
  ///   - includesUnfinished: whether nothing is passed over for its name.
  init(folder: String, prefix: String = "", includesUnfinished: Bool = false) {
    var pending: [(path: [UInt8], name: String, isMailbox: Bool)] = [
      (Array(folder.utf8), prefix, false)
    ]
    while let place = pending.popLast() {
      guard let entries = FolderEntry.list(place.path) else {
        closed.append(place.name)
        continue
      }
      let isMaildir = Self.isMaildir(entries)
      for entry in entries {
        let path = place.path + [0x2F] + entry.bytes
        let name = place.name + entry.name
        switch entry.kind {
        case .file
        where includesUnfinished
          || !isMaildir && !Self.isPassedOver(entry.name, inMailbox: place.isMailbox):
          if let drop = Drop(bytes: path, name: name) { drops.append(drop) }
        case .folder
        where includesUnfinished || Self.isEntered(entry.name, path: path, isMaildir: isMaildir):
          let isMailbox = isMaildir && (entry.name == "cur" || entry.name == "new")
          pending.append((path, name + "/", isMailbox))
        default: break
        }
      }
    }
  }

  /// Whether a name is one of a hidden file or of an upload that is not whole. A message in a Maildir
  /// is whole once it is there, whatever its name ends in.
  static func isPassedOver(_ name: String, inMailbox: Bool = false) -> Bool {
    if name.hasPrefix(".") { return true }
    return !inMailbox
      && (name.hasPrefix("~$") || unfinished.contains { name.lowercased().hasSuffix($0) })
  }

  /// As browsers, mail programs and file transfers end the names of what they are still writing.
  private static let unfinished = [".part", ".crdownload", ".tmp", ".partial", ".download"]

  private static func isMaildir(_ entries: [FolderEntry]) -> Bool {
    let folders = entries.filter { $0.kind == .folder && $0.bytes.count == 3 }.map(\.name)
    return folders.contains("cur") && folders.contains("new")
  }

  private static func isEntered(_ name: String, path: [UInt8], isMaildir: Bool) -> Bool {
    guard isMaildir else { return !isPassedOver(name) }
    if name == "tmp" { return false }
    guard name.hasPrefix(".") else { return true }
    return Self.isMaildir(FolderEntry.list(path) ?? [])
  }
}
