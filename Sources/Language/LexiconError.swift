/// A lexicon file that cannot be used, with its place and the reason. Equal by place.
package struct LexiconError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The path below `Lexicons/`, or below the workspace with `lexicons/` before it.
  package let file: String
  /// From 1; nil where the file as a whole is meant.
  package let line: Int?
  package let reason: String

  package init(file: String, line: Int? = nil, reason: String) {
    self.file = file
    self.line = line
    self.reason = reason
  }

  package static func == (a: LexiconError, b: LexiconError) -> Bool {
    a.file == b.file && a.line == b.line
  }

  package var description: String {
    let place = "\(file):\(line.map { "\($0):" } ?? "")"
    let isOwn = file.hasPrefix("lexicons/") && line != nil
    let remedy = isOwn ? "; mend the line or take it out (voc lexicon check lists all such)" : ""
    return "\(place) \(reason)\(remedy)"
  }
}
