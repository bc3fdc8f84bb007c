/// ZIP archives for tests, of stored members, byte by byte (APPNOTE.TXT 6.3, section 4.3).
enum ZipBytes {
  /// A closed member says that it is encrypted.
  static func of(_ members: [(name: String, text: String, isClosed: Bool)]) -> [UInt8] {
    var (bytes, directory): ([UInt8], [UInt8]) = ([], [])
    for member in members {
      let data = Array(member.text.utf8)
      let size = number(UInt32(data.count), 4)
      let common =
        number(member.isClosed ? 1 : 0, 2) + number(0, 2) + number(0, 2) + number(0x5A21, 2)
        + number(checksum(data), 4) + size + size + number(UInt32(member.name.utf8.count), 2)
      directory += [0x50, 0x4B, 1, 2, 20, 3, 20, 0] + common + [UInt8](repeating: 0, count: 8)
      directory += number(0o100600 << 16, 4) + number(UInt32(bytes.count), 4) + member.name.utf8
      bytes += [0x50, 0x4B, 3, 4, 20, 0] + common + [0, 0] + member.name.utf8 + data
    }
    let count = number(UInt32(members.count), 2)
    return bytes + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count
      + number(UInt32(directory.count), 4) + number(UInt32(bytes.count), 4) + [0, 0]
  }

  /// `text` as one stored block of a gzip file (RFC 1952, RFC 1951 3.2.4).
  static func gzip(_ text: String) -> [UInt8] {
    let data = Array(text.utf8)
    let size = number(UInt32(data.count), 2)
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF, 1] + size + size.map { ~$0 } + data
      + number(checksum(data), 4) + number(UInt32(data.count), 4)
  }

  /// The little end first.
  private static func number(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }

  /// CRC-32 as in ISO 3309, bit by bit.
  private static func checksum(_ data: [UInt8]) -> UInt32 {
    ~data.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in
        sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1
      }
    }
  }
}
