import Language

/// Finds what counts in each clause: the longest phrases first, then words that no phrase covers.
/// A class, so that choosing a language copies one reference and not all tables.
final class ClauseCollector: Sendable {
  let lexicon: SentimentLexicon
  let formations: WordFormation

  init(lexicon: SentimentLexicon, formations: WordFormation) {
    self.lexicon = lexicon
    self.formations = formations
  }

  /// What a word is worth by itself; words that have a value by how they are made are added to
  /// `formed`.
  func value(
    of word: WordBook.Word, in book: WordBook, _ formed: inout [Finding]
  ) -> WordValue {
    if let place = lexicon.place(of: word.hash) {
      return lexicon.entries[place].speaks ? .entry(place) : .none
    }
    guard let finding = formations.finding(book.norm(of: word), in: lexicon) else {
      return .none
    }
    formed.append(finding)
    return .formed(formed.count - 1)
  }

  /// The phrases of a sentence and the tokens that they name.
  struct Phrases: Sendable {
    /// The longest ones, none sharing a word with another, by where they start.
    fileprivate var chosen = ScratchArray<PhraseMatcher.Match>()
    /// The first one that no clause has taken.
    fileprivate var next = 0
    /// A bit for each token of the sentence, 64 at a time; empty where there is no phrase.
    fileprivate var covered = ScratchArray<UInt64>()
    fileprivate var start = 0

    /// Takes the next phrase if it starts before a token.
    fileprivate mutating func next(before end: Int) -> PhraseMatcher.Match? {
      guard next < chosen.count, chosen[next].tokens.lowerBound < end else { return nil }
      next += 1
      return chosen[next - 1]
    }

    /// Whether a phrase names a token.
    @inline(__always)
    fileprivate func covers(_ index: Int) -> Bool {
      let place = index &- start
      return !covered.isEmpty && covered[place >> 6] &>> UInt64(place & 63) & 1 != 0
    }

    /// Notes the tokens that the chosen phrases name, of the sentence `range`.
    fileprivate mutating func cover(_ range: Range<Int>) {
      // A phrase names none beyond the 64 tokens from its first on.
      for _ in 0...range.count >> 6 + 1 { covered.append(0) }
      for match in chosen {
        let place = match.tokens.lowerBound &- range.lowerBound
        covered[place >> 6] |= match.named &<< UInt64(place & 63)
        covered[place >> 6 + 1] |= match.named >> UInt64(64 - place & 63)
      }
    }
  }

  /// Chooses among the phrases of `hits` from `next` on those of a sentence, the tokens `range`.
  func choosePhrases(
    of range: Range<Int>, from hits: LexiconHits, _ next: inout Int, into phrases: inout Phrases
  ) {
    phrases.chosen.removeAll()
    phrases.covered.removeAll()
    phrases.next = 0
    phrases.start = range.lowerBound
    hits.copy(.sentiment, in: range, from: &next, into: &phrases.chosen)
    guard !phrases.chosen.isEmpty else { return }
    choose(&phrases.chosen)
    phrases.cover(range)
  }

  private static let mostPhrases = 256

