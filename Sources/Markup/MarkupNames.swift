/// The names of one document, or of documents and of the trees of a stream that were read one after
/// the other, as long as no new name comes up: who has worked out what they mean knows them again by
/// identity.
package final class MarkupNames: Sendable {
  /// The names that numbers were given to one after the other.
  private final class Series: Sendable {}

  /// By number; 0 is the empty name.
  package let names: [String]
  /// How a reader sees elements of the name of the same number.
  let looks: [ElementLook]
  private let hashes: [UInt64]
  private let slots: [Int32]
  private let sets: [NameTable.ClassSet]
  private let setWords: [Int32]
  private let series: Series

  /// - Parameter last: the names of the same table when it had fewer; nil where there are none.
  init(_ table: NameTable, after last: MarkupNames?) {
    names = table.names
    looks = table.looks
    hashes = table.hashes
    slots = table.slots
    sets = table.sets
    setWords = table.setWords
    isSmall = table.isSmall
    series = last?.series ?? Series()
  }

  /// Whether a table that these were taken from has no other names by now.
  func isAll(of table: NameTable) -> Bool {
    names.count == table.names.count && sets.count == table.setCount
  }

  /// Whether what is worked out of the names may be kept for documents that follow.
  package let isSmall: Bool

  /// Whether each number that both have stands for the same in both.
  package func agrees(with other: MarkupNames) -> Bool { series === other.series }

  /// The number of the name `class`.
  package static let classAttribute = NameTable.classAttribute

  /// The number of a name; nil where neither the document nor one before it has it.
  package func id(_ name: String) -> Int32? { id(name, hash: NameTable.hash(name)) }

  /// Whether a word is the name of anything, in this document or in one before it.
  package func contains(_ word: Vocabulary.Word) -> Bool { id(word.name, hash: word.hash) != nil }

  /// - Parameter hash: as ``NameTable/hash(_:)`` has it of `name`.
  func id(_ name: String, hash: UInt64) -> Int32? {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let id = slots[slot]
      if hashes[Int(id)] == hash, names[Int(id)] == name { return id }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// How many different class attributes there are, none included.
  package var setCount: Int { sets.count }

  /// The numbers of the words of a class attribute, in its order.
  package func words(ofSet set: Int32) -> ArraySlice<Int32> {
    let words = sets[Int(set)].words
    return setWords[Int(words.lowerBound)..<Int(words.upperBound)]
  }

  /// Whether the word of that number is in the class attribute.
  func hasWord(_ word: Int32, inSet set: Int32) -> Bool {
    let words = sets[Int(set)].words
    for at in words where setWords[Int(at)] == word { return true }
    return false
  }

  /// Whether `name` is a word of the class attribute.
  func hasWord(_ name: String, inSet set: Int32) -> Bool {
    let words = sets[Int(set)].words
    for at in words where names[Int(setWords[Int(at)])] == name { return true }
    return false
  }
}
