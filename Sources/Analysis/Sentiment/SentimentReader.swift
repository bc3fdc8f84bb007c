import Feedback
import Language

/// Values the clauses of a text and adds them up to the mood of the item: findings from the
/// lexicons, changed by the rules one after another, summed per clause, weighted per sentence, and
/// brought into [-1, 1] by `s / sqrt(s² + damping)`.
struct SentimentReader: Sendable {
  private let dutch: ClauseCollector
  private let english: ClauseCollector
  private let rules: [any ClauseRule]
  private let contrast: ContrastRule
  private let courtesy: CourtesyRule
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
    rules = [
      AnswerRule(weights: weights),
      IntensityRule(weights: weights), ExcessRule(weights: weights),
      NegationRule(weights: weights), MoodRule(weights: weights), EmphasisRule(weights: weights),
      RatingRule(weights: weights),
    ]
    contrast = ContrastRule(weights: weights)
    courtesy = CourtesyRule(boilerplateFile: dutch.lexicon.boilerplateFile)
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
      read(start..<end, of: text, sentence: sentence, into: &readings)
      start = end
    }
    weighEnds(&readings)
    courtesy.apply(to: &readings)
    return readings
  }

  private func read(
    _ clauses: Range<Int>, of text: ParsedText, sentence: Int,
    into readings: inout [ClauseReading]
  ) {
    let language = text.sentenceLanguages[sentence]
    // Emoji and marks speak where no word tells a language.
    guard LanguageCode.analysed.contains(language) || language == .undetermined else {
      for index in clauses { readings.append(ClauseReading(clause: text.clauses[index])) }
      return
    }
    (language == .english ? english : dutch).collect(clauses, of: text, into: &readings)
    for index in clauses {
      // Where nothing was found, only a question may still count.
      guard !readings[index].findings.isEmpty || readings[index].clause.isQuestion else { continue }
      for rule in rules { rule.apply(to: &readings[index], of: text) }
    }
    contrast.apply(to: &readings, clauses)
  }

  /// The first and the last sentence that say something weigh more; closings and neutral remarks
  /// around them change nothing.
  private func weighEnds(_ readings: inout [ClauseReading]) {
    guard let first = readings.firstIndex(where: says), let last = readings.lastIndex(where: says)
    else { return }
    let (opening, closing) = (readings[first].clause.sentence, readings[last].clause.sentence)
    guard opening != closing else { return }
    for index in readings.indices {
      if readings[index].clause.sentence == opening, weights.firstSentence != 1 {
        readings[index].weight *= weights.firstSentence
        readings[index].rules.append(.opening)
      } else if readings[index].clause.sentence == closing, weights.lastSentence != 1 {
        readings[index].weight *= weights.lastSentence
        readings[index].rules.append(.closing)
      }
    }
  }

  /// Whether a clause has a word that counts, other than thanks.
  private func says(_ reading: ClauseReading) -> Bool {
    reading.findings.contains { $0.isValued && !courtesy.isThanks($0) }
  }

  private func sentiment(_ sum: Double) -> Sentiment {
    let score = Score(clamping: sum / (sum * sum + weights.damping).squareRoot())
    let label: SentimentLabel =
      score.value > weights.neutralCentre + weights.neutralBand
      ? .positive
      : score.value < weights.neutralCentre - weights.neutralBand ? .negative : .neutral
    return Sentiment(score: score, label: label)
  }
}
