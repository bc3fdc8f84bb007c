import Feedback

/// What the statistics need of one item, worked out once when it is stored and packed into the
/// `facts` column: its touchpoints with mood and statements, its themes, its ratings.
struct ItemFacts: Equatable {
  /// One touchpoint of the item; the row that becomes an ``Observation``.
  struct Place: Equatable {
    var touchpoint: Touchpoint
    /// Mean sentiment of the clauses there, of the item where there are none, in ten-thousandths;
    /// nil where the item has no words that could be read.
    var experience: Int?
    var verdicts = Observation.Verdicts()
    var promises = Observation.Promises()
    /// What was rated for this touchpoint alone; nil where the ratings are of the whole item.
    var ratings: Ratings?
  }

  /// A theme and the mean sentiment of its mentions, in ten-thousandths.
  struct Subject: Equatable {
    var theme: Theme
    var sentiment: Int
  }

  var places: [Place]
  var subjects: [Subject]
  var ratings: Ratings

  /// Scores are stored as whole ten-thousandths: two bytes, and finer than any lexicon's weights.
  static let scale = 10_000.0

  static func stored(_ value: Double) -> Int { Int((value * scale).rounded()) }

  init(places: [Place], subjects: [Subject], ratings: Ratings) {
    self.places = places
    self.subjects = subjects
    self.ratings = ratings
  }

  /// The facts of an item with this reading. A statement's touchpoint that the reading does not
  /// list gets a place of its own, after the others, so that no statement is dropped; a statement
  /// without a touchpoint counts at the item's weightiest. A touchpoint that was rated has a place
  /// too, with those ratings; its experience is nil where no words speak of it.
  init(_ reading: Reading, ratings: Ratings, blocks: [FeedbackItem.RatingBlock] = []) {
    let main = reading.touchpoints.first ?? .unknown
    let hasWords =
      !reading.clauses.isEmpty && LanguageCode.analysed.contains(reading.language)
    let stated = reading.statements.map { $0.touchpoint == .unknown ? main : $0.touchpoint }
    var touchpoints: [Touchpoint] = []
    for touchpoint in [main] + reading.touchpoints + stated where !touchpoints.contains(touchpoint)
    {
      touchpoints.append(touchpoint)
    }
    let rated = blocks.map(\.touchpoint).filter { !touchpoints.contains($0) }
    self.init(
      places: touchpoints.map { touchpoint in
        let clauses = reading.clauses.filter { $0.touchpoint == touchpoint }
        let here = zip(stated, reading.statements).filter { $0.0 == touchpoint }.map(\.1)
        return Place(
          touchpoint: touchpoint,
          experience: hasWords
            ? Self.stored(
              Self.mean(clauses.map(\.sentiment.score.value)) ?? reading.sentiment.score.value)
            : nil,
          verdicts: Observation.Verdicts(of: here), promises: Observation.Promises(of: here),
          ratings: blocks.first { $0.touchpoint == touchpoint }?.ratings)
      }
        + rated.map { touchpoint in
          Place(
            touchpoint: touchpoint, experience: nil,
            ratings: blocks.first { $0.touchpoint == touchpoint }?.ratings)
        },
      subjects: Self.subjects(of: reading.themes), ratings: ratings)
  }

  /// The facts of `item` with this reading. What a survey's question after a promise was answered
  /// with counts at the item's touchpoint, unless a statement there speaks of a promise already: the
  /// same promise is not counted twice.
  init(_ item: FeedbackItem, reading: Reading) {
    self.init(reading, ratings: item.ratings, blocks: item.ratingBlocks)
    guard let promise = item.promise else { return }
    let touchpoint = item.touchpoint ?? reading.touchpoints.first ?? .unknown
    if !places.contains(where: { $0.touchpoint == touchpoint }) {
      places.append(Place(touchpoint: touchpoint, experience: nil))
    }
    for index in places.indices
    where places[index].touchpoint == touchpoint && places[index].promises == .init() {
      places[index].promises = Observation.Promises(of: promise)
    }
  }

  private static func subjects(of mentions: [Reading.ThemeMention]) -> [Subject] {
    var themes: [Theme] = []
    for mention in mentions where !themes.contains(mention.theme) { themes.append(mention.theme) }
    return themes.map { theme in
      let moods = mentions.filter { $0.theme == theme }.map(\.sentiment.score.value)
      return Subject(theme: theme, sentiment: stored(mean(moods) ?? 0))
    }
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}

extension FeedbackItem {
  /// The worst of what its words and its answers say became of promises: broken over open over kept.
  func worstPromise(with reading: Reading) -> PromiseState? {
    [reading.promise, promise].compactMap { $0 }.max()
  }
}

extension Observation.Verdicts {
  init(of statements: [Statement]) {
    func count(_ level: Disconfirmation) -> UInt16 {
      UInt16(clamping: statements.count { $0.disconfirmation == level })
    }
    self.init(
      muchWorse: count(.muchWorse), worse: count(.worse), met: count(.met),
      better: count(.better), muchBetter: count(.muchBetter))
  }
}

extension Observation.Promises {
  init(of stated: PromiseState) {
    self.init(
      kept: stated == .kept ? 1 : 0, broken: stated == .broken ? 1 : 0,
      open: stated == .open ? 1 : 0)
  }

  init(of statements: [Statement]) {
    func count(_ state: PromiseState) -> UInt16 {
      UInt16(clamping: statements.count { $0.promise == state })
    }
    self.init(kept: count(.kept), broken: count(.broken), open: count(.open))
  }
}
