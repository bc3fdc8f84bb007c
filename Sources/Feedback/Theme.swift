/// What feedback is about, across touchpoints: an id `level1.level2` from `Lexicons/themes.tsv`,
/// such as `snelheid.wachttijd`.
package struct Theme: RawRepresentable, Hashable, Sendable, Codable, Comparable {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  /// The part before the full stop: `snelheid` of `snelheid.wachttijd`.
  package var family: String { String(rawValue.prefix { $0 != "." }) }

  package static func < (a: Theme, b: Theme) -> Bool { a.rawValue < b.rawValue }
}
