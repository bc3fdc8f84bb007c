import Glibc

/// Where bytes come from, read forward in chunks, so that an export larger than memory is read in
/// bounded memory. A file that is gzip-compressed (by its content, not its name) gives the bytes that
/// were compressed.
///
/// A source is used by one task at a time and closes its file when it is released.
package final class ByteSource {
  private enum Origin {
    case file(descriptor: Int32)
    case memory([UInt8], position: Int)
    case gzip(GzipStream)
  }

  private var origin: Origin
  /// Why the bytes ended before their time, where they did: a compressed file that is cut off or
  /// damaged. What came before is whole.
  package private(set) var damage: ByteSourceError?
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
    var magic: [UInt8] = [0, 0]
    if pread(descriptor, &magic, 2, 0) == 2, magic == GzipStream.magic {
      origin = .gzip(GzipStream(ByteSource(descriptor: descriptor, name: path)))
    }
  }

  private init(descriptor: Int32, name: String) {
    self.name = name
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
    case .gzip(let stream):
      guard damage == nil else { return 0 }
      let before = buffer.count
      do {
        try stream.read(into: &buffer, count: count)
      } catch {
        guard error.isDamage else { throw error }
        damage = error
      }
      return buffer.count - before
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

/// A file that could not be opened or read, with the reason.
package struct ByteSourceError: Error, Equatable, CustomStringConvertible {
  package let file: String
  /// What is wrong, in a few words.
  package let reason: String
  /// The POSIX error number where the system refused; 0 where the bytes themselves are damaged.
  package let errno: Int32

  /// The system's refusal.
  package init(file: String, errno: Int32) {
    self.file = file
    self.errno = errno
    reason = String(cString: strerror(errno))
  }

  /// Bytes that are not what they should be.
  package init(file: String, damage: String) {
    self.file = file
    errno = 0
    reason = damage
  }

  package var isDamage: Bool { errno == 0 }
  package var isFolder: Bool { errno == EISDIR }

  package var description: String { "\(file): \(reason)" }
}
