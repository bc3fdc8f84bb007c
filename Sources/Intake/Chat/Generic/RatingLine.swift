import Feedback

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

  /// `Cijfer van de klant: 8`.
  private static func readLabel(_ line: String, into ratings: inout Ratings) {
    guard let colon = line.utf8.firstIndex(of: 0x3A),
      let rating = RatingText.rating(
        String(line[..<colon]), String(line[line.utf8.index(after: colon)...]))
    else { return }
    ratings.add(rating)
  }
}
