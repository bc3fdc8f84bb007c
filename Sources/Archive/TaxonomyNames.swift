import Bytes
import Feedback

/// Finds touchpoints and themes by what people call them: id, name in either language, second level
/// alone, or the beginning of any of these.
struct TaxonomyNames: Sendable {
  enum Level: Sendable { case theme, touchpoint }

  private struct Name: Sendable {
    let plain: String
    let level: Level
    let id: String
    /// As it is suggested.
    let field: String
    /// The words of the name, where it has several.
    var words: [String] = []
  }

  private struct Family: Sendable {
    let id: String
    /// The id and what it is called in English, which the taxonomy does not say.
    let plain: [String]

    private static let english = [
      "betrouwbaarheid": ["reliability"], "snelheid": ["speed", "responsiveness"],
      "deskundigheid": ["expertise", "competence"], "betrokkenheid": ["care", "empathy"],
      "prijs": ["price"], "informatie": ["information"], "moeite": ["effort"],
      "loyaliteit": ["loyalty"],
    ]

    init(_ id: String) {
      self.id = id
      plain = [Folding.plain(id)] + (Self.english[id] ?? [])
    }
  }

  private let names: [Name]
  private let families: [Family]

  init(_ taxonomy: Taxonomy) {
    func names(_ entries: [Taxonomy.Entry], _ level: Level, _ field: String) -> [Name] {
      entries.flatMap { entry in
        let last = entry.id.split(separator: ".").last.map(String.init) ?? entry.id
        let called = [entry.id, last, entry.dutch, entry.english]
        var words: [String: [String]] = [:]
        for name in called {
          let parts = name.split(separator: " ").map { Folding.plain(String($0)) }
          words[Folding.plain(name)] = parts.count > 1 ? parts : []
        }
        return words.filter { !$0.key.isEmpty }.sorted { $0.key < $1.key }.map { plain, words in
          Name(plain: plain, level: level, id: entry.id, field: field, words: words)
        }
      }
    }
    self.names =
      names(taxonomy.themes, .theme, "theme")
      + names(taxonomy.touchpoints, .touchpoint, "touchpoint")
    families = Set(taxonomy.themes.map { Theme(rawValue: $0.id).family }).sorted().map(Family.init)
  }

  /// What `typed` names at `level`. A theme may also be a whole family, and where no theme has the
  /// name, a touchpoint: people ask `theme:levering`. A whole name of either level comes before the
  /// beginning of one, and that before a word in one (`installatie`); what several share means all of
  /// them.
  func find(_ typed: String, _ level: Level) -> SearchNode? {
    let plain = Folding.plain(typed)
    guard !plain.isEmpty else { return nil }
    let levels: [Level] = level == .theme ? [.theme, .touchpoint] : [.touchpoint]
    return levels.lazy.compactMap { exact(plain, $0) }.first
      ?? levels.lazy.compactMap { beginning(with: plain, $0) }.first
      ?? levels.lazy.compactMap { holding(plain, $0) }.first
  }

  /// The ids at `level` that `typed` names exactly, else those with a name that begins so.
  func ids(_ typed: String, _ level: Level) -> [String] {
    let plain = Folding.plain(typed)
    guard !plain.isEmpty else { return [] }
    let exact = ids(level) { $0 == plain }
    return exact.isEmpty && plain.utf8.count >= 2 ? ids(level) { $0.hasPrefix(plain) } : exact
  }

  private func ids(_ level: Level, where fits: (String) -> Bool) -> [String] {
    Set(names.filter { $0.level == level && fits($0.plain) }.map(\.id)).sorted()
  }

  private func exact(_ plain: String, _ level: Level) -> SearchNode? {
    if level == .theme, let family = families.first(where: { $0.plain.contains(plain) }) {
      return .marks([.theme(family.id)], label: "theme \(family.id)")
    }
    return node(ids(level) { $0 == plain }, level)
  }

  private func beginning(with plain: String, _ level: Level) -> SearchNode? {
    guard plain.utf8.count >= 2 else { return nil }
    if level == .theme {
      let found = families.filter { $0.plain.contains { $0.hasPrefix(plain) } }
      if found.count == 1, let family = found.first {
        return .marks([.theme(family.id)], label: "theme \(family.id)")
      }
    }
    return node(ids(level) { $0.hasPrefix(plain) }, level)
  }

  private func holding(_ plain: String, _ level: Level) -> SearchNode? {
    guard plain.utf8.count >= 4 else { return nil }
    let found = names.filter { $0.level == level && $0.words.contains { $0.hasPrefix(plain) } }
    return node(Set(found.map(\.id)).sorted(), level)
  }

  private func node(_ ids: [String], _ level: Level) -> SearchNode? {
    guard !ids.isEmpty else { return nil }
    let marks = ids.map { level == .theme ? Mark.theme($0) : Mark.touchpoint($0) }
    let label = ids.joined(separator: " or ")
    return .marks(marks, label: (level == .theme ? "theme " : "touchpoint ") + label)
  }

  /// The nearest name at either level, as it can be typed, that of `level` first where two are
  /// equally near; nil where none is near enough to be meant.
  func nearest(to typed: String, _ level: Level) -> String? {
    let plain = Folding.plain(typed)
    if level == .touchpoint, exact(plain, .theme) != nil { return "theme:\(plain)" }
    let others = families.flatMap { family in
      family.plain.map { Name(plain: $0, level: .theme, id: family.id, field: "theme") }
    }
    let near = (names + others).map { name in
      (name, EditDistance.between(plain, name.plain) * 2 + (name.level == level ? 0 : 1))
    }.min { $0.1 < $1.1 }
    guard let near, near.1 <= max(3, plain.utf8.count) else { return nil }
    return "\(near.0.field):\(near.0.id)"
  }
}

extension Taxonomy {
  /// The touchpoints that `typed` names: by id, by name in either language, or by the beginning of
  /// one; empty where it names none.
  package func touchpoints(named typed: String) -> [Touchpoint] {
    TaxonomyNames(self).ids(typed, .touchpoint).map(Touchpoint.init(rawValue:))
  }
}
