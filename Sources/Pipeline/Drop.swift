import Foundation

/// A file that was dropped in the inbox.
package struct Drop: Sendable, Equatable {
  package let path: String
  /// The path below `inbox/`, by which it is named in messages and filed away.
  package let name: String
  /// In bytes.
  package let size: Int64
  /// Nanoseconds since 1970, to see whether it is still being written.
  let modified: Int64

  /// Nil for what is no regular file: folders, pipes, and links, which are never followed.
  package init?(path: String, name: String) {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    self.path = path
    self.name = name
    size = Int64(status.st_size)
    modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
  }

  /// Whether some process has the file open for writing, where the file system can tell: a read
  /// lease is refused then (fcntl(2), F_SETLEASE).
  var isBeingWritten: Bool {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    guard fcntl(descriptor, Self.setLease, F_RDLCK) != 0 else {
      _ = fcntl(descriptor, Self.setLease, F_UNLCK)
      return false
    }
    return errno == EAGAIN
  }

  /// `F_SETLEASE` of <linux/fcntl.h>, which glibc hides behind `_GNU_SOURCE`.
  private static let setLease: Int32 = 1024

  /// The file as it is now; nil where it has gone.
  var again: Drop? { Drop(path: path, name: name) }
}
