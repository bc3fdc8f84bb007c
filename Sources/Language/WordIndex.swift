/// A table from word hashes to numbers: open addressing with linear probing, at most half full, so
/// that a look-up touches one cache line. Most look-ups find nothing; a filter of four bits a slot,
/// small enough to stay in the cache, answers nearly all of those.
package struct WordIndex: Sendable {
  private var slots: [Slot]
  private var mask: Int
  /// A set bit for each key, at its ``filterPlace(_:)``.
  private var filter: [UInt64]
  package private(set) var count = 0

  /// A key, 0 where the slot is empty, and its number.
  private struct Slot: Sendable {
    var key: UInt64 = 0
    var value: UInt32 = 0
  }

  /// An empty table with room for `capacity` words before it grows.
  package init(capacity: Int = 32) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
    mask = size - 1
    filter = Array(repeating: 0, count: size / 16)
  }

  /// Where the bit of `hash` is, by other bits of it than those that choose its slot.
  @inline(__always)
  private func filterPlace(_ hash: UInt64) -> (word: Int, bit: UInt64) {
    (Int(truncatingIfNeeded: hash >> 38) & (filter.count - 1), 1 << ((hash >> 32) & 63))
  }

  /// The number stored for `hash`.
  @inline(__always)
  package subscript(hash hash: UInt64) -> UInt32? {
    let (word, bit) = filterPlace(hash)
    guard filter[word] & bit != 0 else { return nil }
    let key = hash | 1
    var place = Int(truncatingIfNeeded: key >> 1) & mask
    while true {
      let slot = slots[place]
      if slot.key == key { return slot.value }
      if slot.key == 0 { return nil }
      place = (place + 1) & mask
    }
  }

  /// Stores `value` for `hash`; what was stored before is replaced and returned.
  @discardableResult
  package mutating func set(_ hash: UInt64, to value: UInt32) -> UInt32? {
    if count * 2 >= slots.count { grow() }
    let key = hash | 1
    let place = place(of: key)
    let previous = slots[place].key == key ? slots[place].value : nil
    if previous == nil { count += 1 }
    slots[place].key = key
    slots[place].value = value
    mark(key)
    return previous
  }

  /// The slot that holds `key`, or the empty one where it belongs.
  private func place(of key: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: key >> 1) & mask
    while slots[place].key != 0, slots[place].key != key { place = (place + 1) & mask }
    return place
  }

  private mutating func mark(_ key: UInt64) {
    let (word, bit) = filterPlace(key)
    filter[word] |= bit
  }

  private mutating func grow() {
    let old = slots
    filter = Array(repeating: 0, count: filter.count * 2)
    slots = Array(repeating: Slot(), count: old.count * 2)
    mask = slots.count - 1
    for slot in old where slot.key != 0 {
      slots[place(of: slot.key)] = slot
      mark(slot.key)
    }
  }
}
