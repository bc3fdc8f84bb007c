import Feedback
import Testing

@testable import Insight

@Suite("Measures of too few people")
struct MeasureSuppressionTests {
  private static let ratings = Ratings(
    expectation: Rating(6, lowest: 1, highest: 7), experience: Rating(4, lowest: 1, highest: 7))

  /// `people` who write, of whom the first `raters` give both ratings.
  private func cell(
    _ first: Int64, people: Int64, raters: Int64, at touchpoint: Touchpoint = Invented.levering,
    channel: Channel = .survey
  ) -> [Observation] {
    (0..<people).map {
      Invented.observation(
        first + $0, at: touchpoint, channel: channel,
        ratings: $0 < raters ? Self.ratings : Ratings())
    }
  }

  private func stated(_ table: GapTable, _ key: Coordinate...) -> Measured<StatedGap>? {
    table.cells.first { $0.key == key }?.figures?.stated
  }

  @Test func `each measure counts its own people, and nothing said is not withheld`() throws {
    let observations =
      cell(1, people: 30, raters: 2)
      + [Invented.observation(50, worse: 1), Invented.observation(51, kept: 1, broken: 1)]
    let figures = try #require(
      GapTable.make(observations: observations, by: [.channel]).total.figures)
    #expect(figures.people == 32)
    #expect(figures.stated == .withheld(.fewPeople))
    #expect(figures.expressed == .withheld(.fewPeople))
    #expect(figures.promises == .withheld(.fewPeople))
    #expect(figures.experience.value?.count == 32)
    #expect(
      figures.withheldMeasures.keys.sorted { $0.rawValue < $1.rawValue } == [
        .expressed, .promises, .stated,
      ])
    let quiet = GapTable.make(observations: cell(1, people: 9, raters: 0), by: []).total.figures
    #expect(quiet?.stated == .nothing && quiet?.promises == .nothing)
    #expect(quiet?.withheldMeasures.isEmpty == true)
    #expect(quiet?.promises.counts == PromiseTally())
  }

  @Test func `nine statements of one person are one person`() {
    let observations =
      cell(1, people: 9, raters: 0) + [Invented.observation(50, by: 1, worse: 9)]
    let figures = GapTable.make(observations: observations, by: []).total.figures
    #expect(figures?.expressed == .withheld(.fewPeople))
  }

  @Test(arguments: [4, 5] as [Int64])
  func `five people are enough for a measure`(_ raters: Int64) {
    let table = GapTable.make(observations: cell(1, people: 30, raters: raters), by: [])
    #expect((table.total.figures?.stated.value != nil) == (raters >= 5))
  }

  @Test func `a promise rate counts the people who tell of an outcome`() {
    func promises(known: Int64, open: Int64) -> Measured<PromiseTally>? {
      let observations = (0..<known + open).map { index in
        Observation(
          item: index, person: index, received: Invented.monday, channel: .email,
          touchpoint: Invented.levering, language: .dutch, experience: 0,
          promises: index < known
            ? Observation.Promises(broken: 1) : Observation.Promises(open: 1))
      }
      return GapTable.make(observations: observations, by: []).total.figures?.promises
    }
    #expect(promises(known: 4, open: 9) == .withheld(.fewPeople))
    #expect(promises(known: 5, open: 1) == .value(PromiseTally(broken: 5, open: 1)))
    #expect(promises(known: 0, open: 5) == .value(PromiseTally(open: 5)))
  }

  @Test func `a total does not tell the measure that one cell withholds`() {
    let observations =
      cell(1, people: 30, raters: 3) + cell(101, people: 30, raters: 7, at: Invented.factuur)
      + cell(201, people: 30, raters: 0, at: Touchpoint(rawValue: "retour"))
      + cell(301, people: 30, raters: 25, at: Touchpoint(rawValue: "gebruik"))
    let table = GapTable.make(observations: observations, by: [.touchpoint])
    #expect(table.total.figures?.stated.value?.gap.count == 35)
    #expect(stated(table, .touchpoint(Invented.levering)) == .withheld(.fewPeople))
    #expect(stated(table, .touchpoint(Invented.factuur)) == .withheld(.complementary))
    #expect(stated(table, .touchpoint(Touchpoint(rawValue: "retour"))) == .nothing)
    #expect(stated(table, .touchpoint(Touchpoint(rawValue: "gebruik")))?.value?.gap.count == 25)
  }

  @Test func `a cell that is withheld as a whole hides the measure of another`() {
    let observations =
      cell(1, people: 30, raters: 4) + cell(101, people: 4, raters: 4, at: Invented.factuur)
      + cell(201, people: 6, raters: 0, at: Touchpoint(rawValue: "retour"))
      + cell(301, people: 30, raters: 25, at: Touchpoint(rawValue: "gebruik"))
    let table = GapTable.make(observations: observations, by: [.touchpoint])
    #expect(stated(table, .touchpoint(Invented.levering)) == .withheld(.fewPeople))
    #expect(stated(table, .touchpoint(Invented.factuur)) == nil)
    #expect(stated(table, .touchpoint(Touchpoint(rawValue: "gebruik")))?.value != nil)
  }

  @Test func `a touchpoint does not tell what its channels withhold, nor they what it does`() {
    // By touchpoint, levering and factuur are withheld; the survey column alone would do with them.
    let observations =
      cell(1, people: 20, raters: 3) + cell(101, people: 20, raters: 8, at: Invented.factuur)
      + cell(201, people: 20, raters: 0, at: Invented.factuur, channel: .email)
      + cell(301, people: 40, raters: 30, at: Touchpoint(rawValue: "gebruik"))
    let tables = TouchpointTables(observations: observations)
    #expect(stated(tables.touchpoints, .touchpoint(Invented.factuur)) == .withheld(.complementary))
    #expect(
      stated(tables.cells, .touchpoint(Invented.factuur), .channel(.survey))
        == .withheld(.complementary))
    #expect(
      stated(tables.cells, .touchpoint(Invented.factuur), .channel(.email)) == .nothing)
  }

  /// Every sum that a reader can make: of all touchpoints, of all cells, of a touchpoint's channels
  /// against the touchpoint, and of a channel's touchpoints.
  @Test(arguments: 1...12)
  func `no sum that the two tables show tells of fewer than five people`(_ seed: Int) {
    let observations = Self.scattered(UInt64(seed))
    let tables = TouchpointTables(observations: observations)
    let all = tables.touchpoints.cells + tables.cells.cells
    let families = tables.touchpoints.cells.map { whole in
      [whole] + tables.cells.cells.filter { $0.key.first == whole.key.first }
    }
    let columns = Dictionary(grouping: tables.cells.cells) { $0.key[1] }.values
    for measure in GapMeasure.allCases {
      let people = Dictionary(
        uniqueKeysWithValues: all.map { ($0.key, Self.people(of: measure, $0.key, observations)) })
      for line in [tables.touchpoints.cells, tables.cells.cells] + families + columns
      where line.count > 1 {
        let said = line.filter { people[$0.key] ?? 0 > 0 }
        let hidden = said.filter {
          $0.suppression != nil || $0.figures?.withheldMeasures[measure] != nil
        }
        let hiddenPeople = hidden.reduce(0) { $0 + (people[$1.key] ?? 0) }
        #expect(
          hidden.isEmpty || hidden.count == said.count
            || hidden.count > 1 && hiddenPeople >= SmallNumbers.leastPeople)
      }
      for cell in all where cell.figures != nil {
        let isSmall = (1..<5).contains(people[cell.key] ?? 0)
        #expect(!isSmall || cell.figures?.withheldMeasures[measure] == .fewPeople)
      }
    }
  }

  private static func people(
    of measure: GapMeasure, _ key: [Coordinate], _ observations: [Observation]
  ) -> Int {
    let own = observations.filter { observation in
      key.allSatisfy {
        $0 == .touchpoint(observation.touchpoint) || $0 == .channel(observation.channel)
      }
    }
    return Set(own.filter { $0.says(measure) }.map(\.person)).count
  }

  /// Few people over many cells, some of whom say something of a measure.
  private static func scattered(_ seed: UInt64) -> [Observation] {
    var state = seed
    func roll(_ limit: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % limit
    }
    let touchpoints = ["levering", "factuur", "retour", "gebruik", "klacht"]
      .map { Touchpoint(rawValue: $0) }
    return (Int64(1)...Int64(60 + seed * 5)).map { item in
      let channel = [Channel.survey, .email, .chat][Int(roll(3))]
      let touchpoint = touchpoints[Int(min(roll(5), roll(5)))]
      return Invented.observation(
        item, at: touchpoint, channel: channel, worse: roll(4) == 0 ? 1 : 0,
        kept: roll(9) == 0 ? 1 : 0,
        ratings: channel == .survey && roll(2) == 0 ? ratings : Ratings())
    }
  }
}

extension Observation {
  fileprivate func says(_ measure: GapMeasure) -> Bool {
    switch measure {
    case .expressed: verdicts != Verdicts()
    case .stated: ratings.expectation != nil && ratings.experience != nil
    case .promises: promises.kept + promises.broken > 0
    case .experience: experience != nil
    }
  }
}
