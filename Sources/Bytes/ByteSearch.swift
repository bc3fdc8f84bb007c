import Glibc

// What every parser asks of every byte is `public` and `@inlinable`, though nobody outside of this
// package needs it: only so do other rooms compile it into their loops instead of calling it.

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

  /// The first place where the bytes of `needle` stand; nil where they do not, or are none. For short
  /// needles: it may take as many steps as both lengths give multiplied.
  package func find(_ needle: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = baseAddress, let start = needle.baseAddress, needle.count > 0 else {
      return nil
    }
    var at = 0
    while let hit = find(byte: start[0], from: at), hit <= count - needle.count {
      if memcmp(base + hit, start, needle.count) == 0 { return hit }
      at = hit + 1
    }
    return nil
  }

  /// The first place at or after `start` of `byte`; nil where there is none.
  @inlinable public func find(byte: UInt8, from start: Int = 0) -> Int? {
    guard let base = baseAddress, start >= 0, start < count,
      let hit = memchr(base + start, Int32(byte), count - start)
    else { return nil }
    return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
  }

  /// Whether `prefix` stands at `place`.
  @inlinable public func has(_ prefix: StaticString, at place: Int) -> Bool {
    guard let base = baseAddress, place >= 0, count - place >= prefix.utf8CodeUnitCount else {
      return false
    }
    return memcmp(base + place, prefix.utf8Start, prefix.utf8CodeUnitCount) == 0
  }

  /// The end of the line that `place` is in: the place of its line feed, or the end of the bytes.
  @inlinable public func lineEnd(from place: Int) -> Int { find(byte: 0x0A, from: place) ?? count }
}

extension Sequence<UInt8> {
  /// Whether these are `other`'s bytes, the case of ASCII letters aside. `other` is in lower case.
  @inlinable public func equalsIgnoringCase(_ other: StaticString) -> Bool {
    let count = other.utf8CodeUnitCount
    var at = 0
    for byte in self {
      guard at < count, byte.asciiLowercased == other.utf8Start[at] else { return false }
      at += 1
    }
    return at == count
  }
}

extension UInt8 {
  /// A to Z as a to z, every other byte as it is.
  @inlinable public var asciiLowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

  /// Space, tab, line feed, carriage return, vertical tab or form feed.
  @inlinable public var isASCIISpace: Bool { self == 0x20 || self &- 0x09 < 5 }

  /// 0 to 9.
  @inlinable public var isASCIIDigit: Bool { self &- 0x30 < 10 }

  /// A to Z or a to z.
  @inlinable public var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
}
