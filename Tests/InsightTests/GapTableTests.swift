import Feedback
import Testing

@testable import Insight

@Suite struct GapTableTests {
  private func figures(_ table: GapTable, _ key: Coordinate...) -> GapFigures? {
    table.cells.first { $0.key == key }?.figures
  }

  @Test func `nothing gives an empty table that says so`() {
    let table = GapTable.make(observations: [], by: [.touchpoint])
    #expect(table.isEmpty)
    #expect(!table.isAllWithheld)
    #expect(table.total.outcome == .empty)
  }

  @Test func `one item is withheld, and so is the total`() {
    let table = GapTable.make(
      observations: [Invented.observation(1, worse: 1)], by: [.touchpoint])
    #expect(table.isAllWithheld)
    #expect(table.total.suppression == .fewPeople)
  }

  @Test func `one person with a thousand items is one person`() {
    let table = GapTable.make(
      observations: (1...1000).map { Invented.observation($0, by: 7, worse: 1) },
      by: [.touchpoint])
    #expect(table.cells.map(\.suppression) == [.fewPeople])
  }

  @Test func `an item at two touchpoints counts in both and once in the total`() {
    let observations = (Int64(1)...6).flatMap { item in
      [
        Invented.observation(item, at: Invented.levering, worse: 1),
        Invented.observation(item, at: Invented.factuur, better: 1),
      ]
    }
    let table = GapTable.make(observations: observations, by: [.touchpoint])
    #expect(figures(table, .touchpoint(Invented.levering))?.items == 6)
    #expect(figures(table, .touchpoint(Invented.factuur))?.expressed.value?.balance.value == 100)
    #expect(table.total.figures?.items == 6)
    #expect(table.total.figures?.people == 6)
    #expect(table.total.figures?.expressed.value?.statements == 12)
    #expect(table.total.figures?.expressed.value?.coverage == Share(6, of: 6))
  }

  @Test func `the expressed gap is balance, mean and coverage`() {
    let observations =
      (Int64(1)...5).map { Invented.observation($0, worse: 1) }
      + [Invented.observation(6, better: 1), Invented.observation(7, met: 2)]
      + (Int64(8)...10).map { Invented.observation($0) }
    let gap = GapTable.make(observations: observations, by: []).total.figures?.expressed.value
    #expect(gap?.balance == NetScore(positive: 1, negative: 5, of: 8))
    #expect(gap?.disconfirmation.value == -0.5)
    #expect(gap?.coverage == Share(7, of: 10))
  }

  @Test func `the stated gap puts different scales on one and counts an item once`() throws {
    let observations = (Int64(1)...5).flatMap { item in
      let ratings = Ratings(
        expectation: Rating(7, lowest: 1, highest: 7), experience: Rating(5, lowest: 0, highest: 10)
      )
      return [
        Invented.observation(item, at: Invented.levering, ratings: ratings),
        Invented.observation(item, at: Invented.factuur, ratings: ratings),
      ]
    }
    let total = GapTable.make(observations: observations, by: [.touchpoint]).total
    let stated = try #require(total.figures?.stated.value)
    #expect(stated.gap.count == 5)
    #expect(stated.gap.value == -50)
    #expect(stated.expectation.value == 100)
    #expect(stated.experience.value == 50)
  }

  @Test func `promises give a rate, and the open ones do not count in it`() {
    let observations =
      (Int64(1)...4).map { Invented.observation($0, kept: 1) }
      + [Invented.observation(5, broken: 1)]
    let promises = GapTable.make(observations: observations, by: []).total.figures?.promises.value
    #expect(promises == PromiseTally(kept: 4, broken: 1, open: 0))
    #expect(promises?.keptRate == Share(4, of: 5))
  }

  @Test func `below thirty people figures are indicative`() {
    func isIndicative(_ people: Int64) -> Bool? {
      GapTable.make(observations: (1...people).map { Invented.observation($0) }, by: [])
        .total.figures?.isIndicative
    }
    #expect(isIndicative(29) == true)
    #expect(isIndicative(30) == false)
  }

