/// Finds the next digit or `@` eight bytes at a time: most of a text has neither.
struct ByteSkip {
  let bytes: UnsafeBufferPointer<UInt8>

  /// The next digit from `start` on; the end where there is none.
  func digit(from start: Int) -> Int {
    // A byte less 0x30 is below ten for digits only; borrows can only add blocks that hold none.
    find(from: start, block: { (($0 ^ Self.zeros) &- Self.tens) & ~($0 ^ Self.zeros) }) {
      $0 &- 48 < 10
    }
  }

  /// The next `@` from `start` on; the end where there is none.
  func at(from start: Int) -> Int {
    find(from: start, block: { (($0 ^ Self.ats) &- Self.ones) & ~($0 ^ Self.ats) }) { $0 == 0x40 }
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tens: UInt64 = 0x0A0A_0A0A_0A0A_0A0A
  private static let zeros: UInt64 = 0x3030_3030_3030_3030
  private static let ats: UInt64 = 0x4040_4040_4040_4040
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  private func find(
    from start: Int, block: (UInt64) -> UInt64, _ isSought: (UInt8) -> Bool
  ) -> Int {
    var index = start
    let raw = UnsafeRawBufferPointer(bytes)
    while index + 8 <= bytes.count {
      let eight = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      if block(eight) & Self.tops != 0 {
        for place in index..<index + 8 where isSought(bytes[place]) { return place }
      }
      index += 8
    }
    while index < bytes.count, !isSought(bytes[index]) { index += 1 }
    return index
  }
}
