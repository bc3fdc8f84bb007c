import Feedback
import Language

/// Values the clauses of a text and adds them up to the mood of the item: findings from the
/// lexicons, changed by the rules one after another, summed per clause, weighted per sentence, and
/// brought into [-1, 1] by `s / sqrt(s² + damping)`.
final class SentimentReader: Sendable {
  let dutch: Deferred<ClauseCollector>
  let english: Deferred<ClauseCollector>
  /// These alone, for texts that are read for their mood only.
  private let lexicons: BothLexicons
  private let answer: AnswerRule
  private let intensity: IntensityRule
  private let excess: ExcessRule
  private let negation: NegationRule
  private let mood: MoodRule
  private let emphasis: EmphasisRule
  private let rating: RatingRule
  private let contrast: ContrastRule
  private let courtesy: CourtesyRule
  private let weights: ScoringWeights

  /// What a reader finds in a text.
  struct Scratch: Sendable {
    fileprivate var dutch: ClauseCollector?
    fileprivate var english: ClauseCollector?
    fileprivate var phrases = ClauseCollector.Phrases()
    /// The first of the text's phrases that no sentence has taken.
    fileprivate var next = 0
    fileprivate var findings = FindingList()
    fileprivate var moods = ScratchArray<ClauseMood>()
  }