  @Test func `the order follows the bound, not the estimate`() {
    // All of 6 statements are worse, but 75 of 155 are worse for certain.
    let few = (Int64(1)...6).map { Invented.observation($0, at: Invented.factuur, worse: 1) }
    let many = (Int64(101)...180).map { Invented.observation($0, worse: $0 <= 175 ? 1 : 0, met: 1) }
    let surely = (Int64(201)...290).map {
      Invented.observation($0, at: Invented.levering, channel: .chat, worse: 1)
    }
    let table = GapTable.make(observations: few + many + surely, by: [.touchpoint, .channel])
    let ranked = table.ranked.compactMap { $0.figures?.expressed.value?.balance }
    #expect(ranked.map(\.count) == [90, 155, 6])
    #expect(ranked.map(\.interval.upper) == ranked.map(\.interval.upper).sorted())
  }

  @Test func `an item counts in each of its themes, and under none where it has none`() {
    let observations = (Int64(1)...12).map { Invented.observation($0) }
    let themes =
      (Int64(1)...6).map { Invented.mention($0, "prijs.prijs", 0) }
      + (Int64(1)...6).map { Invented.mention($0, "prijs.waarde", 0) }
      + [Invented.mention(1, "prijs.prijs", 0)]
    let table = GapTable.make(observations: observations, by: [.theme], themes: themes)
    #expect(figures(table, .theme(Theme(rawValue: "prijs.prijs")))?.items == 6)
    #expect(figures(table, .theme(Theme(rawValue: "prijs.waarde")))?.items == 6)
    #expect(figures(table, .theme(nil))?.items == 6)
    #expect(table.total.figures?.items == 12)
  }

  @Test func `a week ends where the calendar of the zone says`() throws {
    let zone = try #require(Zone(identifier: "Europe/Amsterdam"))
    let week = try #require(Week("2026-W46"))
    let last = Timestamp(seconds: week.instants(in: zone).upperBound.seconds - 1)
    let next = Timestamp(seconds: last.seconds + 1)
    let observations =
      (Int64(1)...5).map { Invented.observation($0, received: last) }
      + (Int64(6)...10).map { Invented.observation($0, received: next) }
    let table = GapTable.make(observations: observations, by: [.week], zone: zone)
    #expect(table.cells.map(\.key) == [[.week(week)], [.week(week.advanced(by: 1))]])
  }

  @Test func `the same items in another order give the same figures`() {
    let observations = (Int64(1)...40).map {
      Invented.observation($0, by: $0 % 13, worse: UInt16($0 % 2), kept: UInt16($0 % 3))
    }
    let forwards = GapTable.make(observations: observations, by: [.touchpoint])
    let backwards = GapTable.make(observations: observations.reversed(), by: [.touchpoint])
    #expect(forwards == backwards)
    #expect(forwards.total.figures?.people == 13)
  }

  @Test func `one pass into two tables and a card gives what a pass for each would`() {
    let observations = (Int64(1)...400).map {
      Invented.observation(
        $0, by: $0 % 130, at: $0 % 3 == 0 ? Invented.factuur : Invented.levering,
        worse: UInt16($0 % 2))
    }
    var people = PersonNumbers()
    var byTouchpoint = GapCount(by: [.touchpoint])
    var byBoth = GapCount(by: [.touchpoint, .channel])
    var scores = ScoreCount()
    for observation in observations {
      let person = people.number(of: observation.person)
      byTouchpoint.add(observation, by: person)
      byBoth.add(observation, by: person)
      scores.add(observation, by: person)
    }
    #expect(byTouchpoint.table == GapTable.make(observations: observations, by: [.touchpoint]))
    #expect(byBoth.table == GapTable.make(observations: observations, by: [.touchpoint, .channel]))
    #expect(scores.card == ScoreCard(observations: observations))
  }

  @Test func `pairs are numbered as a set would hold them, however many there are`() {
    var pairs = DistinctPairs()
    var numbers: [[Int64]: Int] = [:]
    for index in Int64(0)..<20_000 {
      let first = Int(index % 7)
      let second = (index &* 2_654_435_761) % 1_500 - 750
      let found = pairs.number(of: first, second)
      let expected = numbers[[Int64(first), second]]
      #expect(found.isNew == (expected == nil))
      #expect(found.number == expected ?? numbers.count)
      numbers[[Int64(first), second]] = found.number
    }
    #expect(pairs.count == numbers.count)
  }
}
