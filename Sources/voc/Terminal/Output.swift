import Glibc
import Synchronization

/// Results go to standard output through here, buffered; everything else goes to standard error.
///
/// When the reader of a pipe has gone (`voc search … | head`), the program ends with success.
enum Output {
  private static let buffer = Mutex<[UInt8]>([])
  private static let limit = 1 << 16

  /// Writes `line` and a line break to standard output.
  static func line(_ line: String = "") { text(line + "\n") }

  /// Writes `text` as it stands to standard output.
  static func text(_ text: String) {
    buffer.withLock { bytes in
      bytes.append(contentsOf: text.utf8)
      if bytes.count >= limit { drain(&bytes) }
    }
  }

  /// Writes bytes as they stand to standard output.
  static func bytes(_ block: [UInt8]) {
    buffer.withLock { bytes in
      bytes.append(contentsOf: block)
      if bytes.count >= limit { drain(&bytes) }
    }
  }

  /// Writes what is buffered; called once more at the end of the program.
  static func flush() {
    buffer.withLock { drain(&$0) }
  }

  /// Writes `line` and a line break to standard error, results first, so that the order holds on a
  /// terminal. File names may be in it: what a terminal would obey is taken out.
  static func complain(_ line: String) {
    flush()
    raw(HarmlessText.harmless(line) + "\n")
  }

  /// Writes `text` as it stands to standard error, at once.
  static func raw(_ text: String) { write(Array(text.utf8), to: STDERR_FILENO) }

  /// Whether standard output is a terminal on which colour is welcome (https://no-color.org).
  static let hasColour = isTerminal && !isColourRefused && !isDumb

  /// Whether standard output is a terminal.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// An empty value refuses nothing.
  private static var isColourRefused: Bool {
    getenv("NO_COLOR").map { $0[0] != 0 } ?? false
  }

  /// Columns of the terminal; 80 where it is none.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  private static var isDumb: Bool {
    guard let name = getenv("TERM") else { return true }
    return String(cString: name) == "dumb"
  }

  private static func drain(_ bytes: inout [UInt8]) {
    write(bytes, to: STDOUT_FILENO)
    bytes.removeAll(keepingCapacity: true)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        exit(errno == EPIPE ? 0 : 2)
      }
      rest = rest.dropFirst(count)
    }
  }
}
