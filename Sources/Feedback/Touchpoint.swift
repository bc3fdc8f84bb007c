/// Where in the customer's journey something happened: the id of a row in `Lexicons/touchpoints.tsv`.
///
/// Ids are stable across versions and languages; names live in ``Taxonomy``.
package struct Touchpoint: RawRepresentable, Hashable, Sendable, Codable, Comparable {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  /// Reported like any other, never dropped.
  package static let unknown = Touchpoint(rawValue: "onbekend")

  package static func < (a: Touchpoint, b: Touchpoint) -> Bool { a.rawValue < b.rawValue }
}
