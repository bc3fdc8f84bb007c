/// An input that could not be used: where it stands, why, and what to do about it. The run goes on.
/// Never holds a customer's words.
package struct Rejection: Error, Sendable, Equatable, CustomStringConvertible {
  package var file: String
  /// From 1; nil where the format has no lines.
  package var line: Int?
  /// From 1, in characters; nil where unknown.
  package var column: Int?
  /// Where the same is wrong again, where one message tells it of several lines.
  package var otherLines: [Int] = []
  /// The message, row or transcript, counted from 0 in the file; nil where the whole file is meant.
  package var index: Int?
  /// What is wrong, without a full stop.
  package var reason: String
  /// What the user can do, without a full stop.
  package var advice: String

  package init(
    file: String, line: Int? = nil, column: Int? = nil, index: Int? = nil, reason: String,
    advice: String
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.index = index
    self.reason = reason
    self.advice = advice
  }

  /// `feedback.csv:212:7: the field that opens on line 207 is never closed; add a closing quote`
  package var description: String {
    var place = file
    if let line { place += ":\(line)" }
    if line != nil, let column { place += ":\(column)" }
    if line == nil, let index { place += "#\(index)" }
    return "\(place): \(reason); \(advice)"
  }
}
