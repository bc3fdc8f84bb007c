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

  /// Adds the findings of the clauses `clauses`, which make up one sentence, to `readings`.
  func collect(
    _ clauses: Range<Int>, of text: ParsedText, into readings: inout [ClauseReading]
  ) {
    guard let first = clauses.first, let last = clauses.last else { return }
    let range = text.clauses[first].tokens.lowerBound..<text.clauses[last].tokens.upperBound
    let matches = chosen(lexicon.phrases.matches(in: text.tokens, range))
    let covered = covered(range, by: matches)
    for clause in clauses {
      var reading = ClauseReading(clause: text.clauses[clause])
      let tokens = reading.clause.tokens
      var next = matches.firstIndex { $0.tokens.lowerBound >= tokens.lowerBound }
      for index in tokens {
        while let place = next, place < matches.count,
          matches[place].tokens.lowerBound == index
        {
          add(lexicon.entries[matches[place].row], matches[place].tokens, to: &reading)
          next = place + 1
        }
        if covered.isEmpty || !covered[index - range.lowerBound] {
          addWord(index, of: text.tokens, to: &reading)
        }
      }
      resolveDoubles(in: &reading)
      readings.append(reading)
    }
  }

  /// The longest matches, none sharing a word with another, by where they start.
  private func chosen(_ matches: [PhraseMatcher.Match]) -> [PhraseMatcher.Match] {
    guard matches.count > 1 else { return matches }
    let ranked = matches.sorted {
      ($0.named.nonzeroBitCount, $1.tokens.count, $1.tokens.lowerBound)
        > ($1.named.nonzeroBitCount, $0.tokens.count, $0.tokens.lowerBound)
    }
    var kept: [PhraseMatcher.Match] = []
    for match in ranked.prefix(256)
    where !kept.contains(where: { other in
      other.tokens.overlaps(match.tokens)
        && match.tokens.contains { match.names($0) && other.names($0) }
    }) {
      kept.append(match)
    }
    return kept.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// Which tokens a match names, from the start of the range; empty where there is no match.
  private func covered(_ range: Range<Int>, by matches: [PhraseMatcher.Match]) -> [Bool] {
    guard !matches.isEmpty else { return [] }
    var covered = Array(repeating: false, count: range.count)
    for match in matches {
      for index in match.tokens where match.names(index) {
        covered[index - range.lowerBound] = true
      }
    }
    return covered
  }

  private func addWord(_ index: Int, of tokens: TokenList, to reading: inout ClauseReading) {
    if let entry = lexicon.entry(tokens.tokens[index].hash) {
      add(entry, index..<index + 1, to: &reading)
    } else if tokens.tokens[index].isWord,
      let finding = formations.finding(at: index, of: tokens, in: lexicon)
    {
      reading.add(finding)
    }
  }

  private func add(
    _ entry: SentimentLexicon.Entry, _ tokens: Range<Int>, to reading: inout ClauseReading
  ) {
    guard entry.role != nil || entry.valence ?? 0 != 0 else { return }
    reading.add(
      Finding(
        tokens: tokens, valence: entry.valence ?? 0, value: entry.valence ?? 0, role: entry.role,
        factor: entry.factor, source: entry.source))
  }

  /// A word that has both a valence and a role plays the role right before a valued word
  /// ("vreselijk aardig"), else it says what it says ("het was vreselijk").
  private func resolveDoubles(in reading: inout ClauseReading) {
    for index in reading.findings.indices.reversed() where reading.findings[index].role != nil {
      let finding = reading.findings[index]
      guard finding.valence != 0, finding.role != .suggestion else { continue }
      let next = index + 1 < reading.findings.count ? reading.findings[index + 1] : nil
      if let next, next.valence != 0, next.tokens.lowerBound - finding.tokens.upperBound < 1 {
        reading.findings[index].value = 0
      } else {
        reading.findings[index].role = nil
      }
    }
  }
}
