/// Words with what they may be, found by their hashes.
struct CueTable: Sendable {
  private var keys: [UInt64] = [UInt64](repeating: 0, count: 64)
  private var values: [CueKinds] = [CueKinds](repeating: [], count: 64)
  private var count = 0
  /// The lengths of words that a name may follow or that stand for an `@`, by ``leadPlace(_:_:)``: most
  /// words of a text are not worth another look.
  private var leads: [UInt32] = [UInt32](repeating: 0, count: 1 << 10)

  mutating func insert(_ word: String, _ kinds: CueKinds) {
    if !kinds.isDisjoint(with: [.leads, .at]), let first = word.utf8.first,
      let last = word.utf8.last
    {
      leads[Self.leadPlace(first, last)] |= 1 << UInt32(min(31, word.utf8.count))
    }
    if count * 3 >= keys.count { grow() }
    let hash = FoldedHash(word).value
    let slot = keys.withUnsafeBufferPointer { Self.slot(of: hash, in: $0) }
    if keys[slot] == 0 { count += 1 }
    keys[slot] = hash
    values[slot].formUnion(kinds)
  }

  subscript(hash: FoldedHash) -> CueKinds {
    keys.withUnsafeBufferPointer { values[Self.slot(of: hash.value, in: $0)] }
  }

  /// For many looks in a row: the lengths of words that may lead to a name or an address, a bit each, by
  /// ``leadPlace(_:_:)``.
  func withLeads<Result>(_ body: (UnsafeBufferPointer<UInt32>) -> Result) -> Result {
    leads.withUnsafeBufferPointer(body)
  }

  /// By the first and the last letter of a word, small and capital ones alike.
  @inline(__always)
  static func leadPlace(_ first: UInt8, _ last: UInt8) -> Int {
    Int(first & 31) << 5 | Int(last & 31)
  }

  /// Where a word stands, or could be put.
  @inline(__always)
  fileprivate static func slot(of hash: UInt64, in keys: UnsafeBufferPointer<UInt64>) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while keys[slot] != 0, keys[slot] != hash { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = zip(keys, values).filter { $0.0 != 0 }
    keys = [UInt64](repeating: 0, count: keys.count * 2)
    values = [CueKinds](repeating: [], count: keys.count)
    for (hash, kinds) in old {
      let slot = keys.withUnsafeBufferPointer { Self.slot(of: hash, in: $0) }
      keys[slot] = hash
      values[slot] = kinds
    }
  }
}
