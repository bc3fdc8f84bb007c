/// Markup that could not be read to its end, with the place where it went wrong. Two errors are
/// equal where their codes are.
package struct MarkupError: Error, Equatable, Sendable, CustomStringConvertible {
  package enum Code: Sendable {
    /// The file breaks a rule of XML, such as an element that is never closed.
    case malformed
    /// Elements stand deeper in each other than any export needs.
    case tooDeep
    /// A piece is larger than may be held in memory.
    case tooLarge
    /// The file is in an encoding that nobody knows.
    case unknownEncoding
    /// The bytes could not be read from disk.
    case unreadable
    /// An XPath expression that cannot be evaluated.
    case badPath
  }

  package let code: Code
  /// From 1; 0 where the place is not known.
  package let line: Int
  /// From 1, in bytes; 0 where the place is not known.
  package let column: Int
  /// What is wrong, without a full stop and without words from the file.
  package let detail: String

  package init(_ code: Code, line: Int = 0, column: Int = 0, detail: String) {
    self.code = code
    self.line = line
    self.column = column
    self.detail = detail
  }

  /// `3:17: the tags do not match`
  package var description: String {
    line > 0 ? "\(line):\(column): \(detail)" : detail
  }

  package static func == (a: MarkupError, b: MarkupError) -> Bool { a.code == b.code }
}