  /// Keeps the longest matches, none sharing a word with another, by where they start.
  private func choose(_ matches: inout ScratchArray<PhraseMatcher.Match>) {
    guard matches.count > 1 else { return }
    matches.order(by: leads)
    var kept = 0
    for index in 0..<min(matches.count, Self.mostPhrases) {
      let match = matches[index]
      if matches[..<kept].contains(where: { $0.sharesWord(with: match) }) { continue }
      matches[kept] = match
      kept += 1
    }
    matches.keepFirst(kept)
    matches.order { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// Whether the words of `a` count rather than those of `b`: the one that names more, of equals the tighter
  /// one, then the first; of two that name the same one that counts, then the narrower line, then the later
  /// one.
  private func leads(_ a: PhraseMatcher.Match, _ b: PhraseMatcher.Match) -> Bool {
    let (names, others) = (a.named.nonzeroBitCount, b.named.nonzeroBitCount)
    if names != others { return names > others }
    if a.tokens.count != b.tokens.count { return a.tokens.count < b.tokens.count }
    if a.tokens != b.tokens { return a.tokens.lowerBound < b.tokens.lowerBound }
    let (row, other) = (Int(a.row), Int(b.row))
    let speaks = lexicon.entries[row].speaks
    if speaks != lexicon.entries[other].speaks { return speaks }
    let (breadth, otherBreadth) = (lexicon.breadths[row], lexicon.breadths[other])
    return breadth == otherBreadth ? row > other : breadth < otherBreadth
  }

  /// Adds the findings of a clause to `findings`, which was opened for it: phrases, and the words between
  /// them that have a value.
  func collect(
    _ clause: Clause, of list: TokenList, by cards: TokenCards, _ facts: TextFacts,
    _ tongue: Tongue, _ phrases: inout Phrases, into findings: inout FindingList
  ) {
    var hasDoubles = false
    var start = clause.tokens.lowerBound
    while start < clause.tokens.upperBound {
      var valued = cards.marked(in: start..<clause.tokens.upperBound)
      while valued != 0 {
        let index = start &+ valued.trailingZeroBitCount
        valued &= valued &- 1
        addPhrases(to: &findings, before: index + 1, of: &phrases, &hasDoubles)
        if !phrases.covers(index) {
          add(
            facts.value(cards[index], tongue), index, of: list, facts, tongue, to: &findings,
            &hasDoubles)
        }
      }
      start += 64
    }
    addPhrases(to: &findings, before: clause.tokens.upperBound, of: &phrases, &hasDoubles)
    if hasDoubles { resolveDoubles(in: &findings) }
  }

  /// Adds the phrases that start before a token and were not taken yet.
  @inline(__always)
  private func addPhrases(
    to findings: inout FindingList, before end: Int, of phrases: inout Phrases,
    _ hasDoubles: inout Bool
  ) {
    while let match = phrases.next(before: end) {
      add(lexicon.entries[Int(match.row)], match.tokens, to: &findings, &hasDoubles)
    }
  }

  /// Adds a word that has a value.
  private func add(
    _ value: WordValue, _ index: Int, of list: TokenList, _ facts: TextFacts, _ tongue: Tongue,
    to findings: inout FindingList, _ hasDoubles: inout Bool
  ) {
    if !value.isFormed {
      add(lexicon.entries[value.place], index..<index + 1, to: &findings, &hasDoubles)
    } else if list.tokens[index].isWord {
      var finding = facts.formed(value, tongue)
      finding.tokens = index..<index + 1
      findings.append(finding)
    }
  }

  @inline(__always)
  private func add(
    _ entry: SentimentLexicon.Entry, _ tokens: Range<Int>, to findings: inout FindingList,
    _ hasDoubles: inout Bool
  ) {
    guard entry.speaks else { return }
    let valence = entry.valence ?? 0
    if entry.role != nil, valence != 0 { hasDoubles = true }
    findings.append(
      Finding(
        tokens: tokens, valence: valence, value: valence, factor: entry.factor, role: entry.role,
        source: entry.source))
  }

  /// A word that has both a valence and a role plays the role right before a valued word
  /// ("vreselijk aardig"), else it says what it says ("het was vreselijk").
  private func resolveDoubles(in findings: inout FindingList) {
    for index in findings.indices.reversed() where findings[index].role != nil {
      let finding = findings[index]
      guard finding.valence != 0, finding.role != .suggestion else { continue }
      let next = index + 1 < findings.indices.upperBound ? findings[index + 1] : nil
      if let next, next.valence != 0, next.tokens.lowerBound - finding.tokens.upperBound < 1 {
        findings[index].value = 0
      } else {
        findings[index].role = nil
      }
    }
  }
}
