import Glibc

/// Bytes to be looked for in long texts: sixteen places at a time are told by the pattern's first and last
/// byte (W. Muła, "SIMD-friendly algorithms for substring searching", the generic one), and looked at where
/// both stand.
///
///     BytePattern("\n--").first(in: bytes)  // the place of the line feed
package struct BytePattern: Sendable {
  private let bytes: [UInt8]

  /// Of more than 255 bytes only the first 255 are looked for, so that a text that nearly has them at every
  /// place takes bounded time.
  package init(_ pattern: [UInt8]) { bytes = Array(pattern.prefix(255)) }

  package init(_ pattern: StaticString) { self.init(pattern.withUTF8Buffer { Array($0) }) }

  /// Whether the pattern stands anywhere in `text`.
  package func isIn(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { first(in: $0) != nil }
  }

  /// The first place at or after `start` where the pattern stands; nil where it does not, and for an
  /// empty pattern.
  package func first(in text: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
    bytes.withUnsafeBufferPointer { pattern in
      guard let first = pattern.first, let last = pattern.last, start >= 0,
        let base = UnsafeRawPointer(text.baseAddress)
      else { return nil }
      let firsts = SIMD16(repeating: first)
      let lasts = SIMD16(repeating: last)
      let end = text.count - pattern.count + 1
      var at = start
      while at + 16 <= end {
        let here = base.loadUnaligned(fromByteOffset: at, as: SIMD16<UInt8>.self)
        let there = base.loadUnaligned(
          fromByteOffset: at + pattern.count - 1, as: SIMD16<UInt8>.self)
        if any((here .== firsts) .& (there .== lasts)),
          let place = text.place(of: pattern, in: at..<at + 16)
        {
          return place
        }
        at += 16
      }
      return at < end ? text.place(of: pattern, in: at..<end) : nil
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// A place where `part` stands, the first unless the beginning of it stands in many places before;
  /// nil where none is found, and of no bytes. Takes time linear in both.
  package func place(of part: UnsafeBufferPointer<UInt8>) -> Int? {
    if stands(part, at: 0) { return 0 }
    let pattern = BytePattern(Array(part.prefix(255)))
    var start = 0
    for _ in 0..<8 {
      guard let hit = pattern.first(in: self, from: start), count - hit >= part.count else {
        return nil
      }
      if stands(part, at: hit) { return hit }
      start = hit + 1
    }
    return nil
  }

  /// The first of some places where `part` stands.
  fileprivate func place(of part: UnsafeBufferPointer<UInt8>, in places: Range<Int>) -> Int? {
    places.first { stands(part, at: $0) }
  }

  /// Whether the bytes of `part`, of which there are some, stand at `place`.
  package func stands(_ part: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    guard let base = baseAddress, let other = part.baseAddress, part.count > 0, place >= 0,
      count - place >= part.count
    else { return false }
    return memcmp(base + place, other, part.count) == 0
  }
}
