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
  init(
    _ reading: borrowing Reading, ratings: Ratings, blocks: [FeedbackItem.RatingBlock] = []
  ) {
    self.init(places: [], subjects: Self.subjects(of: reading.themes), ratings: ratings)
    let main = reading.touchpoints.first ?? .unknown
    places.reserveCapacity(max(1, reading.touchpoints.count))
    add(main)
    for touchpoint in reading.touchpoints { add(touchpoint) }
    for statement in reading.statements {
      add(statement.touchpoint == .unknown ? main : statement.touchpoint)
    }
    let hasWords =
      !reading.clauses.isEmpty && LanguageCode.analysed.contains(reading.language)
    for index in places.indices {
      let touchpoint = places[index].touchpoint
      if hasWords {
        var mood = RunningMean()
        for clause in reading.clauses where clause.touchpoint == touchpoint {
          mood.add(clause.sentiment.score.value)
        }
        places[index].experience = Self.stored(mood.value ?? reading.sentiment.score.value)
      }
      guard !reading.statements.isEmpty else { continue }
      let here = reading.statements.filter {
        ($0.touchpoint == .unknown ? main : $0.touchpoint) == touchpoint
      }
      places[index].verdicts = Observation.Verdicts(of: here)
      places[index].promises = Observation.Promises(of: here)
    }
    for block in blocks { add(block.touchpoint) }
    for index in places.indices where !blocks.isEmpty {
      places[index].ratings = blocks.first { $0.touchpoint == places[index].touchpoint }?.ratings
    }
  }

  /// Adds a place unless it is there.
  private mutating func add(_ touchpoint: Touchpoint) {
    guard !places.indices.contains(where: { places[$0].touchpoint == touchpoint }) else { return }
    places.append(Place(touchpoint: touchpoint, experience: nil))
  }

  /// The facts of `item` with this reading. What a survey's question after a promise was answered
  /// with counts at the item's touchpoint, unless a statement there speaks of a promise already: the
  /// same promise is not counted twice.
  init(_ item: borrowing FeedbackItem, reading: borrowing Reading) {
    self.init(reading, ratings: item.ratings, blocks: item.ratingBlocks)
    guard let promise = item.promise else { return }
    let touchpoint = item.touchpoint ?? reading.touchpoints.first ?? .unknown
    add(touchpoint)
    for index in places.indices
    where places[index].touchpoint == touchpoint && places[index].promises == .init() {
      places[index].promises = Observation.Promises(of: promise)
    }
  }

  private static func subjects(of mentions: [Reading.ThemeMention]) -> [Subject] {
    guard !mentions.isEmpty else { return [] }
    var (subjects, moods): ([Subject], [RunningMean]) = ([], [])
    for mention in mentions {
      let place = subjects.firstIndex { $0.theme == mention.theme } ?? subjects.count
      if place == subjects.count {
        subjects.append(Subject(theme: mention.theme, sentiment: 0))
        moods.append(RunningMean())
      }
      moods[place].add(mention.sentiment.score.value)
    }
    for place in subjects.indices { subjects[place].sentiment = stored(moods[place].value ?? 0) }
    return subjects
  }

  private struct RunningMean {
    private var sum = 0.0
    private var count = 0

    mutating func add(_ value: Double) {
      sum += value
      count += 1
    }

    /// Nil of nothing.
    var value: Double? { count == 0 ? nil : sum / Double(count) }
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
