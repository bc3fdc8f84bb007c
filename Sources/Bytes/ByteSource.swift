import Glibc

/// Where bytes come from, read forward in chunks, so that an export larger than memory is read in
/// bounded memory.
///
/// A source is used by one task at a time and closes its file when it is released.
package final class ByteSource {
  private enum Origin {
    case file(descriptor: Int32)
    case memory([UInt8], position: Int)
  }

  private var origin: Origin
  /// The name to say in messages: the file's path as the user gave it.
  package let name: String

  /// Opens the regular file at `path` for reading; links are followed only as the caller gave them.
  ///
  /// - Throws: ``ByteSourceError`` with the system's reason.
  package init(path: String) throws(ByteSourceError) {
    // Not to wait for the other end of a pipe, which is refused below.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw ByteSourceError(file: path, errno: errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      close(descriptor)
      throw ByteSourceError(file: path, errno: isFolder ? EISDIR : ESPIPE)
    }
    name = path
    origin = .file(descriptor: descriptor)
  }

  /// Bytes that are in memory already.
  package init(bytes: [UInt8], name: String) {
    self.name = name
    origin = .memory(bytes, position: 0)
  }

  deinit {
    if case .file(let descriptor) = origin { close(descriptor) }
  }

  /// Appends up to `count` bytes to `buffer`.
  ///
  /// - Returns: how many bytes were appended; 0 at the end of the source.
  /// - Throws: ``ByteSourceError`` with the system's reason.
  package func read(into buffer: inout [UInt8], count: Int) throws(ByteSourceError) -> Int {
    switch origin {
    case .memory(let bytes, let position):
      let end = min(bytes.count, position + count)
      buffer.append(contentsOf: bytes[position..<end])
      origin = .memory(bytes, position: end)
      return end - position
    case .file(let descriptor):
      var (got, reason) = (0, errno)
      let chunk = [UInt8](unsafeUninitializedCapacity: count) { memory, initialized in
        repeat {
          got = Glibc.read(descriptor, memory.baseAddress, count)
        } while got < 0 && errno == EINTR
        reason = errno
        initialized = max(0, got)
      }
      guard got >= 0 else { throw ByteSourceError(file: name, errno: reason) }
      buffer += chunk
      return got
    }
  }

  /// All that is left, up to `limit` bytes.
  ///
  /// - Throws: ``ByteSourceError`` with the system's reason.
  package func readAll(limit: Int = .max) throws(ByteSourceError) -> [UInt8] {
    var buffer: [UInt8] = []
    while buffer.count < limit {
      if try read(into: &buffer, count: min(1 << 20, limit - buffer.count)) == 0 { break }
    }
    return buffer
  }
}

/// A file that could not be opened or read, with the system's reason.
package struct ByteSourceError: Error, Equatable, CustomStringConvertible {
  package let file: String
  /// The POSIX error number.
  package let errno: Int32

  package init(file: String, errno: Int32) {
    self.file = file
    self.errno = errno
  }

  /// The system's words, such as `Permission denied`.
  package var reason: String { String(cString: strerror(errno)) }

  package var description: String { "\(file): \(reason)" }
}
