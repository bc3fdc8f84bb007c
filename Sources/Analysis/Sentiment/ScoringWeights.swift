import Language

/// The numbers of the scoring rules, from `scoring.tsv`: names and values are described in
/// `Lexicons/README.md`.
struct ScoringWeights: Sendable {
  private(set) var negatedPositive = 0.0
  private(set) var negatedNegative = 0.0
  private(set) var bareNegation = 0.0
  private(set) var excessPositive = 0.0
  private(set) var excessNeutral = 0.0
  private(set) var wish = 0.0
  private(set) var wishPositive = 0.0
  private(set) var conditionPositive = 0.0
  private(set) var conditionNegative = 0.0
  private(set) var questionPositive = 0.0
  private(set) var questionNegative = 0.0
  private(set) var question = 0.0
  private(set) var contrastAfter = 0.0
  private(set) var contrastBefore = 0.0
  private(set) var concession = 0.0
  private(set) var capitals = 0.0
  private(set) var exclamation = 0.0
  private(set) var rating = 0.0
  private(set) var firstSentence = 0.0
  private(set) var lastSentence = 0.0
  private(set) var damping = 0.0
  private(set) var neutralCentre = 0.0
  private(set) var neutralBand = 0.0
  private(set) var negationReach = 0.0
  private(set) var negationBack = 0.0
  private(set) var intensityReach = 0.0
  private(set) var excessReach = 0.0
  private(set) var compound = 0.0
  private(set) var answerNothing = 0.0

  private static let names: [(String, WritableKeyPath<ScoringWeights, Double> & Sendable)] = [
    ("negated-positive", \.negatedPositive), ("negated-negative", \.negatedNegative),
    ("bare-negation", \.bareNegation), ("negation-reach", \.negationReach),
    ("negation-back", \.negationBack), ("intensity-reach", \.intensityReach),
    ("excess-positive", \.excessPositive), ("excess-neutral", \.excessNeutral),
    ("excess-reach", \.excessReach), ("wish", \.wish), ("wish-positive", \.wishPositive),
    ("condition-positive", \.conditionPositive), ("condition-negative", \.conditionNegative),
    ("question-positive", \.questionPositive), ("question-negative", \.questionNegative),
    ("question", \.question), ("contrast-after", \.contrastAfter),
    ("contrast-before", \.contrastBefore), ("concession", \.concession),
    ("capitals", \.capitals), ("exclamation", \.exclamation), ("rating", \.rating),
    ("compound", \.compound), ("first-sentence", \.firstSentence),
    ("last-sentence", \.lastSentence), ("damping", \.damping),
    ("neutral-centre", \.neutralCentre), ("neutral-band", \.neutralBand),
    ("answer-nothing", \.answerNothing),
  ]

  /// Reads name, tab, value.
  ///
  /// - Throws: ``LexiconError`` at an unknown name, or where a name has no row.
  init(_ table: LexiconTable) throws(LexiconError) {
    var missing = Set(Self.names.map(\.0))
    for row in table.rows.indices {
      let name = table.string(row, 0)
      guard let path = Self.names.first(where: { $0.0 == name })?.1 else {
        throw table.error(row, "no rule has a weight of this name")
      }
      self[keyPath: path] = try table.number(row, 1)
      missing.remove(name)
    }
    guard missing.isEmpty else {
      throw LexiconError(
        file: table.path, reason: "no row for \(missing.sorted().joined(separator: ", "))")
    }
  }
}
