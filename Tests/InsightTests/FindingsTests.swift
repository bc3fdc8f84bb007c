import Feedback
import Testing

@testable import Insight

@Suite struct ScoreCardTests {
  private func rated(_ item: Int64, _ ratings: Ratings) -> Observation {
    Invented.observation(item, ratings: ratings)
  }

  @Test func `an item at two touchpoints answers a survey once`() {
    let ratings = Ratings(nps: Rating(10, lowest: 0, highest: 10))
    let observations = (Int64(1)...5).flatMap {
      [
        Invented.observation($0, ratings: ratings),
        Invented.observation($0, at: Invented.factuur, ratings: ratings),
      ]
    }
    #expect(ScoreCard(observations: observations).nps?.count == 5)
  }

  @Test func `nine promotes, six detracts, seven does neither`() {
    let values: [Double] = [10, 9, 8, 7, 6, 0]
    let card = ScoreCard(
      observations: values.enumerated().map {
        rated(Int64($0), Ratings(nps: Rating($1, lowest: 0, highest: 10)))
      })
    #expect(card.nps == NetScore(positive: 2, negative: 2, of: 6))
  }

  @Test(
    arguments: [
      (4, 1, 5, true), (3, 1, 5, false), (5, 1, 7, true), (4, 1, 7, false), (8, 1, 10, true),
      (7, 1, 10, false), (3, 1, 4, true), (2, 1, 4, false), (3, 1, 3, true), (2, 1, 3, false),
      (1, 0, 1, true),
    ] as [(Double, Double, Double, Bool)])
  func `satisfied is the top of the scale`(
    _ value: Double, _ lowest: Double, _ highest: Double, _ isSatisfied: Bool
  ) throws {
    let rating = try #require(Rating(value, lowest: lowest, highest: highest))
    #expect(ScoreCard.isSatisfied(rating) == isSatisfied)
  }

  @Test func `effort stays on the scale that most were asked on`() {
    let sevens = (Int64(1)...6).map {
      rated($0, Ratings(ces: Rating($0 <= 3 ? 5 : 4, lowest: 1, highest: 7)))
    }
    let fives = (Int64(7)...11).map {
      rated($0, Ratings(ces: Rating(5, lowest: 1, highest: 5)))
    }
    let ces = ScoreCard(observations: fives + sevens).ces
    #expect(ces?.highest == 7)
    #expect(ces?.mean.value == 4.5)
    #expect(ces?.easy == Share(3, of: 6))
  }

  @Test func `four people give no scores`() {
    let ratings = Ratings(
      nps: Rating(9, lowest: 0, highest: 10), csat: Rating(5, lowest: 1, highest: 5),
      ces: Rating(7, lowest: 1, highest: 7))
    let card = ScoreCard(
      observations: (Int64(1)...40).map { Invented.observation($0, by: $0 % 4, ratings: ratings) })
    #expect(card.nps == nil && card.csat == nil && card.ces == nil)
    #expect(card.items == 40 && card.people == 4)
  }
}

@Suite struct ThemeImpactTests {
  @Test func `the impact is what the mean gains without the theme`() throws {
    let tones: [Double] = [-0.8, -0.6, -0.7, -0.5, -0.9, 0.4, 0.2, 0.6]
    let observations = tones.enumerated().map { index, tone in
      Invented.observation(Int64(index), experience: tone)
    }
    let mentions = tones.prefix(5).enumerated().map { index, tone in
      Invented.mention(Int64(index), "snelheid.wachttijd", tone)
    }
    let impact = try #require(
      ThemeImpact.ranked(themes: mentions, observations: observations).first)
    let all = tones.reduce(0, +) / 8
    let without = tones.dropFirst(5).reduce(0, +) / 3
    #expect(abs((impact.impact ?? 0) - (all - without)) < 1e-12)
    #expect(impact.items == 5)
  }

  @Test func `a theme that everyone names has no impact to speak of`() {
    #expect(ThemeImpact.impact(items: 5, of: 5, themeMean: -1, overallMean: -1) == nil)
    #expect(ThemeImpact.impact(items: 0, of: 0, themeMean: 0, overallMean: 0) == nil)
  }

  @Test func `a theme that four people name is not shown`() {
    let observations = (Int64(1)...9).map { Invented.observation($0) }
    let mentions = (Int64(1)...4).map { Invented.mention($0, "prijs.prijs", -1) }
    #expect(ThemeImpact.ranked(themes: mentions, observations: observations).isEmpty)
  }
}

@Suite struct TrendTests {
  private func trend(_ values: [Double?]) throws -> Trend {
    let week = try #require(Week("2026-W40"))
    return Trend(
      points: values.enumerated().map {
        Trend.Point(week: week.advanced(by: $0), value: $1)
      })
  }

  @Test func `the slope keeps the place of weeks without data`() throws {
    // scipy.stats.linregress on weeks 0, 1, 2, 4, 5 and 7.
    let slope = try trend([3, 2.5, 2.7, nil, 1.9, 1.2, nil, 1.4]).slope
    #expect(abs((slope?.perWeek ?? 0) + 0.25598086124401914) < 1e-9)
    #expect(abs((slope?.pValue ?? 0) - 0.008252761749837) < 1e-9)
  }

  @Test func `three weeks have no slope, a flat line has one of zero`() throws {
    #expect(try trend([1, nil, 2, 3]).slope == nil)
    #expect(try trend([2, 2, 2, 2]).slope == Trend.Slope(perWeek: 0, pValue: 1))
    #expect(try !trend([nil, nil]).hasValues)
  }
}

