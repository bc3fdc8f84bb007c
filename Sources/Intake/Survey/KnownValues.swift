import Feedback

/// What the few values of a column mean, looked up once for a batch: a value that was seen before
/// need not be folded again.
struct KnownValues {
  private static let limit = 4096

  private var touchpoints: [String: Touchpoint?] = [:]
  private var channels: [String: Channel?] = [:]
  private var languages: [String: LanguageCode?] = [:]
  private var promises: [String: PromiseState?] = [:]

  mutating func touchpoint(_ stated: String, _ names: TouchpointNames) -> Touchpoint? {
    Self.recall(stated, &touchpoints) { names.touchpoint(in: $0) }
  }

  mutating func channel(_ stated: String) -> Channel? {
    Self.recall(stated, &channels) {
      SurveyLexicon.standard.meaning("channel", $0).flatMap(Channel.init(rawValue:))
    }
  }

  mutating func language(_ stated: String) -> LanguageCode? {
    Self.recall(stated, &languages) {
      SurveyLexicon.standard.meaning("language", $0).map(LanguageCode.init(rawValue:))
    }
  }

  mutating func promise(_ stated: String) -> PromiseState? {
    Self.recall(stated, &promises) {
      SurveyLexicon.standard.meaning("promise", $0).flatMap(PromiseState.init(rawValue:))
    }
  }

  private static func recall<Meaning>(
    _ stated: String, _ known: inout [String: Meaning?], _ meaning: (String) -> Meaning?
  ) -> Meaning? {
    if let seen = known[stated] { return seen }
    let found = meaning(stated)
    if known.count < limit { known[stated] = .some(found) }
    return found
  }
}
