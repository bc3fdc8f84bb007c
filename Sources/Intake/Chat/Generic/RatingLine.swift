import Feedback
import Markup

/// A line of the program that tells how the chat was rated, such as `Visitor rated the chat: 4/5` or
/// `Beoordeling: goed`.
enum RatingLine {
  /// Takes the rating that stands after the words that announce it; any other line says nothing.
  static func read(_ line: String, into ratings: inout Ratings) {
    guard ratings.csat == nil, line.utf8.count < 200 else { return }
    guard let told = ChatLexicon.standard.textAfter(.ratingPhrase, in: line) else {
      return readLabel(line, into: &ratings)
    }
    let value = ChatText.trimmed(String(told.drop { ": -–\"'".contains($0) }))
    if let rating = RatingText.csat(value) { ratings.add(.csat(rating)) }
  }

  /// The same of a line in a page around a chat, such as `Jan rated the chat as <b>bad</b>`.
  static func read(_ node: MarkupNode, into ratings: inout Ratings) {
    guard ratings.csat == nil, node.tree.end(of: node.index) - node.index < 8,
      lines.contains(node.name), mayTell(node)
    else { return }
    let line = node.readerText()
    guard !line.utf8.contains(0x0A),
      ChatLexicon.standard.textAfter(.ratingPhrase, in: line) != nil
    else { return }
    read(line, into: &ratings)
  }

  /// Whether the announcing words may stand in an element, as far as is seen without laying it out.
  private static func mayTell(_ node: MarkupNode) -> Bool {
    guard let text = node.tree.plainText(of: node.index) else { return true }
    return node.tree.bytes[text].withUnsafeBufferPointer {
      ChatLexicon.standard.contains($0, .ratingPhrase)
    }
  }

  private static let lines: Set<String> = ["p", "div", "li", "td", "span"]

  /// `Cijfer van de klant: 8`.
  private static func readLabel(_ line: String, into ratings: inout Ratings) {
    guard let colon = line.utf8.firstIndex(of: 0x3A),
      let rating = RatingText.rating(
        String(line[..<colon]), String(line[line.utf8.index(after: colon)...]))
    else { return }
    ratings.add(rating)
  }
}
