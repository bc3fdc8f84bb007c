/// How a word is inflected.
package enum Inflection: String, Sendable, CaseIterable {
  case adjective = "adj"
  case verb, noun
  /// Adverbs and everything else that has one form.
  case fixed
}

/// The forms of a word, end to end in one buffer that is used again for the next word.
package struct WordForms: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  package init() {}

  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Adds a form made of up to four pieces.
  mutating func add(
    _ a: some Collection<UInt8>, _ b: String = "", _ c: some Collection<UInt8> = EmptyCollection(),
    _ d: String = ""
  ) {
    bytes.append(contentsOf: a)
    bytes.append(contentsOf: b.utf8)
    bytes.append(contentsOf: c)
    bytes.append(contentsOf: d.utf8)
    ends.append(bytes.count)
  }

  /// Calls `body` with each form.
  package func forEach(_ body: (ArraySlice<UInt8>) -> Void) {
    var start = 0
    for end in ends {
      body(bytes[start..<end])
      start = end
    }
  }

  /// The forms as strings, in the order in which they were made.
  package var strings: [String] {
    var strings: [String] = []
    forEach { strings.append(String(decoding: $0, as: UTF8.self)) }
    return strings
  }
}
