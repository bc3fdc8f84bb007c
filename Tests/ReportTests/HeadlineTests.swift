import Feedback
import Insight
import Testing

@testable import Report

/// The two sentences that a report opens with: what stands out, and what to do.
@Suite("The headline")
struct HeadlineTests {
  private func evidence(
    items: Int64, worse: Int64 = 0, tone: Double = 0, quotes: [Quote] = []
  ) -> WeekEvidence {
    var evidence = InventedWeek.evidence(perWeek: 0, quotes: quotes)
    evidence.observations = (0..<items).map { item in
      Observation(
        item: item, person: item, received: Self.received, channel: .email,
        touchpoint: Self.delivery, language: .dutch, experience: tone,
        verdicts: Observation.Verdicts(worse: item < worse ? 1 : 0, met: item < worse ? 0 : 1))
    }
    return evidence
  }

  private static let delivery = Touchpoint(rawValue: "levering")
  private static let received = Timestamp(utc: InventedWeek.week.monday, secondOfDay: 40_000)

  private static func quote(_ id: String, promise: PromiseState?, nps: Double? = nil) -> Quote {
    Quote(
      id: id, text: "zou komen", language: .dutch, received: received, channel: .email,
      touchpoint: delivery, promise: promise,
      ratings: Ratings(nps: nps.flatMap { Rating($0, lowest: 0, highest: 10) }))
  }

  private func sentences(_ report: WeeklyReport, _ language: ReportLanguage) -> [String] {
    let text = FigureText(report, language: language.code)
    return [text.sentence(report.headline.first), text.sentence(report.headline.second)]
  }

  @Test func `the first sentence gives the statements, the balance and how far it is sure`() throws
  {
    let report = WeeklyReport(evidence(items: 60, worse: 40))
    guard case .widestExpressed(let key, let balance) = report.headline.first else {
      Issue.record("expected an expressed gap")
      return
    }
    let text = FigureText(report, language: .dutch)
    let sentence = text.sentence(report.headline.first)
    #expect(key.first == .touchpoint(Self.delivery))
    #expect(sentence.hasPrefix("Levering en installatie"))
    #expect(
      sentence.contains("van de 60 uitspraken over verwachtingen vielen er 40 tegen en 0 mee"))
    #expect(sentence.contains(text.points(balance.interval.upper)))
  }

  @Test func `the second sentence names who acts, on how many items and on which theme`() {
    var evidence = evidence(
      items: 60, worse: 40, tone: -0.4,
      quotes: [Self.quote("a", promise: .broken), Self.quote("b", promise: nil, nps: 3)])
    evidence.themes = (Int64(0)..<9).map { item in
      ThemeObservation(
        item: item, person: item, received: Self.received,
        theme: Theme(rawValue: "snelheid.wachttijd"), sentiment: -0.8 - Double(item) / 100)
    }
    let report = WeeklyReport(evidence)
    #expect(
      sentences(report, .dutch)[1]
        == "Logistiek & planning is aan zet: volg 2 reacties op, waarvan 1 met een gebroken "
        + "belofte, en pak het thema Wachttijd aan, dat daar de toon het meest drukt.")
    #expect(
      sentences(report, .english)[1]
        == "It is up to Logistiek & planning: follow up 2 items, 1 of them with a broken promise, "
        + "and deal with Waiting time, the theme that pulls the tone down most there.")
  }

  @Test func `where nobody answers for a touchpoint it is to do`() {
    var evidence = evidence(items: 60, worse: 40)
    evidence.teams = []
    #expect(
      sentences(WeeklyReport(evidence), .dutch)[1]
        == "Te doen: lees onder Waarom wat klanten erover zeggen.")
  }

  @Test func `where no gap is sure the list is what is left to do`() {
    let calm = WeeklyReport(evidence(items: 60))
    #expect(calm.headline.first == .noClearGap && calm.headline.second == .nothing)
    let listed = WeeklyReport(evidence(items: 60, quotes: [Self.quote("a", promise: .broken)]))
    #expect(
      sentences(listed, .dutch)[1]
        == "Volg 1 reactie op, waarvan 1 met een gebroken belofte; verder springt er niets uit.")
  }

  @Test func `a clear change without a gap is to be explained`() throws {
    var evidence = InventedWeek.evidence(perWeek: 0, quotes: [])
    evidence.observations = (Int64(0)..<400).map { item in
      let isNow = item % 2 == 0
      return Observation(
        item: item, person: item,
        received: Timestamp(seconds: Self.received.seconds - (isNow ? 0 : 604_800)),
        channel: .email, touchpoint: Self.delivery, language: .dutch,
        experience: (isNow ? 0.6 : 0.1) + Double(item % 7) / 100)
    }
    let report = WeeklyReport(evidence)
    guard case .explain(let change) = report.headline.second else {
      Issue.record("expected a change")
      return
    }
    #expect(change.measure == .experience)
    #expect(sentences(report, .dutch)[1].hasPrefix("Zoek uit waarom Toon"))
  }

  @Test(arguments: ReportLanguage.allCases)
  func `a week of nothing and one of three items say what to do`(_ language: ReportLanguage) {
    let empty = sentences(WeeklyReport(evidence(items: 0)), language)
    #expect(empty[1].contains("voc status"))
    let few = sentences(WeeklyReport(evidence(items: 3)), language)
    #expect(few[1].contains("voc search 'since:2026-11-09 until:2026-11-15'"))
    let one = WeeklyReport(evidence(items: 1))
    #expect(sentences(one, .dutch)[0].hasPrefix("Met 1 reactie zijn er"))
  }
}

