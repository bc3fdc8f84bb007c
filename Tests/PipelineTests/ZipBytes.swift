/// Writes ZIP archives for tests, byte by byte, so that they can be wrong.
struct ZipBytes {
  struct Member {
    var name: [UInt8]
    var data: [UInt8]
    var flags = 0
    var method = 0
    var mode = 0o100600
    /// As the directory says it; else the data's own.
    var size: UInt32?
    var checksum: UInt32?

    init(_ name: String, _ text: String) {
      self.name = Array(name.utf8)
      data = Array(text.utf8)
    }
  }

  var members: [Member]

  /// All bytes, with every size and place where the format wants it.
  var bytes: [UInt8] {
    var (bytes, directory): ([UInt8], [UInt8]) = ([], [])
    for member in members {
      let size = member.size ?? UInt32(member.data.count)
      let common =
        short(member.flags) + short(member.method) + short(0) + short(0x5A21)
        + word(member.checksum ?? Self.checksum(member.data)) + word(UInt32(member.data.count))
        + word(size) + short(member.name.count)
      directory += [0x50, 0x4B, 1, 2] + short(3 << 8 | 20) + short(20) + common
      directory += short(0) + short(0) + short(0) + short(0) + word(UInt32(member.mode) << 16)
      directory += word(UInt32(bytes.count)) + member.name
      bytes += [0x50, 0x4B, 3, 4] + short(20) + common + short(0) + member.name + member.data
    }
    let start = UInt32(bytes.count)
    bytes += directory + [0x50, 0x4B, 5, 6] + short(0) + short(0)
    bytes += short(members.count) + short(members.count)
    return bytes + word(UInt32(directory.count)) + word(start) + short(0)
  }

  private func short(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }

  private func word(_ value: UInt32) -> [UInt8] {
    short(Int(value & 0xFFFF)) + short(Int(value >> 16))
  }

  /// CRC-32 as in ISO 3309, bit by bit.
  private static func checksum(_ data: [UInt8]) -> UInt32 {
    var sum = UInt32.max
    for byte in data {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
