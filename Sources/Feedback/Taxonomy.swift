/// The touchpoints and themes that a workspace knows, in the order in which they are shown, with
/// their names in both languages. Read from `Lexicons/touchpoints.tsv` and `Lexicons/themes.tsv`.
package struct Taxonomy: Sendable, Equatable {
  /// One touchpoint or theme with its names, keyed by language.
  package struct Entry: Sendable, Equatable {
    package let id: String
    package let dutch: String
    package let english: String

    package init(id: String, dutch: String, english: String) {
      self.id = id
      self.dutch = dutch
      self.english = english
    }

    /// The name in `language`, English where it is neither Dutch nor English.
    package func name(in language: LanguageCode) -> String {
      language == .dutch ? dutch : english
    }
  }

  package let touchpoints: [Entry]
  package let themes: [Entry]
  private let names: [String: Entry]

  package init(touchpoints: [Entry], themes: [Entry]) {
    self.touchpoints = touchpoints
    self.themes = themes
    names = Dictionary((touchpoints + themes).map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
  }

  /// The name of a touchpoint or theme in `language`; its id where the taxonomy does not know it.
  package func name(of id: String, in language: LanguageCode) -> String {
    names[id]?.name(in: language) ?? id
  }
}
