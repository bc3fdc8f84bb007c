import Bytes
import Glibc

/// The lines of standard input, without their line breaks, in bounded memory.
struct InputLines {
  private var buffer: [UInt8] = []
  private var start = 0
  private var ended = false

  /// The next lines, at most `limit` of them or a megabyte together; nil at the end.
  ///
  /// - Throws: `ByteSourceError` where standard input cannot be read.
  mutating func next(atMost limit: Int) throws -> [[UInt8]]? {
    var lines: [[UInt8]] = []
    var size = 0
    while lines.count < limit, size < 1 << 20, let line = try nextLine() {
      size += line.count
      lines.append(line)
    }
    return lines.isEmpty ? nil : lines
  }

  private mutating func nextLine() throws -> [UInt8]? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        return trimmed(buffer[start..<end])
      }
      searched = buffer.count
      if ended {
        defer { start = buffer.count }
        return start < buffer.count ? trimmed(buffer[start...]) : nil
      }
      searched -= start
      try refill()
      searched += start
    }
  }

  private mutating func refill() throws {
    buffer.removeFirst(start)
    start = 0
    let count = 1 << 18
    let old = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: count))
    let got = buffer.withUnsafeMutableBytes {
      Glibc.read(
        STDIN_FILENO, UnsafeMutableRawBufferPointer(rebasing: $0[old...]).baseAddress, count)
    }
    let reason = errno
    buffer.removeLast(count - max(0, got))
    guard got >= 0 || reason == EINTR else {
      throw ByteSourceError(file: "standard input", errno: reason)
    }
    ended = got == 0
  }

  private func trimmed(_ line: ArraySlice<UInt8>) -> [UInt8] {
    Array(line.last == 0x0D ? line.dropLast() : line)
  }
}
