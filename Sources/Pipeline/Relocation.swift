import Glibc

/// Copies and moves files within a workspace, also where its folders lie on different disks (an inbox
/// may be a mounted network drive).
enum Relocation {
  /// Moves a file by a rename. Across disks it is copied whole first, made durable, given its name,
  /// and only then taken away: a run that dies in between leaves it in both places, never in none.
  ///
  /// - Returns: 0, or the system's error number.
  static func move(_ path: String, to target: String) -> Int32 {
    if rename(path, target) == 0 { return 0 }
    guard errno == EXDEV else { return errno }
    let draft = target + ".part"
    let failure = copy(Array(path.utf8), to: draft, durably: true)
    guard failure == 0, rename(draft, target) == 0, unlink(path) == 0 else {
      let reason = failure == 0 ? errno : failure
      unlink(draft)
      return reason
    }
    return 0
  }

  /// Copies one regular file into a new file of mode 0600; links are not followed.
  ///
  /// - Returns: 0, or the system's error number; nothing is left of a copy that failed.
  static func copy(_ path: [UInt8], to target: String, durably: Bool = false) -> Int32 {
    let source = open(FolderEntry.path(path), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    guard source >= 0 else { return errno }
    defer { close(source) }
    let copy = open(target, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard copy >= 0 else { return errno }
    var failure = ioctl(copy, cloneRequest, source) == 0 ? 0 : transfer(source, copy)
    if failure == 0, durably, fsync(copy) != 0 { failure = errno }
    // A network drive may report a full disk only now.
    if close(copy) != 0, failure == 0 { failure = errno }
    if failure != 0 { unlink(target) }
    return failure
  }

  /// `FICLONE` of <linux/fs.h>: the copy shares the blocks, where the file system can do that.
  private static let cloneRequest: UInt = 0x4004_9409

  private static func transfer(_ source: Int32, _ copy: Int32) -> Int32 {
    let size = 1 << 20
    let buffer = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = read(source, buffer, size)
      if count == 0 { return 0 }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return errno }
      var written = 0
      while written < count {
        let done = write(copy, buffer + written, count - written)
        if done < 0 && errno == EINTR { continue }
        guard done > 0 else { return errno }
        written += done
      }
    }
  }
}
