import Feedback

// The numbers by which closed sets of words are stored. They are part of the schema: a new case
// gets a new number, and no number is ever given again.

/// A word that is stored as a small number.
protocol Coded: CaseIterable, Equatable {
  var code: Int { get }
}

extension Coded {
  init?(code: Int) {
    guard let value = Self.allCases.first(where: { $0.code == code }) else { return nil }
    self = value
  }
}

extension Channel: Coded {
  var code: Int {
    switch self {
    case .email: 1
    case .survey: 2
    case .chat: 3
    case .phone: 4
    case .social: 5
    case .web: 6
    case .inperson: 7
    }
  }
}

extension SentimentLabel: Coded {
  var code: Int {
    switch self {
    case .negative: -1
    case .neutral: 0
    case .positive: 1
    }
  }
}

extension PromiseState: Coded {
  var code: Int {
    switch self {
    case .kept: 1
    case .open: 2
    case .broken: 3
    }
  }
}

extension Statement.Kind: Coded {
  var code: Int {
    switch self {
    case .promiseBroken: 1
    case .promiseKept: 2
    case .promiseOpen: 3
    case .sourceMismatch: 4
    case .unmet: 5
    case .met: 6
    case .exceeded: 7
    case .norm: 8
    case .pastStandard: 9
    }
  }
}

extension Statement.Unit: Coded {
  var code: Int {
    switch self {
    case .minutes: 1
    case .hours: 2
    case .days: 3
    case .workingDays: 4
    case .weeks: 5
    case .months: 6
    case .euros: 7
    case .dollars: 8
    case .pounds: 9
    case .items: 10
    case .weekday: 11
    case .date: 12
    case .timeOfDay: 13
    }
  }
}

extension FeedbackItem.Role: Coded {
  var code: Int {
    switch self {
    case .customer: 1
    case .agent: 2
    case .system: 3
    case .unknown: 4
    }
  }
}