@Suite("Whom to follow up")
struct FollowUpTests {
  private static func quote(
    _ id: String, second: Int, promise: PromiseState? = nil, theme: String? = nil,
    nps: Double? = nil
  ) -> Quote {
    Quote(
      id: id, text: "\(id) \(second)", language: .dutch,
      received: Timestamp(utc: InventedWeek.week.monday, secondOfDay: second), channel: .email,
      touchpoint: Touchpoint(rawValue: "levering"),
      themes: theme.map { [Theme(rawValue: $0)] } ?? [], promise: promise,
      ratings: Ratings(nps: nps.flatMap { Rating($0, lowest: 0, highest: 10) }))
  }

  @Test func `the words shown are those of the gravest reason, and reasons have one order`() throws
  {
    let threat = "loyaliteit.opzegdreiging"
    let quotes = [
      Self.quote("mixed", second: 1, nps: 2),
      Self.quote("mixed", second: 2, theme: threat, nps: 2),
      Self.quote("mixed", second: 3, promise: .broken, nps: 2),
      Self.quote("low", second: 4, nps: 1), Self.quote("late", second: 5, promise: .broken),
    ]
    let report = WeeklyReport(InventedWeek.evidence(quotes: quotes))
    #expect(report.followUps.map(\.quote.id) == ["mixed", "late", "low"])
    #expect(report.followUps.first?.reasons == [.brokenPromise, .threatToLeave, .lowScore])
    #expect(report.followUps.first?.quote.text == "mixed 3")
  }
}

@Suite("Importance and performance")
struct ImportanceRowsTests {
  /// A touchpoint far off the means in both, one less so, and one that lies on a mean.
  @Test func `advice stands only where both figures are off the means`() throws {
    func rated(_ first: Int64, _ id: String, expected: Double, got: Double) -> [Observation] {
      (Int64(0)..<12).map { index in
        let spread = Double(index % 3) - 1
        return Observation(
          item: first + index, person: first + index,
          received: Timestamp(utc: InventedWeek.week.monday, secondOfDay: 9), channel: .survey,
          touchpoint: Touchpoint(rawValue: id), language: .dutch, experience: 0,
          ratings: Ratings(
            expectation: Rating(expected + spread, lowest: 0, highest: 10),
            experience: Rating(got + spread, lowest: 0, highest: 10)))
      }
    }
    var evidence = InventedWeek.evidence(perWeek: 0, quotes: [])
    evidence.observations =
      rated(0, "levering", expected: 9, got: 2) + rated(20, "factuur", expected: 6, got: 6)
      + rated(40, "gebruik", expected: 7, got: 5.6)
    let report = WeeklyReport(evidence)
    let rows = ReportPage(report, language: .dutch).importance
    #expect(rows.first?.touchpoint == "Levering en installatie")
    #expect(rows.first?.quadrant == Phrase.concentrateHere.text(.dutch))
    #expect(report.importance?.points.map(\.isClear).contains(true) == true)
    let near = try #require(report.importance?.points.first { !$0.isClear })
    #expect(rows.contains { $0.quadrant == Phrase.unclearQuadrant.text(.dutch) })
    #expect(near.key != [.touchpoint(Touchpoint(rawValue: "levering"))])
  }
}
