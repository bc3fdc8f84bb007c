import Foundation

/// Writes a gzip member (RFC 1952) of stored blocks (RFC 1951 3.2.4): any gzip reads it, nothing is
/// compressed.
struct GzipStore {
  /// Without a name or a time: what stood there may name a person.
  let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
  private var check = CheckSum()
  private var size: UInt32 = 0

  /// Nil where the file at `path` is no gzip.
  init?(of path: String) throws {
    let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? handle.close() }
    guard try handle.read(upToCount: 2).map(Array.init) == [0x1F, 0x8B] else { return nil }
  }

  /// The blocks that hold `bytes`.
  mutating func packed(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var blocks: [UInt8] = []
    blocks.reserveCapacity(bytes.count + 64)
    var rest = bytes
    while !rest.isEmpty {
      let part = rest.prefix(0xFFFF)
      blocks += Self.head(of: UInt16(part.count), isLast: false)
      blocks += part
      rest = rest.dropFirst(part.count)
    }
    check.add(bytes)
    size &+= UInt32(truncatingIfNeeded: bytes.count)
    return blocks
  }

  /// An empty last block, the check and the size.
  var trailer: [UInt8] {
    let numbers = [check.value, size].flatMap { number in
      (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
    }
    return Self.head(of: 0, isLast: true) + numbers
  }

  private static func head(of count: UInt16, isLast: Bool) -> [UInt8] {
    let (low, high) = (UInt8(truncatingIfNeeded: count), UInt8(truncatingIfNeeded: count >> 8))
    return [isLast ? 1 : 0, low, high, ~low, ~high]
  }
}
