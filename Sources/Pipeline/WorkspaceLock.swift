import Glibc

/// Holds a workspace for one run that writes. Freed when the value ends, and by the system when the
/// process dies, a `kill -9` included (flock(2)).
package struct WorkspaceLock: ~Copyable {
  private let descriptor: Int32

  /// - Parameters:
  ///   - waiting: `.leave` throws at once where another run holds the workspace.
  ///   - told: given the process that is waited for, before the waiting begins.
  /// - Throws: ``PipelineError`` `.locked`, naming the process that holds it; `.fileSystem`.
  package init(
    _ workspace: Workspace, waiting: Patience = .leave, told: (String) -> Void = { _ in }
  ) throws(PipelineError) {
    descriptor = try Self.lockedDescriptor(of: workspace, waiting: waiting, told: told)
    let digits = Array("\(getpid())\n".utf8)
    ftruncate(descriptor, 0)
    _ = pwrite(descriptor, digits, digits.count, 0)
  }

  deinit { close(descriptor) }

  /// Gives the workspace free.
  consuming func release() {}

  /// What to do where another run holds the workspace.
  package enum Patience: Sendable {
    case leave, wait
  }

  private static func lockedDescriptor(
    of workspace: Workspace, waiting: Patience, told: (String) -> Void
  ) throws(PipelineError) -> Int32 {
    try workspace.makeFolder(workspace.hidden)
    let path = workspace.hidden + "/lock"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw PipelineError(
        .fileSystem, place: path,
        detail: "cannot be written (\(String(cString: strerror(errno)))); check the permissions")
    }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return descriptor }
    let holder = holder(of: descriptor)
    if waiting == .wait {
      told(holder)
      while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
      return descriptor
    }
    close(descriptor)
    throw PipelineError(
      .locked, place: workspace.root,
      detail: "another run (process \(holder)) is at work here; wait for it, or use --wait")
  }

  private static func holder(of descriptor: Int32) -> String {
    var digits = [UInt8](repeating: 0, count: 20)
    let count = pread(descriptor, &digits, digits.count, 0)
    let known = digits.prefix(max(0, count)).filter { (48...57).contains($0) }
    return known.isEmpty ? "unknown" : String(decoding: known, as: UTF8.self)
  }
}

extension Workspace {
  /// Runs `body` while no other run writes in the workspace.
  ///
  /// - Throws: ``PipelineError`` `.locked` or `.fileSystem`, and whatever `body` throws.
  package func whileLocked<Value>(
    waiting: WorkspaceLock.Patience = .leave, told: (String) -> Void = { _ in },
    _ body: () throws -> Value
  ) throws -> Value {
    let lock = try WorkspaceLock(self, waiting: waiting, told: told)
    let outcome = Result { try body() }
    lock.release()
    return try outcome.get()
  }
}
