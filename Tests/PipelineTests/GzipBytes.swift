@testable import Pipeline

/// Writes gzip files for tests (RFC 1952).
enum GzipBytes {
  /// `text` as it stands, in members of one stored block each.
  static func stored(_ text: String) -> [UInt8] {
    let data = Array(text.utf8)
    return stride(from: 0, to: data.count, by: 60_000).flatMap {
      member(Array(data[$0..<min($0 + 60_000, data.count)]))
    }
  }

  /// A megabyte of line ends by `gzip -9n`, compressed thousandfold.
  static let megabyteOfLineEnds: [UInt8] =
    [
      0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xED, 0xC1, 0x21, 0x01,
      0x00, 0x00, 0x00, 0xC3, 0x20, 0xBF, 0xFE, 0x81, 0x1F, 0xE2, 0x16, 0x28,
    ]
    + [UInt8](repeating: 0, count: 1015)
    + [0x80, 0xCF, 0x00, 0x85, 0xDF, 0xD0, 0xE7, 0x00, 0x00, 0x10, 0x00]

  private static func member(_ data: [UInt8]) -> [UInt8] {
    let size = number(UInt32(data.count), 2)
    var sum = CheckSum()
    sum.add(data[...])
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF, 1] + size + size.map { ~$0 } + data
      + number(sum.value, 4) + number(UInt32(data.count), 4)
  }

  /// The little end first.
  private static func number(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }
}
