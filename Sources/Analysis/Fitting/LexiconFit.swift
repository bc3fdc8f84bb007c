import Feedback
import Language

/// Fits valences, and new entries of one to three words, to labelled texts; the lexicons that it is
/// given are the prior.
///
/// Two readings: the first finds phrases that pull a text's sum the wrong way and enters them with
/// what their words count for now; the second takes every text apart with those entries in place,
/// so that longest match, negation and all other rules act as they will, and fits all valences at
/// once. ``cross(_:folds:)`` does the same on all texts but one part, and reads that part.
package struct LexiconFit {
  /// How freely a fit may move.
  package struct Settings: Sendable {
    /// Standard deviation of the prior of a valence.
    package var leeway = 0.6
    /// The same for a new entry.
    package var newLeeway = 0.6
    /// Texts that must have a phrase before it may become an entry.
    package var leastTexts = 5
    /// New entries at most.
    package var mostNew = 250
    /// From 0, every text counts alike, to 1, every label does.
    package var evenness = 0.6
    /// What the edges of the neutral band do; written where all texts share them.
    package var cutting = OrdinalModel.Cutting.shared

    package init() {}
  }

  /// Fewer texts than this say little: valences then move the less, the fewer there are.
  package static let fewTexts = 500
  /// Texts, and texts of each label, that must be there before the neutral band may move: on fewer it
  /// follows the chance mix of their labels.
  package static let leastForBand = (texts: 300, ofEachLabel: 30)

  /// Makes lexicons with the lines of a fit laid over those that are the prior.
  package typealias Loading = (FittedLexicon) throws -> Lexicons

  private let settings: Settings
  private let load: Loading

  package init(settings: Settings = Settings(), load: @escaping Loading) {
    self.settings = settings
    self.load = load
  }

  /// How the texts are read before and after a fit, each read by a fit that has not seen it.
  package struct Outcome: Sendable {
    package var before = LabelScores()
    package var after = LabelScores()
  }

  /// The lines that make the labels of `sets` likeliest.
  package func fit(_ sets: [LabelledSet]) throws -> FittedLexicon {
    try fit(sets, Self.settings(settings, for: sets))
  }

  private func fit(_ sets: [LabelledSet], _ settings: Settings) throws -> FittedLexicon {
    let texts = sets.indices.flatMap { set in sets[set].texts.map { ($0, set) } }
    guard !texts.isEmpty else { return FittedLexicon() }
    let prior = try load(FittedLexicon())
    let scoring = try ScoringWeights(prior.library.table("scoring.tsv"))
    let band = Self.cuts(scoring)
    let reader = try EvidenceReader(lexicons: prior)
    let new = newLines(texts, reader, band)
    let seeded = try EvidenceReader(lexicons: load(FittedLexicon(lines: new)))
    return fitted(texts, seeded, new: new, band, scoring, settings)
  }

  /// The settings that so many texts bear.
  private static func settings(_ settings: Settings, for sets: [LabelledSet]) -> Settings {
    var settings = settings
    let count = sets.reduce(0) { $0 + $1.texts.count }
    if count < fewTexts { settings.leeway *= (Double(count) / Double(fewTexts)).squareRoot() }
    if settings.cutting == .shared, !bearBand(sets) { settings.cutting = .kept }
    return settings
  }

  private static func bearBand(_ sets: [LabelledSet]) -> Bool {
    let labels = sets.flatMap { $0.texts.map(\.label) }
    return labels.count >= leastForBand.texts
      && SentimentLabel.allCases.allSatisfy { label in
        labels.count { $0 == label } >= leastForBand.ofEachLabel
      }
  }

  /// What a person should know of a fit to these texts; empty where they are enough.
  package func cautions(_ sets: [LabelledSet]) -> [String] {
    let count = sets.reduce(0) { $0 + $1.texts.count }
    var cautions: [String] = []
    if count < Self.fewTexts {
      cautions.append(
        "\(count) texts are few: words move less than they would with \(Self.fewTexts) or more")
    }
    if settings.cutting == .shared, !Self.bearBand(sets) {
      let least = Self.leastForBand
      cautions.append(
        "the neutral band stays: it moves with \(least.texts) texts or more, "
          + "\(least.ofEachLabel) of each label")
    }
    return cautions
  }

  /// For each set how it is read before, and by fits on the other parts of all sets.
  package func cross(
    _ sets: [LabelledSet], folds: Int, progress: (Int) -> Void
  ) throws -> [Outcome] {
    let before = try EvidenceReader(lexicons: load(FittedLexicon()))
    let plans = sets.map { FoldPlan($0.texts, count: folds) }
    let settings = Self.settings(settings, for: sets)
    var outcomes = Array(repeating: Outcome(), count: sets.count)
    for fold in 0..<folds {
      progress(fold)
      let training = zip(sets, plans).map { set, plan in
        LabelledSet(name: set.name, texts: plan.places(outside: fold).map { set.texts[$0] })
      }
      let after = try EvidenceReader(lexicons: load(fit(training, settings)))
      for (set, plan) in plans.enumerated() {
        for place in plan.places(in: fold) {
          let text = sets[set].texts[place]
          outcomes[set].before.add(before.label(text.text), for: text.label)
          outcomes[set].after.add(after.label(text.text), for: text.label)
        }
      }
    }
    return outcomes
  }

  /// For each set how it is read by a fit on all other sets: what a fit is worth on a source that it
  /// has not seen.
  package func acrossSets(
    _ sets: [LabelledSet], progress: (Int) -> Void
  ) throws -> [Outcome] {
    let before = try EvidenceReader(lexicons: load(FittedLexicon()))
    return try sets.indices.map { held in
      progress(held)
      let others = sets.indices.filter { $0 != held }.map { sets[$0] }
      let after = try EvidenceReader(lexicons: load(fit(others)))
      var outcome = Outcome()
      for text in sets[held].texts {
        outcome.before.add(before.label(text.text), for: text.label)
        outcome.after.add(after.label(text.text), for: text.label)
      }
      return outcome
    }
  }

  // MARK: - The first reading

  private func newLines(
    _ texts: [(LabelledSet.Text, Int)], _ reader: EvidenceReader, _ band: OrdinalModel.Cuts
  ) -> [FittedLexicon.Line] {
    let rows = texts.map { text, set in
      OrdinalModel.Row(
        terms: [], rest: reader.evidence(text.text).sum, label: text.label, set: set)
    }
    let pulls = OrdinalModel(
      rows: rows, parameters: [], evenness: settings.evenness, cutting: .kept
    ).pulls(band)
    var finder = PhraseFinder()
    for (index, text) in texts.enumerated() {
      finder.add(reader.phrases(text.0.text), pull: pulls[index])
    }
    return finder.lines(leastTexts: settings.leastTexts, most: settings.mostNew)
  }

  // MARK: - The second reading

  private func fitted(
    _ texts: [(LabelledSet.Text, Int)], _ reader: EvidenceReader, new: [FittedLexicon.Line],
    _ band: OrdinalModel.Cuts, _ scoring: ScoringWeights, _ settings: Settings
  ) -> FittedLexicon {
    var index = LineIndex(reader: reader, new: new, settings: settings)
    let rows = texts.map { text, set in
      index.row(reader.evidence(text.text), label: text.label, set: set)
    }
    var model = OrdinalModel(
      rows: rows, parameters: index.parameters, evenness: settings.evenness,
      cutting: settings.cutting)
    let (valences, cuts) = model.fit(cuts: band)
    var lines = index.lines(valences)
    if settings.cutting == .shared, let first = cuts.first {
      lines += Self.lines(of: first, scoring)
    }
    return FittedLexicon(lines: lines)
  }

  /// The sums at the edges of the neutral band.
  private static func cuts(_ scoring: ScoringWeights) -> OrdinalModel.Cuts {
    let sum = { (score: Double) in
      score * (scoring.damping / (1 - score * score)).squareRoot()
    }
    return OrdinalModel.Cuts(
      low: sum(scoring.neutralCentre - scoring.neutralBand),
      high: sum(scoring.neutralCentre + scoring.neutralBand))
  }

  /// The neutral band as two weights. It always holds 0: a text in which nothing counts is neutral.
  private static func lines(
    of cuts: OrdinalModel.Cuts, _ scoring: ScoringWeights
  ) -> [FittedLexicon.Line] {
    let score = { (sum: Double) in sum / (sum * sum + scoring.damping).squareRoot() }
    let low = min(score(min(cuts.low, cuts.high)), -0.01)
    let high = max(score(max(cuts.low, cuts.high)), 0.01)
    let weights = [
      ("neutral-centre", (low + high) / 2, scoring.neutralCentre),
      ("neutral-band", (high - low) / 2, scoring.neutralBand),
    ]
    return weights.map { key, value, before in
      FittedLexicon.Line(
        path: "scoring.tsv", key: key, value: value, inflection: "", before: before, texts: 0)
    }
  }
}
