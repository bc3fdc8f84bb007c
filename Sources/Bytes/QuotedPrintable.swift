/// The Quoted-Printable transfer encoding (RFC 2045 §6.7) and its Q variant for headers (RFC 2047
/// §4.2). What is no valid escape stays as it stands.
package enum QuotedPrintable {
  /// Appends what `bytes` encode to `output`: soft line breaks joined, white space before a hard line
  /// break dropped (it is the transport's). Takes any bytes.
  package static func decode(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    output.reserveCapacity(output.count + bytes.count)
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "=") {
        at = escape(bytes, at, into: &output)
      } else if byte == 0x20 || byte == 0x09 {
        at = blanks(bytes, at, into: &output)
      } else {
        output.append(byte)
        at += 1
      }
    }
  }

  /// Appends what a Q-encoded word encodes: as ``decode(_:into:)``, with `_` for a space.
  package static func decodeWord(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "=") {
        at = escape(bytes, at, into: &output)
      } else {
        output.append(bytes[at] == UInt8(ascii: "_") ? 0x20 : bytes[at])
        at += 1
      }
    }
  }

  /// Reads the escape at `at`: two hexadecimal digits, a soft line break, or a bare `=`.
  ///
  /// - Returns: the place after it.
  private static func escape(
    _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, into output: inout [UInt8]
  ) -> Int {
    if at + 2 < bytes.count, let high = hexDigit(bytes[at + 1]), let low = hexDigit(bytes[at + 2]) {
      output.append(high << 4 | low)
      return at + 3
    }
    var end = at + 1
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
    guard end < bytes.count else { return end }
    if bytes[end] == 0x0A { return end + 1 }
    if bytes[end] == 0x0D {
      return end + 1 < bytes.count && bytes[end + 1] == 0x0A ? end + 2 : end + 1
    }
    output.append(UInt8(ascii: "="))
    return at + 1
  }

  /// Copies a run of white space unless it ends its line.
  ///
  /// - Returns: the place after it.
  private static func blanks(
    _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, into output: inout [UInt8]
  ) -> Int {
    var end = at
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
    if end == bytes.count || (bytes[end] != 0x0A && bytes[end] != 0x0D) {
      output.append(contentsOf: bytes[at..<end])
    }
    return end
  }

  /// The value of a hexadecimal digit, in either case.
  package static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
