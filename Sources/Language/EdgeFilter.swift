/// A set of beginnings, or of ends, of words: a bit for each value of ``Token/edge(_:_:_:)``. Small
/// enough to stay in the cache; most words are told by it to have no affix that is looked for.
struct EdgeFilter: Sendable {
  private var bits: [UInt64] = Array(repeating: 0, count: 1 << 10)

  mutating func insert(_ edge: UInt16) { bits[Int(edge >> 6)] |= 1 << UInt64(edge & 63) }

  /// Whether the edge was inserted; ``Token/noEdge`` never is.
  @inline(__always)
  func contains(_ edge: UInt16) -> Bool { bits[Int(edge >> 6)] >> UInt64(edge & 63) & 1 == 1 }
}
