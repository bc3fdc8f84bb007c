import Feedback

/// A rejection as JSON.
struct RejectionLine: Encodable {
  let file: String
  let line, column, index: Int?
  let reason, advice: String

  init(_ rejection: Rejection) {
    file = rejection.file
    line = rejection.line
    column = rejection.column
    index = rejection.index
    reason = rejection.reason
    advice = rejection.advice
  }
}
