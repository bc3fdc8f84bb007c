import Bytes

extension HeaderFields {
  /// The value of the first field called `name` (in lower case), unfolded, without white space at its
  /// ends; nil where there is none.
  func value(_ name: StaticString, in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    fields.first { Self.isCalled(name, $0, bytes) }.map { Self.unfolded($0, bytes) }
  }

  /// The values of all fields called `name` (in lower case), at most `limit` of them.
  func values(
    _ name: StaticString, in bytes: UnsafeBufferPointer<UInt8>, limit: Int = 64
  ) -> [[UInt8]] {
    fields.lazy.filter { Self.isCalled(name, $0, bytes) }.prefix(limit)
      .map { Self.unfolded($0, bytes) }
  }

  /// Whether a field called `name` (in lower case) is there.
  func has(_ name: StaticString, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    fields.contains { Self.isCalled(name, $0, bytes) }
  }

  private static func isCalled(
    _ name: StaticString, _ field: Field, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard field.name.count == name.utf8CodeUnitCount else { return false }
    let start = Int(field.name.lowerBound)
    for at in 0..<name.utf8CodeUnitCount {
      guard bytes[start + at].asciiLowercased == name.utf8Start[at] else { return false }
    }
    return true
  }

  /// The value without line breaks: a fold is the white space that follows it (RFC 5322 §2.2.3).
  private static func unfolded(_ field: Field, _ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var start = Int(field.value.lowerBound)
    var end = Int(field.value.upperBound)
    while start < end, bytes[start].isASCIISpace { start += 1 }
    while end > start, bytes[end - 1].isASCIISpace { end -= 1 }
    var value = Array(bytes[start..<end])
    func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
    // Most values are not folded.
    if value.contains(where: isBreak) { value.removeAll(where: isBreak) }
    return value
  }
}

extension String {
  /// What stands before the first white space or semicolon of a field's value, in lower case.
  init(firstWordOf value: [UInt8]) {
    self.init(unsafeUninitializedCapacity: value.count) { text in
      var count = 0
      while count < value.count, value[count] > 0x20, value[count] != UInt8(ascii: ";") {
        text[count] = value[count].asciiLowercased
        count += 1
      }
      return count
    }
  }
}
