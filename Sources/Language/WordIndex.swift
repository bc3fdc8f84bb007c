/// A table from word hashes to numbers: open addressing with linear probing, at most half full, so
/// that a look-up touches one cache line. Most look-ups find nothing; a filter of four bits a slot,
/// small enough to stay in the cache, answers nearly all of those.
///
/// A slot is eight bytes: half of the hash, by which a word is told from others of the same place,
/// and the number. Whole hashes are kept beside it for growing, and are not touched by look-ups.
public struct WordIndex: Sendable {
  /// The upper half of the key and the number; 0 where the slot is empty.
  @usableFromInline var slots: [UInt64]
  private var keys: [UInt64]
  @usableFromInline var mask: Int
  /// A set bit for each key, at its ``filterPlace(_:)``.
  @usableFromInline var filter: [UInt64]
  /// The number of words stored.
  public private(set) var count = 0

  /// An empty table with room for `capacity` words before it grows.
  public init(capacity: Int = 32) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    keys = slots
    mask = size - 1
    filter = Array(repeating: 0, count: size / 16)
  }

  /// Where the bit of `hash` is, by other bits of it than those that choose its slot.
  @inlinable @inline(__always)
  func filterPlace(_ hash: UInt64) -> (word: Int, bit: UInt64) {
    (Int(truncatingIfNeeded: hash >> 38) & (filter.count &- 1), 1 << ((hash >> 32) & 63))
  }

  /// Half of a hash, never 0, in the upper half of a slot.
  @inlinable @inline(__always)
  static func tag(_ hash: UInt64) -> UInt64 { hash & 0xFFFF_FFFF_0000_0000 | 1 << 32 }

  /// The number stored for `hash`.
  @inlinable @inline(__always)
  public subscript(hash hash: UInt64) -> UInt32? {
    let (word, bit) = filterPlace(hash)
    guard filter[word] & bit != 0 else { return nil }
    let tag = Self.tag(hash)
    var place = Int(truncatingIfNeeded: hash >> 1) & mask
    while true {
      let slot = slots[place]
      if slot & 0xFFFF_FFFF_0000_0000 == tag { return UInt32(truncatingIfNeeded: slot) }
      if slot == 0 { return nil }
      place = (place &+ 1) & mask
    }
  }

  /// Stores `value` for `hash`; what was stored before is replaced and returned.
  @discardableResult
  public mutating func set(_ hash: UInt64, to value: UInt32) -> UInt32? {
    if count * 2 >= slots.count { grow() }
    let key = hash | 1
    let place = place(of: key)
    let previous = keys[place] == key ? UInt32(truncatingIfNeeded: slots[place]) : nil
    if previous == nil { count += 1 }
    store(key, value, at: place)
    return previous
  }

  /// The slot that holds `key`, or the empty one where it belongs.
  private func place(of key: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: key >> 1) & mask
    while keys[place] != 0, keys[place] != key { place = (place + 1) & mask }
    return place
  }

  private mutating func store(_ key: UInt64, _ value: UInt32, at place: Int) {
    keys[place] = key
    slots[place] = Self.tag(key) | UInt64(value)
    let (word, bit) = filterPlace(key)
    filter[word] |= bit
  }

  private mutating func grow() {
    let (oldKeys, oldSlots) = (keys, slots)
    filter = Array(repeating: 0, count: filter.count * 2)
    slots = Array(repeating: 0, count: oldSlots.count * 2)
    keys = slots
    mask = slots.count - 1
    for index in oldKeys.indices where oldKeys[index] != 0 {
      let key = oldKeys[index]
      store(key, UInt32(truncatingIfNeeded: oldSlots[index]), at: place(of: key))
    }
  }
}
