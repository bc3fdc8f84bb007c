import Feedback

/// What a fit gives: lines for a workspace's lexicon files, each marked `fitted` in its last column.
package struct FittedLexicon: Sendable, Equatable {
  /// The word in the last column that tells a fitted line from one written by hand.
  package static let mark = "fitted"

  /// A line of a lexicon file.
  package struct Line: Sendable, Equatable {
    /// Below `lexicons/`, such as `nl/valence.tsv`.
    package var path: String
    package var key: String
    package var value: Double
    /// Empty for a weight of `scoring.tsv`.
    package var inflection: String
    /// The value before; nil where the entry is new.
    package var before: Double?
    /// How many of the texts have it; 0 for a weight.
    package var texts: Int
  }

  package var lines: [Line] = []

  package init(lines: [Line] = []) { self.lines = lines }

  /// The files that have lines, sorted.
  package var paths: [String] { Set(lines.map(\.path)).sorted() }

  /// The text of the file at `path`: what stands in `old` but for its fitted lines, then these.
  package func text(of path: String, over old: String = "") -> String {
    var kept = Self.handWritten(old)
    if !kept.isEmpty, !kept.hasSuffix("\n") { kept += "\n" }
    for line in lines where line.path == path {
      let inflection = line.inflection.isEmpty ? "" : "\t\(line.inflection)"
      kept += "\(line.key)\t\(Self.decimal(line.value))\(inflection)\t\(Self.mark)\n"
    }
    return kept
  }

  /// The lines of a file that a person wrote.
  package static func handWritten(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      !line.hasSuffix("\t" + mark) && !line.hasSuffix("\t\(mark)\r")
    }.joined(separator: "\n")
  }

  /// Two decimals with a point.
  static func decimal(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let rest = abs(hundredths) % 100
    let whole = abs(hundredths) / 100
    return "\(hundredths < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}
