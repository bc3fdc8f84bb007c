import Glibc

/// Bytes to be looked for in long texts: the longer they are, the fewer bytes of the text are looked
/// at (R. N. Horspool, "Practical fast searching in strings", 1980).
///
///     BytePattern("\n--").first(in: bytes)  // the place of the line feed
package struct BytePattern: Sendable {
  private let bytes: [UInt8]
  /// By the text's byte under the pattern's last one: how far the pattern may be moved on.
  private let skips: [UInt8]

  /// Of more than 255 bytes only the first 255 are looked for.
  package init(_ pattern: [UInt8]) {
    bytes = Array(pattern.prefix(255))
    var skips = [UInt8](repeating: UInt8(max(1, bytes.count)), count: 256)
    for (at, byte) in bytes.dropLast().enumerated() {
      skips[Int(byte)] = UInt8(bytes.count - 1 - at)
    }
    self.skips = skips
  }

  package init(_ pattern: StaticString) { self.init(pattern.withUTF8Buffer { Array($0) }) }

  /// Whether the pattern stands anywhere in `text`.
  package func isIn(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { first(in: $0) != nil }
  }

  /// The first place at or after `start` where the pattern stands; nil where it does not, and for an
  /// empty pattern.
  package func first(in text: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
    bytes.withUnsafeBufferPointer { pattern in
      skips.withUnsafeBufferPointer { skips in
        guard let last = pattern.last, start >= 0 else { return nil }
        let length = pattern.count
        var end = start + length - 1
        while end < text.count {
          let byte = text[end]
          if byte == last, Self.matches(pattern, text, at: end - length + 1) {
            return end - length + 1
          }
          end += Int(skips[Int(byte)])
        }
        return nil
      }
    }
  }

  private static func matches(
    _ pattern: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, at place: Int
  ) -> Bool {
    var at = 0
    while at < pattern.count {
      if text[place + at] != pattern[at] { return false }
      at += 1
    }
    return true
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

  /// Whether the bytes of `part`, of which there are some, stand at `place`.
  package func stands(_ part: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    guard let base = baseAddress, let other = part.baseAddress, part.count > 0, place >= 0,
      count - place >= part.count
    else { return false }
    return memcmp(base + place, other, part.count) == 0
  }
}
