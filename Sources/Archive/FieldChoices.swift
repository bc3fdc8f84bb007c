import Feedback

/// One of the few values that a field can have.
struct Choice: Sendable {
  /// The first is the one that is suggested; all are compared by ``Folding/plain(_:)``.
  let names: [String]
  let node: SearchNode

  init(_ names: [String], _ mark: Mark, _ label: String) {
    self.names = names
    node = .marks([mark], label: label)
  }

  init(_ names: [String], anyOf marks: [Mark], _ label: String) {
    self.names = names
    node = .marks(marks, label: label)
  }

  init(_ names: [String], noneOf marks: [Mark], _ label: String) {
    self.names = names
    node = .not(.marks(marks, label: label))
  }

  func begins(with plain: String) -> Bool {
    plain.utf8.count >= 2 && names.contains { $0.hasPrefix(plain) }
  }
}

extension FieldValues {
  static let channels: [Choice] = Channel.allCases.map { channel in
    Choice([channel.rawValue] + dutch(channel), .channel(channel), "channel \(channel.rawValue)")
  }

  private static func dutch(_ channel: Channel) -> [String] {
    switch channel {
    case .email: ["mail"]
    case .survey: ["enquete"]
    case .chat: []
    case .phone: ["telefoon", "call"]
    case .social: ["sociaal"]
    case .web: ["website"]
    case .inperson: ["persoonlijk", "balie"]
    }
  }

  static let sentiments = [
    Choice(["negative", "negatief"], .sentiment(.negative), "sentiment negative"),
    Choice(["neutral", "neutraal"], .sentiment(.neutral), "sentiment neutral"),
    Choice(["positive", "positief"], .sentiment(.positive), "sentiment positive"),
  ]

  private static let everyPromise = PromiseState.allCases.map(Mark.promise)

  static let promises = [
    Choice(["kept", "nagekomen"], .promise(.kept), "promise kept"),
    Choice(["broken", "gebroken"], .promise(.broken), "promise broken"),
    Choice(["open", "pending"], .promise(.open), "promise open"),
    Choice(["any", "yes", "ja"], anyOf: everyPromise, "any promise"),
    Choice(["none", "no", "geen", "nee"], noneOf: everyPromise, "any promise"),
  ]

  private static let everyVerdict = [-1, 0, 1].map(Mark.expectation)

  static let expectations = [
    Choice(
      ["worse", "unmet", "slechter", "minder", "minus1", "negative"], .expectation(-1),
      "worse than expected"),
    Choice(["met", "0", "gehaald", "zoalsverwacht", "neutral"], .expectation(0), "as expected"),
    Choice(
      ["better", "exceeded", "beter", "overtroffen", "1", "positive"], .expectation(1),
      "better than expected"),
    Choice(["any", "yes", "ja"], anyOf: everyVerdict, "any expectation"),
    Choice(["none", "no", "geen", "nee"], noneOf: everyVerdict, "any expectation"),
  ]
}

extension SearchField {
  /// Whether commas part several values, any of which may fit.
  var takesSeveral: Bool {
    switch self {
    case .theme, .touchpoint, .channel, .sentiment, .language, .week, .promise, .expectation,
      .nps, .id:
      true
    case .csat, .since, .until, .customer, .source: false
    }
  }
}
