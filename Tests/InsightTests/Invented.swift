import Feedback

@testable import Insight

/// Made-up observations with only what a test is about.
enum Invented {
  static let levering = Touchpoint(rawValue: "levering")
  static let factuur = Touchpoint(rawValue: "factuur")
  static let monday = Timestamp(seconds: 1_794_180_000)

  static func observation(
    _ item: Int64, by person: Int64? = nil, at touchpoint: Touchpoint = levering,
    channel: Channel = .email, received: Timestamp = monday, experience: Double = 0,
    worse: UInt16 = 0, met: UInt16 = 0, better: UInt16 = 0, kept: UInt16 = 0, broken: UInt16 = 0,
    ratings: Ratings = Ratings()
  ) -> Observation {
    Observation(
      item: item, person: person ?? item, received: received, channel: channel,
      touchpoint: touchpoint, language: .dutch, experience: experience,
      verdicts: Observation.Verdicts(worse: worse, met: met, better: better),
      promises: Observation.Promises(kept: kept, broken: broken), ratings: ratings)
  }

  static func mention(_ item: Int64, _ theme: String, _ sentiment: Double) -> ThemeObservation {
    ThemeObservation(
      item: item, person: item, received: monday, theme: Theme(rawValue: theme),
      sentiment: sentiment)
  }
}