@Suite struct RatingMismatchTests {
  @Test func `a nine with an angry text and a two with praise are found, a five is not`() {
    func item(_ id: Int64, _ nps: Double, _ tone: Double) -> Observation {
      Invented.observation(
        id, experience: tone, ratings: Ratings(nps: Rating(nps, lowest: 0, highest: 10)))
    }
    let found = RatingMismatch.find(in: [
      item(1, 9, -0.7), item(2, 2, 0.6), item(3, 5, -0.9), item(4, 9, 0.5), item(5, 10, -0.1),
      Invented.observation(6, experience: -1),
    ])
    #expect(found.map(\.item) == [1, 2])
    #expect(found.map(\.kind) == [.highRatingNegativeText, .lowRatingPositiveText])
  }
}

@Suite struct ChangeTests {
  private func period(worse: Int64, of all: Int64) -> Change.Period {
    let observations = (1...all).map {
      Invented.observation($0, worse: $0 <= worse ? 1 : 0, better: $0 <= worse ? 0 : 1)
    }
    return Change.Period(
      table: GapTable.make(observations: observations, by: [.touchpoint]),
      scores: ScoreCard(observations: observations))
  }

  @Test func `a large swing is a change, a small one is noise`() {
    let swing = Change.all(from: period(worse: 10, of: 60), to: period(worse: 40, of: 60))
    #expect(swing.contains { $0.isBeyondNoise && $0.measure == .balance })
    let drift = Change.all(from: period(worse: 20, of: 60), to: period(worse: 22, of: 60))
    #expect(!drift.isEmpty && drift.allSatisfy { !$0.isBeyondNoise })
  }

  @Test func `what was withheld before is not compared`() {
    #expect(Change.all(from: period(worse: 2, of: 4), to: period(worse: 40, of: 60)).isEmpty)
  }
}

@Suite struct ShapleyTests {
  @Test(
    arguments: [
      // The glove game: one left glove, two right ones.
      ([0, 0, 0, 1, 0, 1, 0, 1], [2.0 / 3, 1.0 / 6, 1.0 / 6]),
      // Additive: each gets its own.
      ([0, 1, 2, 3], [1, 2]),
      // Nobody, and one.
      ([5], []), ([0, -0.25], [-0.25]),
    ] as [([Double], [Double])])
  func `each gets the mean of what it adds`(_ worth: [Double], _ expected: [Double]) {
    let values = Shapley.values(worth: worth)
    #expect(values.count == expected.count)
    #expect(zip(values, expected).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func `the parts of all themes add up to what themes do to the mean`() {
    let tones: [Double] = [-0.9, -0.7, -0.5, -0.8, -0.6, 0.1, 0.3, 0.5, 0.7, 0.9]
    let observations = tones.enumerated().map {
      Invented.observation(Int64($0), experience: $1)
    }
    let late = (0..<6).map { Invented.mention(Int64($0), "snelheid.wachttijd", tones[$0]) }
    let price = (3..<8).map { Invented.mention(Int64($0), "prijs.prijs", tones[$0]) }
    let impacts = ThemeImpact.ranked(themes: late + price, observations: observations)
    let all = tones.reduce(0, +) / 10
    let without = (0.7 + 0.9) / 2
    let sum = impacts.reduce(0) { $0 + ($1.fairPart ?? .nan) }
    #expect(abs(sum - (all - without)) < 1e-12)
    // Both speak of 3, 4 and 5, but what is late is alone in the worst items.
    #expect(impacts.map(\.theme.rawValue) == ["snelheid.wachttijd", "prijs.prijs"])
    #expect((impacts[0].fairPart ?? 0) < (impacts[1].fairPart ?? 0))
  }

  @Test func `beyond twelve themes the least spoken of have no fair part`() {
    let observations = (Int64(1)...40).map { Invented.observation($0, experience: -0.5) }
    let mentions = (0..<14).flatMap { theme in
      (Int64(1)...Int64(20 - theme)).map { Invented.mention($0, "prijs.nr\(theme)", -0.5) }
    }
    let impacts = ThemeImpact.ranked(themes: mentions, observations: observations)
    #expect(impacts.count == 14)
    let without = impacts.filter { $0.fairPart == nil }.map(\.theme.rawValue)
    #expect(Set(without) == ["prijs.nr12", "prijs.nr13"])
  }
}

@Suite struct ImportancePerformanceTests {
  private func rated(
    _ first: Int64, at touchpoint: Touchpoint, expected: Double, got: Double
  ) -> [Observation] {
    (first..<first + 6).map {
      Invented.observation(
        $0, at: touchpoint,
        ratings: Ratings(
          expectation: Rating(expected, lowest: 1, highest: 7),
          experience: Rating(got, lowest: 1, highest: 7)))
    }
  }

  @Test func `what matters more and went worse than the mean is where to concentrate`() throws {
    let table = GapTable.make(
      observations: rated(0, at: Invented.levering, expected: 7, got: 3)
        + rated(10, at: Invented.factuur, expected: 5, got: 6), by: [.touchpoint])
    let analysis = try #require(ImportancePerformance(table))
    #expect(analysis.points.map(\.quadrant) == [.concentrateHere, .possibleOverkill])
    #expect(abs(analysis.meanImportance - (100 + 100 * 4 / 6.0) / 2) < 1e-9)
  }

  @Test func `one touchpoint can be set against nothing`() {
    let table = GapTable.make(
      observations: rated(0, at: Invented.levering, expected: 7, got: 3), by: [.touchpoint])
    #expect(ImportancePerformance(table) == nil)
  }
}
