import Feedback
import Language

/// Values the clauses of a text and adds them up to the mood of the item: findings from the
/// lexicons, changed by the rules one after another, summed per clause, weighted per sentence, and
/// brought into [-1, 1] by `s / sqrt(s² + damping)`.
struct SentimentReader: Sendable {
  private let dutch: ClauseCollector
  private let english: ClauseCollector
  private let rules: [any ClauseRule]
  /// The last of ``rules``, which needs no finding to act on.
  private let rating: RatingRule
  private let contrast: ContrastRule
  private let weights: ScoringWeights

  /// The mood of the item and of each of its clauses, in their order.
  struct Moods: Sendable {
    var item: Sentiment
    var clauses: [Sentiment]
  }

  init(lexicons: Lexicons) throws(LexiconError) {
    weights = try ScoringWeights(lexicons.library.table("scoring.tsv"))
    dutch = try Self.collector(.dutch, lexicons, compound: weights.compound)
    english = try Self.collector(.english, lexicons, compound: weights.compound)
    rating = RatingRule(weights: weights)
    rules = [
      AnswerRule(weights: weights),
      IntensityRule(weights: weights), ExcessRule(weights: weights),
      NegationRule(weights: weights), MoodRule(weights: weights), EmphasisRule(weights: weights),
      rating,
    ]
    contrast = ContrastRule(weights: weights)
  }

  private static func collector(
    _ language: LanguageCode, _ lexicons: Lexicons, compound: Double
  ) throws(LexiconError) -> ClauseCollector {
    let lexicon = try SentimentLexicon(language, lexicons: lexicons)
    var splitter: CompoundSplitter?
    if language == .dutch {
      let parts = lexicons.library.table("nl/compounds.tsv")
      splitter = CompoundSplitter(
        words: lexicon.valuedWords + parts.rows.indices.map(parts.keyHash))
    }
    let formations = try WordFormation(
      lexicons.library.table("\(language.rawValue)/formations.tsv"), splitter: splitter,
      compound: compound)
    return ClauseCollector(lexicon: lexicon, formations: formations)
  }

  func read(_ text: ParsedText) -> Moods {
    let readings = readings(of: text)
    return Moods(item: sentiment(sum(of: readings)), clauses: readings.map { sentiment($0.sum) })
  }

  /// The item's sum: each clause's by its weight.
  func sum(of readings: [ClauseReading]) -> Double {
    readings.reduce(0) { $0 + $1.sum * $1.weight }
  }

  /// The lexicon that sentences of a language are read with.
  func lexicon(_ language: LanguageCode) -> SentimentLexicon {
    language == .english ? english.lexicon : dutch.lexicon
  }

  /// The clauses with what was found in them and what they count for.
  func readings(of text: ParsedText) -> [ClauseReading] {
    var readings: [ClauseReading] = []
    readings.reserveCapacity(text.clauses.count)
    var start = 0
    while start < text.clauses.count {
      let sentence = text.clauses[start].sentence
      var end = start + 1
      while end < text.clauses.count, text.clauses[end].sentence == sentence { end += 1 }
      readings += read(text.clauses[start..<end], of: text, sentence: sentence)
      start = end
    }
    return readings
  }

  private func read(
    _ clauses: ArraySlice<Clause>, of text: ParsedText, sentence: Int
  ) -> [ClauseReading] {
    let language = text.sentenceLanguages[sentence]
    // Emoji and marks speak where no word tells a language.
    guard LanguageCode.analysed.contains(language) || language == .undetermined else {
      return clauses.map { ClauseReading(clause: $0) }
    }
    var readings = (language == .english ? english : dutch).collect(clauses, of: text)
    for index in readings.indices {
      // Where nothing was found, only a question or a mark in digits may still count.
      let isEmpty = readings[index].findings.isEmpty && !readings[index].clause.isQuestion
      if isEmpty {
        rating.apply(to: &readings[index], of: text)
      } else {
        for rule in rules { rule.apply(to: &readings[index], of: text) }
      }
    }
    contrast.apply(to: &readings)
    let count = text.tokens.sentences.count
    guard count > 1, sentence == 0 || sentence == count - 1 else { return readings }
    let (factor, rule): (Double, ScoringRule) =
      sentence == 0 ? (weights.firstSentence, .opening) : (weights.lastSentence, .closing)
    for index in readings.indices where factor != 1 {
      readings[index].weight *= factor
      readings[index].rules.append(rule)
    }
    return readings
  }

  private func sentiment(_ sum: Double) -> Sentiment {
    let score = Score(clamping: sum / (sum * sum + weights.damping).squareRoot())
    let label: SentimentLabel =
      score.value > weights.neutralBand
      ? .positive : score.value < -weights.neutralBand ? .negative : .neutral
    return Sentiment(score: score, label: label)
  }
}
