/// Every name that a document uses: of elements, of attributes, and of classes. Whoever looks for one
/// of many formats asks this first, so that a document is not walked through once a format.
package struct Vocabulary: Sendable {
  /// A name to look for, as it is found fastest.
  package struct Word: Sendable, ExpressibleByStringLiteral {
    let name: String
    let hash: UInt64

    package init(stringLiteral name: String) {
      self.name = name
      hash = NameTable.hash(name)
    }
  }

  private let tree: MarkupTree

  /// The names of this document and of those before it that share its table.
  package var names: MarkupNames { tree.names }

  init(_ tree: MarkupTree) { self.tree = tree }

  /// Whether `word` is among them.
  package func contains(_ word: Word) -> Bool {
    guard !word.name.isEmpty, let id = tree.names.id(word.name, hash: word.hash) else {
      return false
    }
    return uses(id)
  }

  /// Whether one word of each list is among them.
  package func hasOne(ofEach lists: [[Word]]) -> Bool {
    lists.allSatisfy { $0.contains(where: contains) }
  }

  /// Names that only documents before this one had are in its table, too.
  private func uses(_ name: Int32) -> Bool {
    tree.attributes.contains { $0.name == name }
      || tree.records.contains { record in
        record.name == name
          || (record.classes > 0 && tree.names.hasWord(name, inSet: record.classes))
      }
  }
}
