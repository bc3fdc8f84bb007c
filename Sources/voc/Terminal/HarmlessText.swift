/// Customers' words as they may go to a terminal.
enum HarmlessText {
  /// The same number of bytes, with spaces for what a terminal would obey (C0 and C1 controls), so
  /// that offsets hold.
  static func harmless(_ bytes: [UInt8]) -> [UInt8] {
    var harmless = bytes
    for index in bytes.indices {
      if bytes[index] < 0x20 || bytes[index] == 0x7F { harmless[index] = 0x20 }
      let isC1 =
        bytes[index] == 0xC2 && index + 1 < bytes.count && (0x80...0x9F).contains(bytes[index + 1])
      if isC1 {
        harmless[index] = 0x20
        harmless[index + 1] = 0x20
      }
    }
    return harmless
  }

  /// As the other, for a string.
  static func harmless(_ text: String) -> String {
    String(decoding: harmless(Array(text.utf8)), as: UTF8.self)
  }
}
