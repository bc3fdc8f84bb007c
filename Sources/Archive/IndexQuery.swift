import Feedback
import GRDB

/// What the full-text index is asked for. Each item stands in it with the stems of its own language,
/// so each language has a pattern of its own, which counts for items of that language only: `note`
/// finds "notes" in an English item, and not "not", which is its stem in Dutch.
struct IndexQuery: Equatable {
  /// By ``TermRules/forms``; no item of a language that is not here.
  private let patterns: [LanguageCode: MatchPattern]

  /// - Parameter pattern: what to ask for items of a language; nil finds none of them.
  init(_ pattern: (LanguageCode) -> MatchPattern?) {
    var patterns: [LanguageCode: MatchPattern] = [:]
    for form in TermRules.forms { patterns[form] = pattern(form) }
    self.patterns = patterns
  }

  static func all(_ queries: [IndexQuery]) -> IndexQuery {
    IndexQuery { form in
      let patterns = queries.compactMap { $0.patterns[form] }
      return patterns.count == queries.count && !patterns.isEmpty ? .all(patterns) : nil
    }
  }

  static func any(_ queries: [IndexQuery]) -> IndexQuery {
    IndexQuery { form in
      let patterns = queries.compactMap { $0.patterns[form] }
      return patterns.isEmpty ? nil : .any(patterns)
    }
  }

  /// What fits this and not `other`.
  func excluding(_ other: IndexQuery) -> IndexQuery {
    IndexQuery { form in
      guard let pattern = patterns[form], let other = other.patterns[form] else {
        return patterns[form]
      }
      return pattern.excluding(other)
    }
  }

  /// A pattern, and the languages whose items it counts for: nil where those are all.
  typealias Part = (pattern: MatchPattern, languages: NumberSet?)

  /// The different patterns for the languages that the archive has: mostly one or two.
  func parts(_ db: Database) throws -> [Part] {
    var found: [(pattern: MatchPattern, languages: Set<Int64>)] = []
    let rows = try Row.fetchAll(
      db, sql: "SELECT code, text FROM word WHERE kind = ?",
      arguments: [WordKind.language.rawValue])
    for row in rows {
      let form = TermRules.form(of: LanguageCode(rawValue: row[1]))
      guard let pattern = patterns[form] else { continue }
      if let place = found.firstIndex(where: { $0.pattern == pattern }) {
        found[place].languages.insert(row[0])
      } else {
        found.append((pattern, [row[0]]))
      }
    }
    return found.map { found in
      (found.pattern, found.languages.count == rows.count ? nil : NumberSet(found.languages))
    }
  }

  /// What is asked of the items of any language.
  var combined: MatchPattern {
    var all: [MatchPattern] = []
    for form in TermRules.forms {
      if let pattern = patterns[form], !all.contains(pattern) { all.append(pattern) }
    }
    return .any(all)
  }
}
