/// An ISO 639-1 language code in lower case, or `und` (ISO 639-2) where none could be told.
package struct LanguageCode: RawRepresentable, Hashable, Sendable, Codable {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  package static let dutch = LanguageCode(rawValue: "nl")
  package static let english = LanguageCode(rawValue: "en")
  package static let undetermined = LanguageCode(rawValue: "und")

  /// The languages whose sentiment and expectations are read; any other is recognised, counted and
  /// not scored.
  package static let analysed: [LanguageCode] = [.dutch, .english]
}
