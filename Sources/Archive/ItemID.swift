/// The name by which people call an item: the first 8 characters of its key in Crockford's base 32
/// (digits and lower-case letters without i, l, o and u), such as `7q0m3kzx`.
///
/// The key is a 64-bit hash of the item's natural key, so that the same mail has the same id in
/// every archive, whatever the order of ingestion. Eight characters hold 40 of its bits: among a
/// million items the chance that a given id is not unique is one in a million, and then the archive
/// asks for more characters of ``full``.
package struct ItemID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The hash, as SQLite stores it.
  package let key: Int64

  init(key: Int64) { self.key = key }

  /// All 64 bits in 13 characters.
  package var full: String { Self.letters(of: UInt64(bitPattern: key), count: 13) }

  package var description: String { Self.letters(of: UInt64(bitPattern: key), count: 8) }

  package static func < (a: ItemID, b: ItemID) -> Bool {
    UInt64(bitPattern: a.key) < UInt64(bitPattern: b.key)
  }

  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  private static func letters(of key: UInt64, count: Int) -> String {
    var bytes: [UInt8] = []
    for index in 0..<count {
      let shift = 59 - 5 * index
      let digit = shift >= 0 ? (key >> UInt64(shift)) & 31 : (key << 1) & 31
      bytes.append(alphabet[Int(digit)])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The keys whose ids begin with `typed`; nil where it is not the beginning of an id. Upper case,
  /// and o, i and l for 0, 1 and 1, are forgiven.
  static func keys(beginningWith typed: String) -> ClosedRange<Int64>? {
    let bytes = Array(typed.utf8.prefix(14))
    guard (1...13).contains(bytes.count) else { return nil }
    var low: UInt64 = 0
    for (index, byte) in bytes.enumerated() {
      guard let digit = digit(of: byte) else { return nil }
      let shift = 59 - 5 * index
      low |= shift >= 0 ? UInt64(digit) << UInt64(shift) : UInt64(digit) >> 1
    }
    let rest = max(0, 64 - 5 * bytes.count)
    let high = low | ((1 << UInt64(rest)) - 1)
    return Int64(bitPattern: low)...Int64(bitPattern: high)
  }

  private static func digit(of byte: UInt8) -> Int? {
    switch byte | 0x20 {
    case UInt8(ascii: "o"): 0
    case UInt8(ascii: "i"), UInt8(ascii: "l"): 1
    default: alphabet.firstIndex(of: byte < 0x40 ? byte : byte | 0x20)
    }
  }
}

/// What makes an item the same item in every file: the source's own id, and what that is unique
/// within. A Message-ID is unique in the world and has no collection.
struct NaturalKey: Hashable {
  let collection: String?
  let nativeID: String

  /// The 64-bit key; `attempt` gives another one where two natural keys share a hash.
  func key(attempt: UInt64) -> Int64 {
    var hash = Digest(seed: attempt)
    hash.add(collection ?? "")
    hash.add(nativeID)
    return hash.value
  }
}

/// A 64-bit hash that is the same on every machine and in every version: FNV-1a over length-marked
/// fields, then MurmurHash3's finaliser so that all bits take part. Not against forgers: whoever
/// relies on equality compares the fields as well.
struct Digest {
  private var state: UInt64

  init(seed: UInt64 = 0) { state = 0xcbf2_9ce4_8422_2325 ^ (seed &* 0x9e37_79b9_7f4a_7c15) }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add($0) }
  }

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
    add(UInt64(bytes.count))
  }

  mutating func add(_ number: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      state = (state ^ ((number >> UInt64(shift)) & 0xff)) &* 0x100_0000_01b3
    }
  }

  var value: Int64 {
    var mixed = state
    mixed = (mixed ^ (mixed >> 33)) &* 0xff51_afd7_ed55_8ccd
    mixed = (mixed ^ (mixed >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    return Int64(bitPattern: mixed ^ (mixed >> 33))
  }
}
