import Feedback
import GRDB

extension FeedbackArchive {
  /// The same search with each word that no item has also sought as those words of the archive that
  /// are one slip of the finger away: a letter too many, too few or another, or two neighbours
  /// swapped (Damerau 1964). Words of fewer than ``fuzzyLength`` letters, phrases and prefixes stay
  /// as they are. What a word is sought as besides is one of the query's hints.
  package func forgiving(_ query: SearchQuery) throws(ArchiveError) -> SearchQuery {
    let rules = terms
    return try reading { db in
      var near = NearWords(rules, db)
      return try query.replacingWords { try near.words(of: $0) }
    }
  }
}

/// Finds the words of an archive that are one slip of the finger away from a word that it has not.
private struct NearWords: ~Copyable {
  private let rules: TermRules
  private let db: Database
  private var writer: TermWriter

  /// Letters that a word must have for a slip in it to be forgiven, and may have.
  private static let length = 5...40
  /// Words that a word is also sought as, those that most items have.
  private static let most = 20

  init(_ rules: TermRules, _ db: Database) {
    self.rules = rules
    self.db = db
    writer = TermWriter(rules)
  }

  /// Those that most items have first; none for a word that the archive has.
  mutating func words(of word: String) throws -> [String] {
    let letters = Array(word.utf8)
    guard Self.length.contains(letters.count), letters.allSatisfy({ (0x61...0x7A).contains($0) }),
      try spoken(word) == nil
    else { return [] }
    var items: [String: Int] = [:]
    /// Of the words with the same terms, one of the shortest.
    var found: [[String]: String] = [:]
    for slip in Slips.of(letters).sorted(by: { ($0.utf8.count, $0) < ($1.utf8.count, $1) }) {
      let terms = try terms(of: slip, &items)
      if terms.contains(where: { !$0.isEmpty }), found[terms] == nil { found[terms] = slip }
    }
    let sorted = found.map { terms, slip in (slip, terms.compactMap { items[$0] }.max() ?? 0) }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    var near: [String] = []
    for (slip, _) in sorted.prefix(Self.most) {
      if let spoken = try spoken(slip), !near.contains(spoken) { near.append(spoken) }
    }
    return near
  }

  /// The word as it stands in the newest item that has it in its own language, in any inflection; nil
  /// where none has.
  private func spoken(_ word: String) throws -> String? {
    var wording = Wording(rules, db)
    let sought = wording.sought([word], isPrefix: false)
    let rows = try FallingRows(wording.query(sought), db)
    var facts = FactReader(db)
    guard let place = try rows.next(&facts) else { return nil }
    var items = ItemReader(db)
    let item = try items.item(place)
    var finder = PassageFinder(rules, sought: sought)
    for text in [item.item.text, item.item.subject ?? ""] {
      guard let mark = finder.matches(in: text, language: item.reading.language).first else {
        continue
      }
      let list = rules.tokenizer.tokenize(text)
      if let index = list.tokens.firstIndex(where: { $0.span == mark }) { return list.word(index) }
    }
    return word
  }

  /// The word as it stands in the index, in each of ``TermRules/forms``; empty where it does not.
  private mutating func terms(of word: String, _ items: inout [String: Int]) throws -> [String] {
    let select = try db.cachedStatement(sql: "SELECT doc FROM vocabulary WHERE term = ?")
    var terms: [String] = []
    for form in TermRules.forms {
      let term = writer.stem(word, in: form)
      let count = try items[term] ?? Int.fetchOne(select, arguments: [term]) ?? 0
      items[term] = count
      terms.append(count > 0 ? term : "")
    }
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
