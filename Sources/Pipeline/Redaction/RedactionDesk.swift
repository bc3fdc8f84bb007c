/// What redaction has at hand while it goes from text to text and from item to item: memory that
/// serves them all, and what the next item is likely to share with the last.
struct RedactionDesk {
  /// The words of the text at hand.
  var words: [NameWord] = []
  /// What is personal in it, in its order.
  var found: [Redactor.Finding] = []
  /// Of the people of the item at hand.
  var known = KnownNames()
  /// Labels of the items before it.
  private(set) var labels: [KnownLabel] = []

  /// The names of a file and of a collection, and those of the ones before.
  private static let mostLabels = 4

  mutating func note(_ label: KnownLabel) {
    if labels.count == Self.mostLabels { labels.removeFirst() }
    labels.append(label)
  }
}

/// A label that one item after another bears, such as the name of their file, looked through once for
/// all of them.
struct KnownLabel {
  let label: String
  /// As it is kept where none of the given names stands in it.
  private let kept: String
  private let words: [NameWord]

  init(_ label: String, by redactor: Redactor, _ desk: inout RedactionDesk) {
    self.label = label
    kept = redactor.redacted(label: label, KnownNames(), &desk)
    words = desk.words
  }

  /// As it is kept; nil where one of the given names may stand in it.
  func kept(_ known: KnownNames) -> String? {
    if known.isEmpty { return kept }
    var label = label
    let mayBeNamed = label.withUTF8 { bytes in
      words.contains { known.mayContain($0, in: bytes) }
    }
    return mayBeNamed ? nil : kept
  }
}
