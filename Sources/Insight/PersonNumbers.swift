/// Numbers people from 0 in the order in which they are met, so that who was counted where is a bit
/// and not a look-up.
package struct PersonNumbers {
  private var numbers = DistinctPairs(capacity: 1 << 12)

  package init() {}

  /// The number of the pseudonym's owner.
  package mutating func number(of person: Int64) -> Int { numbers.number(of: 0, person).number }
}

/// People by their numbers, a bit each.
struct PeopleSet {
  private var words: [UInt64] = []
  private(set) var count = 0

  /// Whether the person was not in it before.
  mutating func insert(_ person: Int) -> Bool {
    let (word, bit) = (person >> 6, UInt64(1) << UInt64(person & 63))
    if word >= words.count {
      words.append(contentsOf: repeatElement(0, count: max(word + 1 - words.count, words.count)))
    }
    if words[word] & bit != 0 { return false }
    words[word] |= bit
    count += 1
    return true
  }
}
