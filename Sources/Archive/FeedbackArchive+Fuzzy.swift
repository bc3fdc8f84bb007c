import Feedback
import GRDB

extension FeedbackArchive {
  /// The same search with each word that the archive does not know also sought as those words of the
  /// archive that are one slip of the finger away: a letter too many, too few or another, or two
  /// neighbours swapped (Damerau 1964). Words of fewer than ``fuzzyLength`` letters, phrases and
  /// prefixes stay as they are.
  package func forgiving(_ query: SearchQuery) throws(ArchiveError) -> SearchQuery {
    let rules = terms
    return try reading { db in
      var writer = TermWriter(rules)
      return try query.replacingWords { word in
        let near = try Self.near(word, &writer, db)
        return near.isEmpty ? nil : near
      }
    }
  }

  /// Letters that a word must have for a slip in it to be forgiven, and may have.
  private static let fuzzyLength = 5...40
  /// Terms that a word is also sought as, those that most items have.
  private static let mostNear = 20

  private static func near(
    _ word: String, _ writer: inout TermWriter, _ db: Database
  ) throws -> [String] {
    let letters = Array(word.utf8)
    guard fuzzyLength.contains(letters.count), letters.allSatisfy({ (0x61...0x7A).contains($0) })
    else { return [] }
    let select = try db.cachedStatement(sql: "SELECT doc FROM vocabulary WHERE term = ?")
    func items(_ term: String) throws -> Int {
      try Int.fetchOne(select, arguments: [term]) ?? 0
    }
    for term in Self.terms(of: word, &writer) where try items(term) > 0 { return [] }
    var found: [String: Int] = [:]
    for slip in Slips.of(letters) {
      for term in Self.terms(of: slip, &writer) where found[term] == nil {
        found[term] = try items(term)
      }
    }
    return found.filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(mostNear).map(\.key)
  }

  /// The word as it stands in the index, in a text of either language and of any other.
  private static func terms(of word: String, _ writer: inout TermWriter) -> Set<String> {
    var terms: Set<String> = [word]
    for language in TermRules.stemmed { terms.insert(writer.stem(word, in: language)) }
    return terms
  }
}

/// What a word of small letters can have been before one slip of the finger.
enum Slips {
  /// All words at distance 1, in no order; some 50 for each letter.
  static func of(_ letters: [UInt8]) -> [String] {
    var words: [[UInt8]] = []
    for index in letters.indices {
      var fewer = letters
      fewer.remove(at: index)
      words.append(fewer)
      if index > 0, letters[index] != letters[index - 1] {
        var swapped = letters
        swapped.swapAt(index, index - 1)
        words.append(swapped)
      }
    }
    for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
      for index in letters.indices where letters[index] != letter {
        var other = letters
        other[index] = letter
        words.append(other)
      }
      for index in 0...letters.count {
        var more = letters
        more.insert(letter, at: index)
        words.append(more)
      }
    }
    return words.map { String(decoding: $0, as: UTF8.self) }
  }
}