  init(lexicons: Lexicons) throws(LexiconError) {
    let weights = try ScoringWeights(lexicons.library.table("scoring.tsv"))
    self.weights = weights
    dutch = try Deferred(in: lexicons.library) { () throws(LexiconError) in
      try Self.collector(.dutch, lexicons, compound: weights.compound)
    }
    english = try Deferred(in: lexicons.library) { () throws(LexiconError) in
      try Self.collector(.english, lexicons, compound: weights.compound)
    }
    self.lexicons = BothLexicons(
      dutch: LanguageLexicons(sentiment: dutch), english: LanguageLexicons(sentiment: english))
    answer = AnswerRule(weights: weights)
    intensity = IntensityRule(weights: weights)
    excess = ExcessRule(weights: weights)
    negation = NegationRule(weights: weights)
    mood = MoodRule(weights: weights)
    emphasis = EmphasisRule(weights: weights)
    rating = try RatingRule(weights: weights, library: lexicons.library)
    contrast = ContrastRule(weights: weights)
    courtesy = CourtesyRule()
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

  /// Reads `text` and gives the mood of the item and of each of its clauses.
  func read(_ text: ParsedText) -> (item: Sentiment, clauses: [Sentiment]) {
    let scratch = scratch(of: text)
    return (
      sentiment(sum(scratch)), text.clauses.indices.map { clauseSentiment($0, scratch) }
    )
  }

  /// The clauses with what was found in them and what they count for.
  func readings(of text: ParsedText) -> [ClauseReading] {
    let scratch = scratch(of: text)
    return zip(text.clauses, scratch.moods).map { clause, mood in
      ClauseReading(
        clause: clause, findings: Array(scratch.findings.all[mood.findings]), weight: mood.weight,
        rules: mood.rules)
    }
  }

  /// The item's sum: each clause's by its weight.
  func sum(of readings: [ClauseReading]) -> Double {
    readings.reduce(0) { $0 + $1.sum * $1.weight }
  }

  /// The lexicon that sentences of a language are read with.
  func lexicon(_ language: LanguageCode) -> SentimentLexicon {
    (language == .english ? english : dutch).value.lexicon
  }

  private func scratch(of text: ParsedText) -> Scratch {
    var facts = TextFacts()
    var hits = LexiconHits()
    facts.read(text, by: lexicons, &hits)
    var scratch = Scratch()
    read(text, by: facts, hits, &scratch)
    return scratch
  }

  // MARK: In place

  /// Finds and weighs what counts in `text`.
  func read(
    _ text: ParsedText, by facts: TextFacts, _ hits: LexiconHits, _ scratch: inout Scratch
  ) {
    scratch.findings.removeAll()
    scratch.moods.removeAll()
    scratch.next = 0
    var start = 0
    while start < text.clauses.count {
      let sentence = text.clauses[start].sentence
      var end = start + 1
      while end < text.clauses.count, text.clauses[end].sentence == sentence { end += 1 }
      read(start..<end, of: text, text.tongues[sentence], by: facts, hits, &scratch)
      start = end
    }
    guard !scratch.findings.all.isEmpty else { return }
    weighEnds(of: text.clauses, &scratch)
    courtesy.apply(to: &scratch.findings, of: scratch.moods)
    for mood in scratch.moods.indices where !scratch.moods[mood].findings.isEmpty {
      scratch.moods[mood].sum = scratch.findings.sum(scratch.moods[mood].findings)
    }
  }

  /// The mood of the text that was read last.
  func itemSentiment(_ scratch: Scratch) -> Sentiment { sentiment(sum(scratch)) }

  /// The mood of one of its clauses.
  func clauseSentiment(_ clause: Int, _ scratch: Scratch) -> Sentiment {
    sentiment(scratch.moods[clause].sum)
  }

  private func sum(_ scratch: Scratch) -> Double {
    var sum = 0.0
    for mood in scratch.moods { sum += mood.sum * mood.weight }
    return sum
  }

  private func read(
    _ clauses: Range<Int>, of text: ParsedText, _ tongue: Tongue, by facts: TextFacts,
    _ hits: LexiconHits, _ scratch: inout Scratch
  ) {
    guard tongue != .other else {
      for _ in clauses { scratch.moods.append(ClauseMood(findings: 0..<0)) }
      return
    }
    collect(clauses, of: text, tongue, by: facts, hits, &scratch)
    if clauses.count > 1 || text.clauses[clauses.lowerBound].link != .none {
      contrast.apply(to: &scratch.moods, clauses, of: text.clauses)
    }
  }

  private func collect(
    _ clauses: Range<Int>, of text: ParsedText, _ tongue: Tongue, by facts: TextFacts,
    _ hits: LexiconHits, _ scratch: inout Scratch
  ) {
    let collector =
      tongue == .english ? english.value(&scratch.english) : dutch.value(&scratch.dutch)
    let start = text.clauses[clauses.lowerBound].tokens.lowerBound
    let end = text.clauses[clauses.upperBound - 1].tokens.upperBound
    collector.choosePhrases(
      of: start..<end, from: hits, &scratch.next, into: &scratch.phrases)
    for index in clauses {
      scratch.findings.openClause()
      collector.collect(
        text.clauses[index], of: text.tokens, by: hits.cards, facts, tongue,
        &scratch.phrases, into: &scratch.findings)
      apply(to: &scratch.findings, of: text.clauses[index], in: text)
      scratch.moods.append(ClauseMood(findings: scratch.findings.indices))
    }
  }

  /// Lets the rules change what was found in a clause, one after another. Where nothing was found,
  /// only a question may still count.
  private func apply(
    to findings: inout FindingList, of clause: Clause, in text: ParsedText
  ) {
    guard !findings.isEmpty || clause.isQuestion else { return }
    // Most findings act on no other.
    let hasRoles = !findings.roles.isEmpty
    if hasRoles {
      answer.apply(to: &findings, of: clause, in: text)
      intensity.apply(to: &findings, of: clause, in: text)
      excess.apply(to: &findings, of: clause, in: text)
      negation.apply(to: &findings, of: clause, in: text)
    }
    mood.apply(to: &findings, of: clause, in: text)
    emphasis.apply(to: &findings, of: clause, in: text)
    if hasRoles { rating.apply(to: &findings, of: clause, in: text) }
  }

  /// The first and the last sentence that say something weigh more; closings and neutral remarks
  /// around them change nothing.
  private func weighEnds(of clauses: ScratchArray<Clause>, _ scratch: inout Scratch) {
    guard clauses[0].sentence != clauses[clauses.count - 1].sentence else { return }
    guard let first = scratch.moods.firstIndex(where: { says($0, scratch.findings) }),
      let last = scratch.moods.lastIndex(where: { says($0, scratch.findings) })
    else { return }
    let (opening, closing) = (clauses[first].sentence, clauses[last].sentence)
    guard opening != closing else { return }
    for index in clauses.indices {
      if clauses[index].sentence == opening, weights.firstSentence != 1 {
        scratch.moods[index].weight *= weights.firstSentence
        scratch.moods[index].rules.append(.opening)
      } else if clauses[index].sentence == closing, weights.lastSentence != 1 {
        scratch.moods[index].weight *= weights.lastSentence
        scratch.moods[index].rules.append(.closing)
      }
    }
  }

  /// Whether a clause has a word that counts, other than thanks.
  private func says(_ mood: ClauseMood, _ findings: FindingList) -> Bool {
    mood.findings.contains { findings[$0].isValued && !courtesy.isThanks(findings[$0]) }
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
