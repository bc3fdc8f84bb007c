import Glibc

/// Holds a workspace for one run that writes. Freed when the value ends, and by the system when the
/// process dies, a `kill -9` included (flock(2)): what stands in the file only names the holder, and
/// holds nothing once the workspace is copied to another machine.
///
/// Some network drives know no such locks. There the file's words count: a run of this machine that
/// is no more holds nothing, one of another machine is believed.
package struct WorkspaceLock: ~Copyable {
  private let descriptor: Int32

  /// - Parameters:
  ///   - waiting: `.leave` throws at once where another run holds the workspace.
  ///   - told: given who is waited for, such as `process 4711`, before the waiting begins.
  /// - Throws: ``PipelineError`` `.locked`, naming the process that holds it; `.fileSystem`.
  package init(
    _ workspace: Workspace, waiting: Patience = .leave, told: (String) -> Void = { _ in }
  ) throws(PipelineError) {
    descriptor = try Self.lockedDescriptor(of: workspace, waiting: waiting, told: told)
    let words = Array(LockHolder.this.words.utf8)
    ftruncate(descriptor, 0)
    _ = pwrite(descriptor, words, words.count, 0)
  }

  deinit {
    ftruncate(descriptor, 0)
    close(descriptor)
  }

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
    let isHeld = errno == EWOULDBLOCK
    let holder = LockHolder(descriptor)
    if !isHeld, holder.isGone { return descriptor }
    if isHeld, waiting == .wait {
      told(holder.name)
      while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
      return descriptor
    }
    close(descriptor)
    let advice =
      isHeld
      ? "wait for it, or use --wait" : "wait for it; if it is no more, remove \(path)"
    throw PipelineError(
      .locked, place: workspace.root,
      detail: "another run (\(holder.name)) is at work here; \(advice)")
  }
}

/// Who holds a workspace, as the lock's file says: the process and the machine.
struct LockHolder: Equatable {
  let process: Int32?
  let machine: String

  static var this: LockHolder { LockHolder(process: getpid(), machine: ownMachine) }

  init(process: Int32?, machine: String) {
    self.process = process
    self.machine = machine
  }

  /// Reads the file's words.
  init(_ descriptor: Int32) {
    var bytes = [UInt8](repeating: 0, count: 200)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    self.init(words: String(decoding: bytes.prefix(max(0, count)), as: UTF8.self))
  }

  /// Reads `4711 kassa-2`.
  init(words: String) {
    let parts = words.split(whereSeparator: \.isWhitespace)
    process = parts.first.flatMap { Int32($0) }
    machine = parts.count > 1 ? String(parts[1].prefix(100)) : Self.ownMachine
  }

  var words: String { "\(process ?? 0) \(machine)\n" }

  /// `process 4711`, with the machine where it is another.
  var name: String {
    guard let process else { return "process unknown" }
    return "process \(process)" + (machine == Self.ownMachine ? "" : " on \(machine)")
  }

  /// Whether it was a run of this machine, or nobody, and there is no such process any more.
  var isGone: Bool {
    guard let process else { return true }
    return machine == Self.ownMachine && process != getpid() && kill(process, 0) != 0
      && errno == ESRCH
  }

  private static let ownMachine: String = {
    var name = utsname()
    guard uname(&name) == 0 else { return "localhost" }
    let words = withUnsafeBytes(of: &name.nodename) { Array($0.prefix { $0 > 0x20 }) }
    return words.isEmpty ? "localhost" : String(decoding: words, as: UTF8.self)
  }()
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
