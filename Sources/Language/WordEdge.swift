/// The beginning or the end of a word: three bytes, five bits of each, enough to tell most words apart.
struct WordEdge: Sendable, Equatable {
  let bits: UInt16

  /// The edge that three bytes make.
  init(_ a: UInt8, _ b: UInt8, _ c: UInt8) {
    bits = UInt16(a & 31) << 10 | UInt16(b & 31) << 5 | UInt16(c & 31)
  }

  /// The beginning of a word; nil where it has fewer than three bytes.
  init?(startOf word: Span<UInt8>) {
    guard word.count >= 3 else { return nil }
    self.init(word[0], word[1], word[2])
  }

  /// The end of a word; nil where it has fewer than three bytes.
  init?(endOf word: Span<UInt8>) {
    let count = word.count
    guard count >= 3 else { return nil }
    self.init(word[count - 3], word[count - 2], word[count - 1])
  }
}

/// A set of edges of words, a bit for each. Small enough to stay in the cache; most words are told by
/// it to have no affix that is looked for.
struct EdgeFilter: Sendable {
  private var bits: [UInt64] = Array(repeating: 0, count: 1 << 10)

  mutating func insert(_ edge: WordEdge) {
    bits[Int(edge.bits >> 6)] |= 1 << UInt64(edge.bits & 63)
  }

  /// Whether the edge was inserted.
  func contains(_ edge: WordEdge) -> Bool {
    bits[Int(edge.bits >> 6)] >> UInt64(edge.bits & 63) & 1 == 1
  }
}
