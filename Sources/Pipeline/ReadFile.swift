import Feedback

/// A file that is read, to its end or as far as it can be.
struct ReadFile: Sendable {
  let drop: Drop
  let tally: Tally
  /// Why it was not read to its end.
  var rejection: Rejection?
  /// Of its bytes; empty where they cannot be read.
  var hash = ""
}

/// What was found in a part of a file.
struct FilePart: Sendable {
  /// The file's.
  let tally: Tally
  let outcomes: Outcomes
}
