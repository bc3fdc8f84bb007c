import Bytes
import Crypto

/// The SHA-256 of a file, by which the same file is known under any name.
enum Fingerprint {
  /// 64 hexadecimal digits.
  ///
  /// - Throws: `ByteSourceError` where the file cannot be read.
  static func of(path: String) throws(ByteSourceError) -> String {
    let source = try ByteSource(path: path)
    var hash = SHA256()
    var buffer: [UInt8] = []
    buffer.reserveCapacity(chunk)
    while try source.read(into: &buffer, count: chunk) > 0 {
      hash.update(data: buffer)
      buffer.removeAll(keepingCapacity: true)
    }
    return String(hexadecimal: Array(hash.finalize()))
  }

  private static let chunk = 1 << 18
}
