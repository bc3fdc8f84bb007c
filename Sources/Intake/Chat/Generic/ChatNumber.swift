import Markup

/// The number of a chat in a heading above it: `Chat #1092`, `Gesprek 771204`, `Case #88-12 – …`.
enum ChatNumber {
  private static let headings: Set<String> = ["h1", "h2", "h3", "h4", "header"]

  /// How many nodes such a heading takes, and how many bytes with all its white space.
  private static let largest: Int32 = 64
  private static let longest = 4096

  /// Nil where a heading says anything else.
  static func read(_ heading: MarkupNode) -> String? {
    guard headings.contains(heading.name),
      heading.tree.end(of: heading.index) - heading.index <= largest,
      heading.tree.textSize(of: heading.index) <= longest
    else { return nil }
    let text = heading.readerText()
    guard text.utf8.count <= 160 else { return nil }
    let first = text.prefix { !"·•|–—,".contains($0) }
    let words = first.split(separator: " ").map { $0.filter { $0 != "#" && $0 != "№" } }
      .filter { !$0.isEmpty }
    guard words.count == 2, let digits = words.last,
      digits.utf8.contains(where: { (0x30...0x39).contains($0) }),
      digits.utf8.allSatisfy({ $0 < 0x80 }), !ChatClock.isTime(digits),
      TimeReading(digits, order: .dayFirst).date == nil,
      ChatLexicon.standard.isWord(words[0].lowercased(), .container)
    else { return nil }
    return digits
  }
}
