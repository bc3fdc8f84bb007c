/// The part that a survey column plays. The raw values are the names that `voc.yaml` uses.
package enum ColumnRole: String, Sendable, CaseIterable, Hashable {
  case responseID = "response-id"
  case date
  case customerID = "customer-id"
  case name
  case firstName = "first-name"
  case lastName = "last-name"
  case email, company, segment, touchpoint, channel, language
  /// Likelihood to recommend, 0–10.
  case nps
  case csat
  /// Effort asked as ease: high is easy.
  case ces
  /// Effort asked as effort: high is hard; turned round, so that ``Ratings/ces`` always means ease.
  case cesEffort = "ces-effort"
  case expectation, experience
  /// Whether a promise was kept, answered with yes or no.
  case promise
  /// An open answer.
  case answer
  /// Preview, test, partial or complete, in the tool's words.
  case status
  case finished
  /// Percentage of the questions seen.
  case progress
  /// A rating whose kind only its values can tell; never a decision.
  case score
  /// Kept as it stands.
  case other

  /// Whether the role is a rating on a scale.
  var isRating: Bool {
    switch self {
    case .nps, .csat, .ces, .cesEffort, .expectation, .experience, .score: true
    default: false
    }
  }

  /// Whether several columns of a survey may play it.
  var isShared: Bool {
    switch self {
    case .answer, .expectation, .experience, .promise, .other: true
    default: false
    }
  }
}
