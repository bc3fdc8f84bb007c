import Feedback

/// Tells which language a text is in, from `Lexicons/languages/`: a naive Bayes reading in which
/// every word votes, a function word by the weight it has in the table, any other by its letters.
///
/// Made for five-word texts: the weights are logarithms of odds against the other languages, so
/// that one sure word ("kamer") outweighs three that both languages have. Names and numbers vote
/// for none.
package struct LanguageIdentifier: Sendable {
  /// The languages of the tables, in the order of their columns.
  package let languages: [LanguageCode]
  private var words = WordIndex()
  private var wordWeights: [LanguageWeights] = []
  private var grams = WordIndex()
  private var gramWeights: [LanguageWeights] = []
  /// What is added once for a text, from the row `*`: how common the languages are among customers.
  private var prior = LanguageWeights()

  /// Reads `languages/words.tsv` and `languages/letters.tsv`: their first column is a word or a run
  /// of letters, the others hold a weight a language; the first row names the languages.
  ///
  /// - Throws: ``LexiconError`` where a weight is no number.
  package init(library: LexiconLibrary) throws(LexiconError) {
    let wordTable = library.table("languages/words.tsv")
    let gramTable = library.table("languages/letters.tsv")
    languages =
      wordTable.rows.isEmpty
      ? []
      : (1..<wordTable.rows[0].fieldCount).map {
        LanguageCode(rawValue: wordTable.string(0, $0))
      }
    guard languages.count <= LanguageWeights.capacity else {
      throw LexiconError(file: wordTable.path, reason: "there are more than twelve languages")
    }
    try Self.read(wordTable, languages.count, into: &words, &wordWeights)
    prior = words[hash: WordHash.of("*")].map { wordWeights[Int($0)] } ?? prior
    try Self.read(gramTable, languages.count, into: &grams, &gramWeights)
  }

  private static func read(
    _ table: LexiconTable, _ count: Int, into index: inout WordIndex,
    _ weights: inout [LanguageWeights]
  ) throws(LexiconError) {
    for row in table.rows.indices.dropFirst() {
      index.set(table.keyHash(row), to: UInt32(weights.count))
      var weight = LanguageWeights()
      for column in 0..<count { weight[column] = Float(try table.number(row, column + 1)) }
      weights.append(weight)
    }
  }

  /// What a text's words say together.
  package struct Votes: Sendable, Equatable {
    /// The sum of weights by language, in the order of ``LanguageIdentifier/languages``.
    var sums = LanguageWeights()
    /// How many words voted.
    package var voters = 0

    package init() {}

    /// The votes of two texts together.
    package static func + (a: Votes, b: Votes) -> Votes {
      var both = a
      both.sums += b.sums
      both.voters += b.voters
      return both
    }
  }

  /// The language that `votes` are for and how far it is ahead of the next; nil where no word
  /// voted.
  package func best(_ votes: Votes) -> (language: LanguageCode, lead: Float)? {
    guard votes.voters > 0, !languages.isEmpty else { return nil }
    var sums = votes.sums
    sums += prior
    var top = 0
    for index in languages.indices where sums[index] > sums[top] { top = index }
    var second = -Float.infinity
    for index in languages.indices where index != top { second = max(second, sums[index]) }
    return (languages[top], sums[top] - second)
  }

  /// The language of a range of tokens; ``Feedback/LanguageCode/undetermined`` where no word votes.
  package func language(of list: TokenList, _ range: Range<Int>) -> LanguageCode {
    language(for: votes(of: list, range))
  }

  /// The language of the whole text.
  package func language(of list: TokenList) -> LanguageCode { language(of: list, 0..<list.count) }

  /// The language that `votes` are for; ``Feedback/LanguageCode/undetermined`` where no word voted.
  package func language(for votes: Votes) -> LanguageCode {
    best(votes)?.language ?? .undetermined
  }

  /// The votes of a range of tokens; at most the first 512 words vote.
  package func votes(of list: TokenList, _ range: Range<Int>) -> Votes {
    var votes = Votes()
    for index in range where list[index].kind == .word || list[index].kind == .hashtag {
      if vote(of: index, in: list, adding: &votes.sums) { votes.voters += 1 }
      if votes.voters == 512 { break }
    }
    return votes
  }

  /// Adds the votes of one word; false where it says nothing.
  private func vote(
    of index: Int, in list: TokenList, adding sums: inout LanguageWeights
  ) -> Bool {
    if let word = words[hash: list[index].hash] {
      sums += wordWeights[Int(word)]
      return true
    }
    guard let votes = letterVotes(of: index, in: list) else { return false }
    // A capital inside a sentence is likely to be a name, or German.
    let isName =
      list[index].flags.contains(.capitalised) && index > 0 && list[index - 1].kind == .word
    sums += isName ? votes.scaled(by: 0.6) : votes
    return true
  }

  /// No word's letters outvote a sure word.
  private static let strongest: Float = 4

  /// The votes of a word's runs of two to four letters, the edges of the word marked by spaces; nil
  /// where no run is known.
  private func letterVotes(of index: Int, in list: TokenList) -> LanguageWeights? {
    guard list.normCount(index) > 1 else { return nil }
    return list.withNorm(index) { norm in
      let last = min(norm.count, 24)
      var sum = LanguageWeights()
      var isKnown = false
      for start in -1..<last {
        var hash = WordHash()
        for end in start..<min(start + 4, last + 1) {
          hash.add(end < 0 || end >= last ? 0x20 : norm[end])
          guard end > start, let gram = grams[hash: hash.value] else { continue }
          isKnown = true
          sum += gramWeights[Int(gram)]
        }
      }
      return isKnown ? sum.limited(to: Self.strongest) : nil
    }
  }
}
