import Glibc

extension UnsafeBufferPointer<UInt8> {
  /// The first place at or after `start` where `needle` stands; nil where it does not.
  package func find(_ needle: StaticString, from start: Int = 0) -> Int? {
    guard needle.utf8CodeUnitCount > 0 else { return nil }
    let first = needle.utf8Start.pointee
    var at = start
    while let hit = find(byte: first, from: at) {
      if has(needle, at: hit) { return hit }
      at = hit + 1
    }
    return nil
  }

  /// The first place at or after `start` of `byte`; nil where there is none.
  package func find(byte: UInt8, from start: Int = 0) -> Int? {
    guard let base = baseAddress, start >= 0, start < count,
      let hit = memchr(base + start, Int32(byte), count - start)
    else { return nil }
    return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
  }

  /// Whether `prefix` stands at `place`.
  package func has(_ prefix: StaticString, at place: Int) -> Bool {
    guard let base = baseAddress, place >= 0, count - place >= prefix.utf8CodeUnitCount else {
      return false
    }
    return memcmp(base + place, prefix.utf8Start, prefix.utf8CodeUnitCount) == 0
  }

  /// The end of the line that `place` is in: the place of its line feed, or the end of the bytes.
  package func lineEnd(from place: Int) -> Int { find(byte: 0x0A, from: place) ?? count }
}

extension Sequence<UInt8> {
  /// Whether these are `other`'s bytes, the case of ASCII letters aside. `other` is in lower case.
  package func equalsIgnoringCase(_ other: StaticString) -> Bool {
    other.withUTF8Buffer { elementsEqual($0, by: { $0.asciiLowercased == $1 }) }
  }
}

extension UInt8 {
  /// A to Z as a to z, every other byte as it is.
  package var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }

  /// Space, tab, line feed, carriage return, vertical tab or form feed.
  package var isASCIISpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  package var isASCIIDigit: Bool { (0x30...0x39).contains(self) }

  package var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
