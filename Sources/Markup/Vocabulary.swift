/// Every name that a document uses: of elements, of attributes, and of classes. Whoever looks for one
/// of many formats asks this first, so that a document is walked through once and not once a format.
package struct Vocabulary: Sendable {
  private var hashes: Set<UInt64> = []

  init(_ tree: MarkupTree) {
    for name in tree.names where !name.isEmpty { hashes.insert(Self.hash(name.utf8)) }
    guard let key = tree.names.firstIndex(of: "class") else { return }
    var last: ArraySlice<UInt8> = []
    for attribute in tree.attributes where Int(attribute.name) == key {
      let words = tree.bytes[Int(attribute.start)..<Int(attribute.end)]
      guard words != last else { continue }
      last = words
      for word in words.split(whereSeparator: isMarkupSpace) { hashes.insert(Self.hash(word)) }
    }
  }

  /// Whether `name` is among them; once in 2⁶⁴ a name that is not passes for one that is.
  package func contains(_ name: String) -> Bool { hashes.contains(Self.hash(name.utf8)) }

  /// FNV-1a.
  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }
}
