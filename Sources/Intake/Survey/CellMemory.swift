/// Remembers what the short cells of a column mean, by their bytes: segments, touchpoints and states
/// are the same few in every row, and making a `String` of one costs more than finding it here.
///
/// A place for each of 64 remainders of a hash; the later of two cells that share one stays.
struct CellMemory<Meaning> {
  private var places: [(key: CellKey, meaning: Meaning)?] = Array(repeating: nil, count: 64)

  /// What `cell` means: as it was found before, else as `find` says.
  mutating func recall(
    _ cell: UnsafeBufferPointer<UInt8>, _ find: () -> Meaning
  ) -> Meaning {
    guard let key = CellKey(cell) else { return find() }
    let place = key.remainder
    if let (known, meaning) = places[place], known == key { return meaning }
    let meaning = find()
    places[place] = (key, meaning)
    return meaning
  }
}

/// The bytes of a cell of at most 16, in two machine words.
private struct CellKey: Equatable {
  private let first, last: UInt64
  private let count: Int

  /// Nil for a longer cell.
  init?(_ cell: UnsafeBufferPointer<UInt8>) {
    guard cell.count <= 16 else { return nil }
    let raw = UnsafeRawBufferPointer(cell)
    count = raw.count
    // The two words overlap where there are fewer bytes than both hold.
    if raw.count >= 8 {
      first = raw.loadUnaligned(as: UInt64.self)
      last = raw.loadUnaligned(fromByteOffset: raw.count - 8, as: UInt64.self)
    } else if raw.count >= 4 {
      first = UInt64(raw.loadUnaligned(as: UInt32.self))
      last = UInt64(raw.loadUnaligned(fromByteOffset: raw.count - 4, as: UInt32.self))
    } else {
      first = raw.reduce(0) { $0 << 8 | UInt64($1) }
      last = 0
    }
  }

  /// From 0 to 63.
  var remainder: Int {
    let mixed = (first ^ last &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(count)) &* 0xC2B2_AE3D_27D4_EB4F
    return Int(mixed >> 58)
  }
}
