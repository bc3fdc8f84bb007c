/// Cuts Dutch compounds into words that it knows: `levertijdellende` → `levertijd` + `ellende`,
/// `bezorgingsprobleem` → `bezorging` + `probleem`.
///
/// A part may be followed by a linking `s`, `e`, `en` or `-`. The last part is the longest known
/// word that the compound ends with, for which the rest can be cut too. Work is bounded: words of
/// up to 48 letters, up to three parts.
package struct CompoundSplitter: Sendable {
  private var known: WordIndex
  /// The least letters that a part has.
  private static let shortest = 3
  private static let longest = 48

  /// A splitter that knows no words.
  package init() { known = WordIndex() }

  /// A splitter that knows the words with these hashes.
  package init(words: [UInt64]) {
    var index = WordIndex(capacity: words.count)
    for word in words { index.set(word, to: 1) }
    known = index
  }

  /// Makes the word with this hash a possible part.
  package mutating func insert(_ hash: UInt64) { known.set(hash, to: 1) }

  /// The parts of a normalised word, as ranges of it, in order; linking letters lie between them.
  /// Nil where it cannot be cut into known parts.
  package func split(_ norm: Span<UInt8>) -> [Range<Int>]? {
    guard norm.count >= 2 * Self.shortest, norm.count <= Self.longest else { return nil }
    return parts(of: norm, end: norm.count, left: 3)
  }

  /// The parts of the first `end` letters, the last of which is at most the `left`th from the end.
  private func parts(of norm: Span<UInt8>, end: Int, left: Int) -> [Range<Int>]? {
    if left < 3, isKnown(norm, 0..<end) { return [0..<end] }
    guard left > 1, end >= 2 * Self.shortest else { return nil }
    for start in Self.shortest...end - Self.shortest where isKnown(norm, start..<end) {
      for link in 0...2 where isLink(norm, start - link..<start) && start - link >= Self.shortest {
        if let head = parts(of: norm, end: start - link, left: left - 1) {
          return head + [start..<end]
        }
      }
    }
    return nil
  }

  private func isKnown(_ norm: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var hash = WordHash()
    for index in range { hash.add(norm[index]) }
    return known[hash: hash.value] != nil
  }

  private func isLink(_ norm: Span<UInt8>, _ range: Range<Int>) -> Bool {
    switch range.count {
    case 0: true
    case 1:
      norm[range.lowerBound] == UInt8(ascii: "s") || norm[range.lowerBound] == UInt8(ascii: "e")
    default:
      norm[range.lowerBound] == UInt8(ascii: "e") && norm[range.lowerBound + 1] == UInt8(ascii: "n")
    }
  }
}
