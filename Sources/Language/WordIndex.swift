/// A table from word hashes to numbers: open addressing with linear probing, at most half full, so
/// that a look-up touches one cache line.
package struct WordIndex: Sendable {
  private var keys: [UInt64]
  private var values: [UInt32]
  private var mask: Int
  package private(set) var count = 0

  /// An empty table with room for `capacity` words before it grows.
  package init(capacity: Int = 32) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: 0, count: size)
    mask = size - 1
  }

  /// The number stored for `hash`.
  @inline(__always)
  package subscript(hash hash: UInt64) -> UInt32? {
    let key = hash | 1
    var slot = Int(truncatingIfNeeded: key >> 1) & mask
    while true {
      let found = keys[slot]
      if found == key { return values[slot] }
      if found == 0 { return nil }
      slot = (slot + 1) & mask
    }
  }

  /// Stores `value` for `hash`; what was stored before is replaced and returned.
  @discardableResult
  package mutating func set(_ hash: UInt64, to value: UInt32) -> UInt32? {
    if count * 2 >= keys.count { grow() }
    let key = hash | 1
    let slot = place(of: key)
    let previous = keys[slot] == key ? values[slot] : nil
    if previous == nil { count += 1 }
    keys[slot] = key
    values[slot] = value
    return previous
  }

  /// The slot that holds `key`, or the empty one where it belongs.
  private func place(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: key >> 1) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = zip(keys, values).filter { $0.0 != 0 }
    keys = Array(repeating: 0, count: keys.count * 2)
    values = Array(repeating: 0, count: keys.count)
    mask = keys.count - 1
    for (key, value) in old {
      let slot = place(of: key)
      keys[slot] = key
      values[slot] = value
    }
  }
}
