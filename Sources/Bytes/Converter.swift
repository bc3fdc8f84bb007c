import Glibc

/// One open `iconv` conversion to UTF-8, closed when it is released.
struct Converter: ~Copyable {
  private let descriptor: iconv_t

  /// Nil where the C library does not know the charset.
  init?(from name: String) {
    // The C library says "no" with the pointer (iconv_t)-1.
    guard let opened = iconv_open("UTF-8", name), Int(bitPattern: opened) != -1 else { return nil }
    descriptor = opened
  }

  deinit { iconv_close(descriptor) }

  /// Decodes `bytes`; what means nothing, and a character that is cut off at the end, become U+FFFD.
  func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 2)
    var at = 0
    while at < bytes.count {
      let (used, reason) = convert(UnsafeBufferPointer(rebasing: bytes[at...]), into: &output)
      at += used
      if reason == EILSEQ || reason == EINVAL {
        output.append(contentsOf: [0xEF, 0xBF, 0xBD])
        at = reason == EINVAL ? bytes.count : at + 1
      } else if reason != 0 && reason != E2BIG {
        break
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Converts as much as fits into one block.
  ///
  /// - Returns: how many bytes were read, and 0 or the POSIX error that ended it.
  private func convert(
    _ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]
  ) -> (used: Int, reason: Int32) {
    let size = 8192
    var reason: Int32 = 0
    var used = 0
    let block = [UInt8](unsafeUninitializedCapacity: size) { room, made in
      var (left, free) = (bytes.count, size)
      var input = UnsafeMutablePointer(
        mutating: UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self))
      var target = UnsafeMutableRawPointer(room.baseAddress)?.assumingMemoryBound(to: CChar.self)
      if iconv(descriptor, &input, &left, &target, &free) == -1 {
        reason = errno
      }
      used = bytes.count - left
      made = size - free
    }
    output.append(contentsOf: block)
    return (used, reason)
  }
}
