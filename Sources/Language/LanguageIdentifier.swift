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
  private var runs = LetterRuns()
  private var runWeights: [LanguageWeights] = []
  /// What is added once for a text, from the row `*`: how common the languages are among customers.
  private var prior = LanguageWeights()

  /// Reads `languages/words.tsv` and `languages/letters.tsv`: their first column is a word or a run
  /// of letters, the others hold a weight a language; the first row names the languages.
  ///
  /// - Throws: ``LexiconError`` where a weight is no number.
  package init(library: LexiconLibrary) throws(LexiconError) {
    let wordTable = library.table("languages/words.tsv")
    let runTable = library.table("languages/letters.tsv")
    languages =
      wordTable.rows.isEmpty
      ? []
      : (1..<wordTable.rows[0].fieldCount).map {
        LanguageCode(rawValue: wordTable.string(0, $0))
      }
    guard languages.count <= LanguageWeights.capacity else {
      throw LexiconError(file: wordTable.path, reason: "there are more than twelve languages")
    }
    wordWeights = try Self.weights(wordTable, languages.count)
    words = WordIndex(capacity: wordWeights.count)
    for (number, row) in wordTable.rows.indices.dropFirst().enumerated() {
      words.set(wordTable.keyHash(row), to: UInt32(number))
    }
    prior = words[hash: WordHash.of("*")].map { wordWeights[Int($0)] } ?? prior
    runWeights = try Self.weights(runTable, languages.count)
    for (number, row) in runTable.rows.indices.dropFirst().enumerated()
    where !runs.insert(runTable.field(row, 0), number) {
      throw runTable.error(row, "a run has two to four letters a to z, apostrophes or spaces")
    }
  }

  private static func weights(
    _ table: LexiconTable, _ count: Int
  ) throws(LexiconError) -> [LanguageWeights] {
    var weights: [LanguageWeights] = []
    weights.reserveCapacity(table.rows.count)
    for row in table.rows.indices.dropFirst() {
      var weight = LanguageWeights()
      for column in 0..<count { weight[column] = Float(try table.number(row, column + 1)) }
      weights.append(weight)
    }
    return weights
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
    leader(votes).map { (languages[$0.place], $0.lead) }
  }

  /// The place among ``languages`` of the one that `votes` are for, and how far it is ahead of the
  /// next; nil where no word voted.
  package func leader(_ votes: Votes) -> (place: Int, lead: Float)? {
    guard votes.voters > 0, !languages.isEmpty else { return nil }
    var sums = votes.sums
    sums += prior
    let (top, lead) = sums.leader(of: languages.count)
    return (top, lead)
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

  /// What one word says of the language, wherever it stands.
  fileprivate enum Ballot: UInt8, Sendable {
    /// Votes for no language.
    case blank
    /// Stands in the table.
    case word
    /// Votes by its letters.
    case letters
  }

  /// The ballots of words by their numbers in a ``WordBook``. What most words of a text need lies apart,
  /// so that it takes few cache lines.
  package struct BallotBox: Sendable {
    fileprivate var ballots: [Ballot] = []
    fileprivate var weights: [LanguageWeights] = []
    private var edition = 0

    package init() {}

    /// Adds the ballots of the words that were entered in `book` since the last time.
    package mutating func collect(from book: WordBook, by identifier: LanguageIdentifier) {
      if edition != book.edition {
        ballots.removeAll(keepingCapacity: true)
        weights.removeAll(keepingCapacity: true)
      }
      edition = book.edition
      while ballots.count < book.words.count {
        let word = book.words[ballots.count]
        let (ballot, weight) = identifier.ballot(word.hash, book.norm(of: word))
        ballots.append(ballot)
        weights.append(weight)
      }
    }
  }

  private func ballot(_ hash: UInt64, _ norm: Span<UInt8>) -> (Ballot, LanguageWeights) {
    if let word = words[hash: hash] { return (.word, wordWeights[Int(word)]) }
    guard let letters = letterVotes(of: norm) else { return (.blank, LanguageWeights()) }
    return (.letters, letters)
  }

  /// The most words of a range that vote.
  private static let mostVoters = 512
  /// What the letters of a likely name count for.
  private static let nameShare: Float = 0.6

  /// The votes of a range of tokens that were entered in a book; at most the first 512 words vote.
  package func votes(of list: TokenList, _ range: Range<Int>, by box: BallotBox) -> Votes {
    var votes = Votes()
    let tokens = list.tokens.span
    let ballots = box.ballots.span
    let weights = box.weights.span
    precondition(range.lowerBound >= 0 && range.upperBound <= tokens.count, "a range of the tokens")
    var wasWord = range.lowerBound > 0 && tokens[range.lowerBound - 1].isWord
    for index in range {
      let token = tokens[unchecked: index]
      let isName = wasWord && token.flags.contains(.capitalised)
      wasWord = token.isWord
      guard token.isWord || token.kind == .hashtag else { continue }
      let place = Int(token.word)
      let ballot = ballots[place]
      if ballot == .blank { continue }
      // A capital inside a sentence is likely to be a name, or German.
      let weight = weights[unchecked: place]
      votes.sums += isName && ballot == .letters ? weight.scaled(by: Self.nameShare) : weight
      votes.voters += 1
      if votes.voters == Self.mostVoters { break }
    }
    return votes
  }

  /// The votes of a range of tokens.
  package func votes(of list: TokenList, _ range: Range<Int>) -> Votes {
    var list = list
    var book = WordBook()
    var box = BallotBox()
    book.enter(&list, range)
    box.collect(from: book, by: self)
    return votes(of: list, range, by: box)
  }

  /// No word's letters outvote a sure word.
  private static let strongest: Float = 4

  /// The votes of a word's runs of two to four letters, the edges of the word marked by spaces; nil
  /// where no run is known.
  private func letterVotes(of norm: Span<UInt8>) -> LanguageWeights? {
    guard norm.count > 1 else { return nil }
    let last = min(norm.count, Self.longestWord)
    var sum = LanguageWeights()
    var isKnown = false
    var window = LetterRuns.edge
    for place in 0..<3 { window = window << 5 | Self.code(place, of: norm, last) }
    for place in 0...last {
      let runs = runs.numbers(at: window)
      if runs.two >= 0 { sum += runWeights[runs.two] }
      if runs.three >= 0 { sum += runWeights[runs.three] }
      if runs.four >= 0 { sum += runWeights[runs.four] }
      isKnown = isKnown || runs.two & runs.three & runs.four >= 0
      window = window << 5 | Self.code(place + 3, of: norm, last)
    }
    return isKnown ? sum.limited(to: Self.strongest) : nil
  }

  /// The letters of a word that are looked at.
  private static let longestWord = 24

  /// The code of a letter of the word, whose edge is at `last`.
  @inline(__always)
  private static func code(_ place: Int, of norm: Span<UInt8>, _ last: Int) -> UInt32 {
    place < last
      ? LetterRuns.code(norm[place]) : place == last ? LetterRuns.edge : LetterRuns.none
  }
}
