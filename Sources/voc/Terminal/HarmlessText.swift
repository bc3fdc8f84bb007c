/// Customers' words and file names as they may go to a terminal.
enum HarmlessText {
  /// The same number of bytes, with spaces for what a terminal would obey: C0 and C1 controls, and
  /// the marks that turn the direction of what follows (UAX #9). Offsets hold.
  static func harmless(_ bytes: [UInt8]) -> [UInt8] {
    var harmless = bytes
    var index = 0
    while index < bytes.count {
      let length = controlLength(in: bytes, at: index)
      for place in index..<index + length { harmless[place] = 0x20 }
      index += max(1, length)
    }
    return harmless
  }

  /// As above, for a string.
  static func harmless(_ text: String) -> String {
    String(decoding: harmless(Array(text.utf8)), as: UTF8.self)
  }

  /// How many bytes the control at `index` has; 0 where there is none.
  static func controlLength(in bytes: [UInt8], at index: Int) -> Int {
    func next(_ distance: Int) -> UInt8 {
      index + distance < bytes.count ? bytes[index + distance] : 0
    }
    switch bytes[index] {
    case 0..<0x20, 0x7F: return 1
    case 0xC2: return (0x80...0x9F).contains(next(1)) ? 2 : 0
    case 0xE2:
      switch (next(1), next(2)) {
      case (0x80, 0x8E...0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA6...0xA9): return 3
      default: return 0
      }
    default: return 0
    }
  }
}
