import Feedback

/// A line of the program that tells how the chat was rated, such as `Visitor rated the chat: 4/5` or
/// `Beoordeling: goed`.
enum RatingLine {
  /// Takes the rating that stands after the words that announce it; any other line says nothing.
  static func read(_ line: String, into ratings: inout Ratings) {
    guard ratings.csat == nil, line.utf8.count < 200,
      let told = ChatLexicon.standard.textAfter(.ratingPhrase, in: line)
    else { return }
    let value = ChatText.trimmed(String(told.drop { ": -–\"'".contains($0) }))
    if value.first?.isNumber == true {
      let numbers = value.split { !$0.isNumber && $0 != "," && $0 != "." }.prefix(2)
      guard let first = numbers.first else { return }
      TranscriptFacts.rate(
        String(first), of: numbers.dropFirst().first.map(String.init), in: &ratings)
    } else {
      let word = value.prefix { $0.isLetter || $0 == " " || $0 == "_" }
      TranscriptFacts.rate(ChatText.trimmed(String(word)), of: nil, in: &ratings)
    }
  }
}
