import Foundation

/// The desktop that the program was started from. Its opener is the only other program that voc ever
/// starts, and only when asked to.
enum Desktop {
  /// Shows a file in the program that the desktop has for it.
  ///
  /// - Returns: false where there is no desktop, or it has no `xdg-open`.
  static func show(_ path: String) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    guard ["DISPLAY", "WAYLAND_DISPLAY"].contains(where: { environment[$0]?.isEmpty == false })
    else { return false }
    let opener = Process()
    opener.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    opener.arguments = ["xdg-open", path]
    opener.standardInput = FileHandle.nullDevice
    opener.standardOutput = FileHandle.nullDevice
    opener.standardError = FileHandle.nullDevice
    guard (try? opener.run()) != nil else { return false }
    opener.waitUntilExit()
    return opener.terminationStatus == 0
  }
}
