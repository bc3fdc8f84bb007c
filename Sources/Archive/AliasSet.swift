/// Which aliases were noted already, by 64 bits of each, as both numbers are hashes of 64 bits themselves:
/// open addressing with linear probing, at most three quarters full.
struct AliasSet {
  /// 0 where the slot is empty.
  private var hashes = [UInt64](repeating: 0, count: 512)
  private var count = 0

  /// - Returns: whether it was not there yet.
  mutating func insert(_ alias: Alias) -> Bool {
    let hash = Self.hash(alias)
    let place = place(of: hash)
    guard hashes[place] == 0 else { return false }
    hashes[place] = hash
    count += 1
    if count * 4 > hashes.count * 3 { grow() }
    return true
  }

  /// Never 0.
  private static func hash(_ alias: Alias) -> UInt64 {
    let key = UInt64(bitPattern: alias.key) &* 0x9e37_79b9_7f4a_7c15
    return (key ^ UInt64(bitPattern: alias.person)) | 1
  }

  private func place(of hash: UInt64) -> Int {
    let mask = hashes.count - 1
    var place = Int(truncatingIfNeeded: hash >> 1) & mask
    while hashes[place] != 0, hashes[place] != hash { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = hashes
    hashes = Array(repeating: 0, count: old.count * 2)
    for hash in old where hash != 0 { hashes[place(of: hash)] = hash }
  }
}
