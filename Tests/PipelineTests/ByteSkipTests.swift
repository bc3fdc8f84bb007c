import Testing

@testable import Pipeline

@Suite struct ByteSkipTests {
  /// What is sought, at each place of a text of each length, alone and behind what is not sought.
  @Test(arguments: [0, 1, 3, 7, 8, 15, 20])
  func `each digit and each at sign is found where it stands`(place: Int) {
    for other in [UInt8(0x00), 0x2F, 0x3A, 0x3F, 0x41, 0x7F, 0x80, 0xB0, 0xC0, 0xFF] {
      for count in (place + 1)...(place + 17) {
        var bytes = [UInt8](repeating: other, count: count)
        bytes.withUnsafeBufferPointer { none in
          #expect(ByteSkip(bytes: none).digit(from: 0) == count)
          #expect(ByteSkip(bytes: none).at(from: 0) == count)
        }
        for digit in UInt8(ascii: "0")...UInt8(ascii: "9") {
          bytes[place] = digit
          bytes.withUnsafeBufferPointer { #expect(ByteSkip(bytes: $0).digit(from: 0) == place) }
        }
        bytes[place] = UInt8(ascii: "@")
        bytes.withUnsafeBufferPointer { #expect(ByteSkip(bytes: $0).at(from: 0) == place) }
      }
    }
  }
}
