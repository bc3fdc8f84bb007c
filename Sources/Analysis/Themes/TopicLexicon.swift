import Feedback
import Language

/// The words of one language that tell where in the journey something happened
/// (`touchpoint-cues.tsv`) and what it is about (`theme-cues.tsv`).
struct TopicLexicon: Sendable {
  let places: PhraseMatcher
  private(set) var placeRows: [(touchpoint: Touchpoint, weight: Double)] = []
  let subjects: PhraseMatcher
  private(set) var subjectRows: [Theme] = []

  /// - Throws: ``LexiconError`` at the first row with an unknown id, a weight outside 0 to 5 or a
  ///   pattern that cannot be read.
  init(_ language: LanguageCode, lexicons: Lexicons) throws(LexiconError) {
    let folder = language.rawValue
    let inflector = lexicons.inflector(language)
    let places = lexicons.library.table("\(folder)/touchpoint-cues.tsv")
    self.places = try PhraseMatcher(places, inflector: inflector)
    let known = Set(lexicons.taxonomy.touchpoints.map(\.id))
    for row in places.rows.indices {
      let id = places.string(row, 1)
      guard known.contains(id) else { throw places.error(row, "touchpoints.tsv has no such id") }
      let weight = try places.number(row, 2)
      guard weight > 0, weight <= 5 else { throw places.error(row, "a weight is above 0, to 5") }
      placeRows.append((Touchpoint(rawValue: id), weight))
    }
    let subjects = lexicons.library.table("\(folder)/theme-cues.tsv")
    self.subjects = try PhraseMatcher(subjects, inflector: inflector)
    let themes = Set(lexicons.taxonomy.themes.map(\.id))
    for row in subjects.rows.indices {
      let id = subjects.string(row, 1)
      guard themes.contains(id) else { throw subjects.error(row, "themes.tsv has no such id") }
      subjectRows.append(Theme(rawValue: id))
    }
  }
}
