extension String {
  /// Two digits a byte, small letters.
  package init(hexadecimal bytes: [UInt8]) {
    func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
    self.init(unsafeUninitializedCapacity: 2 * bytes.count) { text in
      var place = 0
      for byte in bytes where place + 1 < text.count {
        text[place] = digit(byte >> 4)
        text[place + 1] = digit(byte & 15)
        place += 2
      }
      return place
    }
  }
}
