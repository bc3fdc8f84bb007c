/// The Base64 transfer encoding (RFC 2045 §6.8), read as mail needs it: whatever is no digit is
/// skipped, a missing end is forgiven, and digits after padding begin a new run.
package enum Base64 {
  /// Appends what `bytes` encode to `output`. Takes any bytes.
  package static func decode(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    output.reserveCapacity(output.count + bytes.count / 4 * 3 + 3)
    var bits: UInt32 = 0
    var held = 0
    digits.withUnsafeBufferPointer { digits in
      for byte in bytes {
        let digit = digits[Int(byte)]
        if digit < 64 {
          bits = bits << 6 | UInt32(digit)
          held += 1
          if held == 4 {
            output.append(UInt8(truncatingIfNeeded: bits >> 16))
            output.append(UInt8(truncatingIfNeeded: bits >> 8))
            output.append(UInt8(truncatingIfNeeded: bits))
            held = 0
          }
        } else if byte == UInt8(ascii: "=") {
          flush(bits, held, into: &output)
          held = 0
        }
      }
    }
    flush(bits, held, into: &output)
  }

  /// The whole bytes among the last two or three digits.
  private static func flush(_ bits: UInt32, _ held: Int, into output: inout [UInt8]) {
    if held == 2 { output.append(UInt8(truncatingIfNeeded: bits >> 4)) }
    if held == 3 {
      output.append(UInt8(truncatingIfNeeded: bits >> 10))
      output.append(UInt8(truncatingIfNeeded: bits >> 2))
    }
  }

  /// The value of each byte as a digit; 255 is none. The URL alphabet counts too.
  private static let digits: [UInt8] = {
    var table = [UInt8](repeating: 255, count: 256)
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, byte) in alphabet.utf8.enumerated() { table[Int(byte)] = UInt8(value) }
    table[Int(UInt8(ascii: "-"))] = 62
    table[Int(UInt8(ascii: "_"))] = 63
    return table
  }()
}
