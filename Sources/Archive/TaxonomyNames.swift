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
  }

  private let names: [Name]
  private let families: [String]

  init(_ taxonomy: Taxonomy) {
    func names(_ entries: [Taxonomy.Entry], _ level: Level, _ field: String) -> [Name] {
      entries.flatMap { entry in
        let last = entry.id.split(separator: ".").last.map(String.init) ?? entry.id
        return Set([entry.id, last, entry.dutch, entry.english].map(Folding.plain))
          .subtracting([""]).sorted()
          .map { Name(plain: $0, level: level, id: entry.id, field: field) }
      }
    }
    self.names =
      names(taxonomy.themes, .theme, "theme")
      + names(taxonomy.touchpoints, .touchpoint, "touchpoint")
    families = Set(taxonomy.themes.map { Theme(rawValue: $0.id).family }).sorted()
  }

  /// What `typed` names at `level`. A theme may also be a whole family, and where no theme has the
  /// name, a touchpoint: people ask `theme:levering`. A whole name of either level comes before the
  /// beginning of one; a beginning that several share means all of them.
  func find(_ typed: String, _ level: Level) -> SearchNode? {
    let plain = Folding.plain(typed)
    guard !plain.isEmpty else { return nil }
    let levels: [Level] = level == .theme ? [.theme, .touchpoint] : [.touchpoint]
    return levels.lazy.compactMap { exact(plain, $0) }.first
      ?? levels.lazy.compactMap { beginning(with: plain, $0) }.first
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
    if level == .theme, let family = families.first(where: { Folding.plain($0) == plain }) {
      return .marks([.theme(family)], label: "theme \(family)")
    }
    return node(ids(level) { $0 == plain }, level)
  }

  private func beginning(with plain: String, _ level: Level) -> SearchNode? {
    guard plain.utf8.count >= 2 else { return nil }
    if level == .theme {
      let found = families.filter { Folding.plain($0).hasPrefix(plain) }
      if found.count == 1, let family = found.first {
        return .marks([.theme(family)], label: "theme \(family)")
      }
    }
    return node(ids(level) { $0.hasPrefix(plain) }, level)
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
    let others = families.map {
      Name(plain: Folding.plain($0), level: .theme, id: $0, field: "theme")
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
