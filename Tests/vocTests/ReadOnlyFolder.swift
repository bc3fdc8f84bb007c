import Foundation

/// Makes a folder read-only for a while: by its permissions, or for root, whom permissions do not
/// stop, by a read-only mount of the folder over itself (mount(8)).
struct ReadOnlyFolder {
  private let path: String

  private struct Refused: Error {}

  init(_ path: String) throws {
    self.path = path
    guard Self.isRoot ? Self.mount(path) : chmod(path, 0o500) == 0 else { throw Refused() }
  }

  func release() {
    if Self.isRoot { Self.run("/bin/umount", path) } else { chmod(path, 0o700) }
  }

  /// Root may be without the right to mount, as in many containers.
  static let isPossible: Bool = {
    guard isRoot else { return true }
    let path = NSTemporaryDirectory() + "voc-mount-\(UUID().uuidString)"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    guard mount(path) else { return false }
    return run("/bin/umount", path)
  }()

  private static let isRoot = getuid() == 0

  private static func mount(_ path: String) -> Bool {
    run("/bin/mount", "--bind", path, path)
      && (run("/bin/mount", "-o", "remount,bind,ro", path) || !run("/bin/umount", path))
  }

  @discardableResult
  private static func run(_ program: String, _ arguments: String...) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
