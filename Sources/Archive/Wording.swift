import Feedback
import GRDB

/// Words as the index is asked for them.
struct Wording: ~Copyable {
  private var writer: TermWriter
  private let db: Database
  /// What was worked out for a beginning.
  private var endings: [String: [LanguageCode: [String]]] = [:]

  init(_ rules: TermRules, _ db: Database) {
    writer = TermWriter(rules)
    self.db = db
  }

  /// The words, and the other ways in which they can be written: a word that stands alone in the
  /// spellings that the lexicons know of it, and any word with its plural's apostrophe or without.
  mutating func sought(_ words: [String], isPrefix: Bool) -> [SoughtWords] {
    var written: [[String]] = [[]]
    for (place, word) in words.enumerated() {
      var ways = [word]
      if !isPrefix || place < words.count - 1 { ways += ApostrophePlural.others(word) }
      if !isPrefix, words.count == 1 { ways += writer.rules.spellings.others(of: word) }
      written = written.flatMap { begun in ways.map { begun + [$0] } }
      guard written.count <= Self.mostWays else {
        written = [words]
        break
      }
    }
    return written.map { SoughtWords($0, isPrefix: isPrefix, &writer) }
  }

  /// In how many ways words next to each other are sought; in one where there are more.
  private static let mostWays = 16

  /// The items that hold one of these ways to write words.
  func query(_ sought: [SoughtWords]) -> IndexQuery {
    IndexQuery { language in
      var patterns: [MatchPattern] = []
      for words in sought {
        let pattern = words.pattern(in: language)
        if !patterns.contains(pattern) { patterns.append(pattern) }
      }
      return .any(patterns)
    }
  }

  /// The items that may hold a word with this beginning, although none of their terms begins so: a
  /// stem can be shorter than what was typed (`midden` is `mid`), or other (`veel` is `vel`). Nil
  /// where there are none. Whether an item does is for its text to say.
  mutating func doubtful(_ sought: SoughtWords) throws -> IndexQuery? {
    guard let beginning = sought.beginning else { return nil }
    let stems = try stems(behind: beginning)
    guard !stems.isEmpty else { return nil }
    return IndexQuery { language in
      guard let stems = stems[language] else { return nil }
      let before = sought[language].dropLast()
      return .any(stems.map { .phrase(before + [$0]) })
    }
  }

  private mutating func stems(behind beginning: String) throws -> [LanguageCode: [String]] {
    if let known = endings[beginning] { return known }
    var found: [LanguageCode: [String]] = [:]
    for language in TermRules.stemmed {
      var stems: Set<String> = []
      for ending in BegunWord.endings {
        let stem = writer.stem(beginning + ending, in: language)
        if !stem.hasPrefix(beginning) { stems.insert(stem) }
      }
      for stem in stems.sorted() where try isIndexed(stem) {
        found[language, default: []].append(stem)
      }
    }
    endings[beginning] = found
    return found
  }

  private func isIndexed(_ term: String) throws -> Bool {
    let select = try db.cachedStatement(
      sql: "SELECT rowid FROM terms WHERE terms MATCH ? LIMIT 1")
    return try Int64.fetchOne(select, arguments: [MatchPattern.phrase([term]).text]) != nil
  }
}
