/// The Quoted-Printable transfer encoding (RFC 2045 §6.7) and its Q variant for headers (RFC 2047
/// §4.2). What is no valid escape stays as it stands.
package enum QuotedPrintable {
  /// Appends what `bytes` encode to `output`: soft line breaks joined, white space before a hard line
  /// break dropped (it is the transport's). Takes any bytes.
  package static func decode(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    output += [UInt8](unsafeUninitializedCapacity: bytes.count) { room, count in
      count = decode(bytes, into: room)
    }
  }

  /// - Returns: how many bytes were made, at most as many as were read.
  private static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, into room: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var (at, count) = (0, 0)
    /// Where the white space begins that may turn out to end its line.
    var solid = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "=") {
        let escape = Escape(bytes, at)
        if let decoded = escape.byte {
          room[count] = decoded
          count += 1
        }
        solid = count
        at = escape.end
        continue
      }
      if byte == 0x0A || byte == 0x0D { count = solid }
      room[count] = byte
      count += 1
      at += 1
      if byte != 0x20, byte != 0x09 { solid = count }
    }
    return count
  }

  /// Appends what a Q-encoded word encodes: as ``decode(_:into:)``, with `_` for a space.
  package static func decodeWord(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "=") {
        let escape = Escape(bytes, at)
        if let byte = escape.byte { output.append(byte) }
        at = escape.end
      } else {
        output.append(bytes[at] == UInt8(ascii: "_") ? 0x20 : bytes[at])
        at += 1
      }
    }
  }

  /// What an `=` begins: two hexadecimal digits, a soft line break, or a bare `=`.
  private struct Escape {
    /// Nil for a soft line break.
    var byte: UInt8?
    /// The place after it.
    let end: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) {
      if at + 2 < bytes.count, let high = hexDigit(bytes[at + 1]), let low = hexDigit(bytes[at + 2])
      {
        (byte, end) = (high << 4 | low, at + 3)
        return
      }
      var next = at + 1
      while next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x09 { next += 1 }
      guard next < bytes.count else {
        end = next
        return
      }
      switch bytes[next] {
      case 0x0A: end = next + 1
      case 0x0D: end = next + 1 < bytes.count && bytes[next + 1] == 0x0A ? next + 2 : next + 1
      default: (byte, end) = (UInt8(ascii: "="), at + 1)
      }
    }
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
