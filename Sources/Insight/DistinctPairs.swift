/// Numbers distinct pairs in the order in which they are first seen: which persons were met in which
/// cell, say. Open addressing over two flat arrays, since a million items are counted four times
/// over and `Set` would be most of the table's time.
struct DistinctPairs {
  private(set) var count = 0
  private var slots: [Slot]
  private var mask: Int

  private struct Slot {
    var first: Int
    var second: Int64
    /// The pair's number, or -1 in an empty slot.
    var number: Int
  }

  init(capacity: Int = 64) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: Slot(first: 0, second: 0, number: -1), count: size)
    mask = size - 1
  }

  /// The pair's number, and whether it is new.
  mutating func number(of first: Int, _ second: Int64) -> (number: Int, isNew: Bool) {
    if count * 2 >= slots.count { grow() }
    let index = slot(of: first, second)
    if slots[index].number >= 0 { return (slots[index].number, false) }
    slots[index] = Slot(first: first, second: second, number: count)
    count += 1
    return (count - 1, true)
  }

  /// Where the pair stands, or the empty slot where it would.
  private func slot(of first: Int, _ second: Int64) -> Int {
    var index = DistinctPairs.hash(first, second) & mask
    while slots[index].number >= 0,
      slots[index].second != second || slots[index].first != first
    {
      index = (index + 1) & mask
    }
    return index
  }

  /// Two rounds of the SplitMix64 finaliser (Steele, Lea & Flood 2014).
  private static func hash(_ first: Int, _ second: Int64) -> Int {
    var x = UInt64(bitPattern: second) &+ UInt64(bitPattern: Int64(first)) &* 0x9E37_79B9_7F4A_7C15
    x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
    x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int(truncatingIfNeeded: x ^ (x >> 31))
  }

  private mutating func grow() {
    let old = slots
    slots = Array(
      repeating: Slot(first: 0, second: 0, number: -1), count: old.count * 2)
    mask = slots.count - 1
    for entry in old where entry.number >= 0 {
      slots[slot(of: entry.first, entry.second)] = entry
    }
  }
}
