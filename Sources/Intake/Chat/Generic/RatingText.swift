import Feedback
import Markup

/// A rating as people and programs write it: a number of 5 or 10, `4/5`, `4 van 5`, `80%`, stars,
/// a thumb, or a word such as `tevreden`.
enum RatingText {
  /// What was rated, and how.
  enum Reading {
    case csat(Rating)
    case nps(Rating)
    case effort(Rating)
  }

  /// What a text of at most 200 bytes says; nil where it is no rating.
  ///
  /// - Parameter highest: the best there is, where the source says it apart.
  static func csat(_ text: String, of highest: String? = nil) -> Rating? {
    let text = ChatText.trimmed(text)
    guard !text.isEmpty, text.utf8.count < 200 else { return nil }
    return stars(text) ?? number(text, of: highest) ?? word(text) ?? share(text)
  }

  /// What the value of a field with that name says.
  static func rating(_ ranks: ChatLexicon.FieldRanks, _ value: String) -> Reading? {
    if ranks[.nps] != nil {
      return leadingNumber(value).flatMap { Rating($0, lowest: 0, highest: 10) }.map { .nps($0) }
    }
    if ranks[.effort] != nil {
      return leadingNumber(value).flatMap { Rating($0, lowest: 1, highest: 7) }.map { .effort($0) }
    }
    return ranks[.rating] == nil ? nil : csat(value).map { .csat($0) }
  }

  /// What a value says under a label of several words: `Beoordeling van de klant`, `Chat rating`.
  static func rating(_ label: String, _ value: String) -> Reading? {
    guard label.utf8.count < 80 else { return nil }
    if let stars = onlyStars(value) { return .csat(stars) }
    for word in ChatText.words(label) {
      if let ranks = ChatLexicon.standard.ranks(word), let found = rating(ranks, value) {
        return found
      }
    }
    return nil
  }

  /// Takes the rating that an element is named for, from its words or its attributes.
  ///
  /// - Returns: whether there was one.
  static func read(_ node: MarkupNode, into ratings: inout Ratings) -> Bool {
    let highest = node.attribute("max") ?? node.attribute("scale")
    if let found = csat(withoutLabel(node.readerText()), of: highest) {
      ratings.add(.csat(found))
      return true
    }
    for (name, value) in node.attributes where statements.contains(name) {
      guard let found = csat(value, of: highest) else { continue }
      ratings.add(.csat(found))
      return true
    }
    return false
  }

  private static let statements: Set<String> = [
    "score", "value", "rating", "stars", "data-rating", "data-score", "data-value", "title",
    "aria-label", "alt",
  ]

  /// `Beoordeling: goed` and `Beoordeling` above `goed` say the same.
  private static func withoutLabel(_ text: String) -> String {
    let text = ChatText.trimmed(text)
    if let colon = text.utf8.firstIndex(of: 0x3A) {
      return ChatText.trimmed(String(text[text.utf8.index(after: colon)...]))
    }
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count > 1, let first = words.first,
      ChatLexicon.standard.ranks(first)?[.rating] != nil
    else { return text }
    return words.dropFirst().joined(separator: " ")
  }

  /// `★★★★☆`, `⭐⭐⭐`: of five where not more are drawn; none at all is no rating.
  private static func stars(_ text: String) -> Rating? {
    var (full, empty) = (0, 0)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x2605, 0x2B50, 0x1F31F: full += 1
      case 0x2606: empty += 1
      default: continue
      }
    }
    guard full > 0 else { return nil }
    return Rating(Double(full), lowest: 1, highest: Double(max(5, full + empty)))
  }

  /// Stars and nothing else are a rating, whatever was asked.
  private static func onlyStars(_ text: String) -> Rating? {
    let text = ChatText.trimmed(text)
    let isDrawn = text.unicodeScalars.allSatisfy { scalar in
      [0x2605, 0x2606, 0x2B50, 0x1F31F, 0xFE0F, 0x20].contains(scalar.value)
    }
    return isDrawn && text.unicodeScalars.count > 1 ? stars(text) : nil
  }

  /// `slecht, 1/5`: how many of how many, behind a word.
  private static func share(_ text: String) -> Rating? {
    guard let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    let before = text[..<slash].reversed().prefix { $0.isASCII && $0.isNumber }.reversed()
    let after = text[text.utf8.index(after: slash)...].prefix { $0.isASCII && $0.isNumber }
    guard let number = Double(String(before)), let highest = Double(after), number <= highest,
      [3, 5, 7, 10].contains(highest)
    else { return nil }
    return Rating(number, lowest: min(1, number), highest: highest)
  }

  private static func leadingNumber(_ text: String) -> Double? {
    let digits = ChatText.trimmed(text).prefix { $0.isASCII && ($0.isNumber || ",.".contains($0)) }
    return Double(digits.replacing(",", with: "."))
  }

  /// A number, and how many there are if it says so; without that 5, or 10 for a larger number.
  private static func number(_ text: String, of stated: String?) -> Rating? {
    guard let number = leadingNumber(text) else { return nil }
    let rest = text.drop { $0.isASCII && ($0.isNumber || ",.".contains($0)) }
    if rest.hasPrefix("%") { return Rating(number, lowest: 0, highest: 100) }
    let next = rest.drop { !$0.isNumber }
    guard next.isEmpty || rest.utf8.count - next.utf8.count <= 10 else { return nil }
    let highest = stated.flatMap { Double($0) } ?? leadingNumber(String(next))
    return Rating(number, lowest: min(1, number), highest: highest ?? (number > 5 ? 10 : 5))
  }

  private static func word(_ text: String) -> Rating? {
    let word = text.lowercased().trimmingEdges { !$0.isLetter && $0.isASCII }
    if ChatLexicon.standard.isWord(word, .ratingGood) { return Rating(1, lowest: 0, highest: 1) }
    if ChatLexicon.standard.isWord(word, .ratingBad) { return Rating(0, lowest: 0, highest: 1) }
    return nil
  }
}

extension Ratings {
  /// Takes a rating unless there is one of its kind.
  mutating func add(_ reading: RatingText.Reading) {
    switch reading {
    case .csat(let rating): csat = csat ?? rating
    case .nps(let rating): nps = nps ?? rating
    case .effort(let rating): ces = ces ?? rating
    }
  }
}

extension String {
  /// The text without the characters at either end that `isEdge` is true of.
  fileprivate func trimmingEdges(_ isEdge: (Character) -> Bool) -> String {
    guard let first = firstIndex(where: { !isEdge($0) }),
      let last = lastIndex(where: { !isEdge($0) })
    else { return "" }
    return String(self[first...last])
  }
}
