/// A field that was used wrongly in a search: where, what, and the nearest that would be right.
package struct SearchQueryError: Error, Sendable, Equatable, CustomStringConvertible {
  package enum Code: Sendable, Equatable {
    /// A name that is one slip away from a field's.
    case unknownField
    /// A value that the field does not have.
    case unknownValue
    /// A field without a value.
    case missingValue
    /// A range or date that cannot be read, or whose end comes before its start.
    case badRange
    /// More terms, or deeper groups, than a search can have.
    case tooLarge
  }

  package let code: Code
  /// Where in the query, from 1, in characters.
  package let column: Int
  /// What is wrong, without a full stop.
  package let reason: String
  /// The nearest that would be right, as it can be typed; nil where nothing is near.
  package let suggestion: String?

  init(_ code: Code, column: Int, reason: String, suggestion: String? = nil) {
    self.code = code
    self.column = column
    self.reason = reason
    self.suggestion = suggestion
  }

  /// `column 4: "leverng" is no touchpoint; did you mean touchpoint:levering?`
  package var description: String {
    let place = "column \(column): \(reason)"
    return suggestion.map { "\(place); did you mean \($0)?" } ?? place
  }
}
