import Feedback

/// Finds phrases that deserve a lexicon line: those that stand in texts whose sum is too high, or
/// too low, more often than chance would have it.
struct PhraseFinder {
  /// What is known of a phrase.
  private struct Count {
    var texts = 0
    var pull = 0.0
    var variance = 0.0
    var value = 0.0
    var length = 1
    var lastText = -1
  }

  private struct Phrase: Hashable {
    var language: LanguageCode
    var words: String
  }

  private var counts: [Phrase: Count] = [:]
  private var texts = 0
  /// The square of how many standard deviations a phrase must be from chance.
  private static let leastScore = 9.0
  /// Letters of a new entry of one word.
  private static let shortestWord = 3

  /// Counts the phrases of one text, each once.
  mutating func add(_ phrases: [TextEvidence.Phrase], pull: Double) {
    for phrase in phrases where phrase.length > 1 || phrase.words.utf8.count >= Self.shortestWord {
      let key = Phrase(language: phrase.language, words: phrase.words)
      var count = counts[key] ?? Count()
      guard count.lastText != texts else { continue }
      count.lastText = texts
      count.texts += 1
      count.pull -= pull
      count.variance += pull * pull
      count.value += phrase.value
      count.length = phrase.length
      counts[key] = count
    }
    texts += 1
  }

  /// Lines for the phrases that are furthest from chance, with what their words count for now.
  func lines(leastTexts: Int, most: Int) -> [FittedLexicon.Line] {
    let ranked = counts.filter {
      $0.value.texts >= leastTexts && score($0.value) >= Self.leastScore
    }.sorted {
      let (a, b) = (score($0.value), score($1.value))
      return a == b ? $0.key.words < $1.key.words : a > b
    }
    return ranked.prefix(most).map { phrase, count in
      let start = count.value / Double(count.texts)
      // A line of 0 would shield its words and count nowhere.
      let value = abs(start) < 0.05 ? (count.pull < 0 ? -0.05 : 0.05) : start
      return FittedLexicon.Line(
        path: "\(phrase.language.rawValue)/cues.tsv", key: phrase.words,
        value: min(4, max(-4, value)), inflection: count.length > 1 ? "expr" : "fixed", before: nil,
        texts: count.texts)
    }
  }

  /// The score statistic (Rao): the square of the summed pull by its variance.
  private func score(_ count: Count) -> Double {
    count.variance == 0 ? 0 : count.pull * count.pull / count.variance
  }
}
