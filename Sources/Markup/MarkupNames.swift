/// The names of one document, or of the trees of one stream as long as no new name comes up: who
/// has worked out what they mean knows them again by identity.
package final class MarkupNames: Sendable {
  /// By number; 0 is the empty name.
  package let names: [String]
  /// How a reader sees elements of the name of the same number.
  let looks: [ElementLook]
  private let hashes: [UInt64]
  private let slots: [Int32]
  private let sets: [NameTable.ClassSet]
  private let setWords: [Int32]

  init(_ table: NameTable) {
    names = table.names
    looks = table.looks
    hashes = table.hashes
    slots = table.slots
    sets = table.sets
    setWords = table.setWords
  }

  /// The number of the name `class`.
  package static let classAttribute = NameTable.classAttribute

  /// The number of a name; nil where the document does not have it.
  package func id(_ name: String) -> Int32? {
    var name = name
    let hash = name.withUTF8 { NameTable.hash($0) }
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
