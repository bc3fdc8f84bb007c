import Glibc

/// A file that was dropped in the inbox.
package struct Drop: Sendable, Hashable {
  package let path: String
  /// The path below `inbox/`, by which it is named in messages and filed away.
  package let name: String
  /// In bytes.
  package let size: Int64
  /// Nanoseconds since 1970, to see whether it is still being written.
  let modified: Int64
  /// Tells a file from another that was put in its place.
  private let number: UInt64
  /// Whether the file system has a device, as local disks do and network drives do not.
  private let isOnDevice: Bool

  /// Nil for what is no regular file: folders, pipes, and links, which are never followed.
  package init?(path: String, name: String) {
    self.init(bytes: Array(path.utf8), name: name)
  }

  /// As above, for a path that may be no UTF-8: it can be looked at, and is read once its name is
  /// mended.
  init?(bytes: [UInt8], name: String) {
    var status = stat()
    guard lstat(FolderEntry.path(bytes), &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    path = String(decoding: bytes, as: UTF8.self)
    self.name = name
    size = Int64(status.st_size)
    // The major number, as glibc packs it; 0 is for file systems without a device.
    isOnDevice = status.st_dev >> 8 & 0xFFF | status.st_dev >> 32 & ~0xFFF != 0
    modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    number = UInt64(status.st_ino)
  }

  /// Whether some process has the file open for writing: a read lease is refused then (fcntl(2),
  /// F_SETLEASE). Nil where nobody can tell: a file system without a device of its own may be a
  /// network drive, whose other machines are not seen.
  var isBeingWritten: Bool? {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    if fcntl(descriptor, Self.setLease, F_RDLCK) == 0 {
      _ = fcntl(descriptor, Self.setLease, F_UNLCK)
      return isOnDevice ? false : nil
    }
    return errno == EAGAIN ? true : nil
  }

  /// `F_SETLEASE` of <linux/fcntl.h>, which glibc hides behind `_GNU_SOURCE`.
  private static let setLease: Int32 = 1024

  /// When a run takes files, first to last.
  enum Turn: CaseIterable { case first, mailbox, archive }

  /// By what it is called, compressed or not.
  var turn: Turn {
    var name = name.lowercased()
    if name.hasSuffix(".zip") { return .archive }
    if name.hasSuffix(".gz") { name.removeLast(3) }
    return name.hasSuffix(".mbox") || name.hasSuffix(".mbx") ? .mailbox : .first
  }

  /// The file as it is now; nil where it has gone.
  var again: Drop? { Drop(path: path, name: name) }

  /// The folders that it lies in below the inbox, outermost first, as they say something of it.
  var folders: [String] { name.split(separator: "/").dropLast().map(String.init) }
}
