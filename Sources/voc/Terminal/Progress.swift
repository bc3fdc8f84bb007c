import Glibc

/// One line on standard error that is written over as work goes on; silent where standard error is
/// no terminal.
struct Progress {
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private var shown = false
  private var last: UInt64 = 0

  /// Shows `text` in place of what is shown, at most ten times a second.
  mutating func show(_ text: @autoclosure () -> String) {
    guard isTerminal else { return }
    let now = Self.milliseconds()
    guard now - last >= 100 else { return }
    last = now
    shown = true
    Output.raw("\r\u{1B}[K\(text())")
  }

  /// Takes the line away, before other lines are written.
  mutating func clear() {
    guard shown else { return }
    Output.raw("\r\u{1B}[K")
    shown = false
  }

  private static func milliseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1000 + UInt64(time.tv_nsec) / 1_000_000
  }
}
