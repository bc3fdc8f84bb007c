/// The Base64 transfer encoding (RFC 2045 §6.8), read as mail needs it: whatever is no digit is
/// skipped, a missing end is forgiven, and digits after padding begin a new run.
package enum Base64 {
  /// Appends what `bytes` encode to `output`. Takes any bytes.
  package static func decode(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    let size = bytes.count / 4 * 3 + 3
    output += [UInt8](unsafeUninitializedCapacity: size) { room, count in
      count = digits.withUnsafeBufferPointer { decode(bytes, $0, into: room) }
    }
  }

  /// - Returns: how many bytes were made.
  private static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, _ digits: UnsafeBufferPointer<UInt8>,
    into room: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var bits: UInt32 = 0
    var held = 0
    var count = 0
    for byte in bytes {
      let digit = digits[Int(byte)]
      if digit < 64 {
        bits = bits << 6 | UInt32(digit)
        held += 1
        if held == 4 {
          room[count] = UInt8(truncatingIfNeeded: bits >> 16)
          room[count + 1] = UInt8(truncatingIfNeeded: bits >> 8)
          room[count + 2] = UInt8(truncatingIfNeeded: bits)
          count += 3
          held = 0
        }
      } else if byte == UInt8(ascii: "=") {
        count += flush(bits, held, to: room, at: count)
        held = 0
      }
    }
    return count + flush(bits, held, to: room, at: count)
  }

  /// The whole bytes among the last two or three digits.
  ///
  /// - Returns: how many they are.
  private static func flush(
    _ bits: UInt32, _ held: Int, to room: UnsafeMutableBufferPointer<UInt8>, at place: Int
  ) -> Int {
    switch held {
    case 2:
      room[place] = UInt8(truncatingIfNeeded: bits >> 4)
      return 1
    case 3:
      room[place] = UInt8(truncatingIfNeeded: bits >> 10)
      room[place + 1] = UInt8(truncatingIfNeeded: bits >> 2)
      return 2
    default: return 0
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
