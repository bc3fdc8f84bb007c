import Feedback

@testable import Report

/// A made-up company with 13 weeks of made-up feedback, the same on every run.
struct InventedWeek {
  static let week = Week("2026-W46") ?? Week(containing: CivilDate(dayNumber: 20_000))
  static let zone = Zone(identifier: "Europe/Amsterdam") ?? .utc

  static let taxonomy = Taxonomy(
    touchpoints: [
      entry("levering", "Levering en installatie", "Delivery & installation"),
      entry("factuur", "Betaling en factuur", "Payment & invoice"),
      entry("klantenservice", "Klantenservice", "Support"),
      entry("gebruik", "Gebruik van het product", "Product use"),
      entry("relatie", "Relatiebeheer en communicatie", "Account management & communication"),
      entry("onbekend", "Onbekend", "Unknown"),
    ],
    themes: [
      entry("betrouwbaarheid.belofte", "Beloften nakomen", "Keeping promises"),
      entry("snelheid.wachttijd", "Wachttijd", "Waiting time"),
      entry("betrokkenheid.vriendelijkheid", "Vriendelijkheid", "Friendliness"),
      entry("loyaliteit.opzegdreiging", "Opzegdreiging", "Threat to leave"),
    ])

  private static func entry(_ id: String, _ dutch: String, _ english: String) -> Taxonomy.Entry {
    Taxonomy.Entry(id: id, dutch: dutch, english: english)
  }

  /// How customers of a touchpoint fare: the chance of worse and of better than expected.
  private struct Mood {
    let touchpoint: String
    let weight: Int
    let worse: Double
    let better: Double
  }

  private static let moods = [
    Mood(touchpoint: "levering", weight: 34, worse: 0.62, better: 0.10),
    Mood(touchpoint: "factuur", weight: 20, worse: 0.38, better: 0.15),
    Mood(touchpoint: "klantenservice", weight: 26, worse: 0.22, better: 0.42),
    Mood(touchpoint: "gebruik", weight: 16, worse: 0.20, better: 0.30),
    Mood(touchpoint: "relatie", weight: 3, worse: 0.4, better: 0.2),
    Mood(touchpoint: "onbekend", weight: 1, worse: 0.3, better: 0.3),
  ]

  private var random = Dice(seed: 46)
  private var observations: [Observation] = []
  private var themes: [ThemeObservation] = []

  /// `perWeek` items in each of the 13 weeks but one, which has none.
  static func evidence(perWeek: Int = 240, quotes: [Quote] = InventedQuotes.all) -> WeekEvidence {
    var maker = InventedWeek()
    for index in 0..<13 where index != 5 {
      for _ in 0..<perWeek { maker.addItem(weeksAgo: 12 - index) }
    }
    return WeekEvidence(
      period: ReportPeriod(week), zone: zone, observations: maker.observations,
      themes: maker.themes,
      quotes: quotes,
      quality: DataQuality(
        skipped: [.autoreply: 31, .bounce: 4], rejected: 2, duplicates: 17, unknownTouchpoint: 9,
        otherLanguages: [LanguageCode(rawValue: "de"): 6]),
      teams: [
        WeekEvidence.Team(
          name: "Logistiek & planning", touchpoints: [Touchpoint(rawValue: "levering")]),
        WeekEvidence.Team(
          name: "Klantcontact",
          touchpoints: ["klantenservice", "factuur", "relatie"].map { Touchpoint(rawValue: $0) }),
      ],
      taxonomy: taxonomy, lexiconVersion: "2026.11", company: "Waterman & Zonen <test>")
  }

  private mutating func addItem(weeksAgo: Int) {
    let item = Int64(observations.count + 1)
    let person = Int64(random.below(4000))
    let mood = pickMood()
    let channel = [Channel.email, .email, .survey, .survey, .survey, .chat][random.below(6)]
    let received = InventedWeek.week.advanced(by: -weeksAgo).instants(in: InventedWeek.zone)
      .lowerBound
    let worse = mood.worse + (mood.touchpoint == "factuur" && weeksAgo == 0 ? 0.25 : 0)
    let roll = random.share()
    let isWorse = roll < worse
    let isBetter = !isWorse && roll < worse + mood.better
    let tone = (isWorse ? -0.45 : isBetter ? 0.4 : 0.05) + (random.share() - 0.5) * 0.4
    observations.append(
      Observation(
        item: item, person: person,
        received: Timestamp(seconds: received.seconds + Int64(random.below(604_800))),
        channel: channel, touchpoint: Touchpoint(rawValue: mood.touchpoint),
        language: random.below(5) == 0 ? .english : .dutch, experience: tone,
        verdicts: verdicts(isWorse: isWorse, isBetter: isBetter),
        promises: promises(isWorse: isWorse),
        ratings: channel == .survey ? ratings(tone) : Ratings()))
    for entry in InventedWeek.taxonomy.themes.prefix(3) where random.below(4) == 0 {
      themes.append(
        ThemeObservation(
          item: item, person: person, received: observations[observations.count - 1].received,
          theme: Theme(rawValue: entry.id),
          sentiment: entry.id.hasPrefix("betrokkenheid") ? abs(tone) : tone))
    }
  }

  private mutating func pickMood() -> Mood {
    var left = random.below(100)
    for mood in InventedWeek.moods {
      left -= mood.weight
      if left < 0 { return mood }
    }
    return InventedWeek.moods[0]
  }

  private mutating func verdicts(isWorse: Bool, isBetter: Bool) -> Observation.Verdicts {
    guard random.below(10) < 6 else { return Observation.Verdicts() }
    if isWorse {
      return random.below(4) == 0
        ? Observation.Verdicts(muchWorse: 1) : Observation.Verdicts(worse: 1)
    }
    return isBetter ? Observation.Verdicts(better: 1) : Observation.Verdicts(met: 1)
  }

  private mutating func promises(isWorse: Bool) -> Observation.Promises {
    guard random.below(10) < 3 else { return Observation.Promises() }
    if random.below(8) == 0 { return Observation.Promises(open: 1) }
    return isWorse ? Observation.Promises(broken: 1) : Observation.Promises(kept: 1)
  }

  private mutating func ratings(_ tone: Double) -> Ratings {
    let level = min(1, max(0, 0.62 + tone * 0.7 + (random.share() - 0.5) * 0.3))
    return Ratings(
      nps: Rating((level * 10).rounded(), lowest: 0, highest: 10),
      csat: Rating(1 + (level * 4).rounded(), lowest: 1, highest: 5),
      ces: Rating(1 + (level * 6).rounded(), lowest: 1, highest: 7),
      expectation: Rating(Double(5 + random.below(3)), lowest: 1, highest: 7),
      experience: Rating(1 + (level * 6).rounded(), lowest: 1, highest: 7))
  }
}

/// Numbers that look random and are the same on every run (Knuth's MMIX generator).
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }

  mutating func share() -> Double { Double(below(1 << 20)) / Double(1 << 20) }
}
