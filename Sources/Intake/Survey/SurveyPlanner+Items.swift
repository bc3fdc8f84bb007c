import Feedback

// Columns that belong together: a battery asked twice, and ratings of one touchpoint each.
extension SurveyPlanner {
  /// Items of SERVQUAL and importance-performance batteries: as many columns with one code as with
  /// the other, such as `E1` to `E22` and `P1` to `P22`.
  mutating func pairItems() {
    var items: [ColumnRole: [String: Int]] = [:]
    for (index, column) in header.columns.enumerated() where profiles[index].ratingShare >= 0.6 {
      guard let code = ItemCode(column.name),
        let role = SurveyLexicon.standard.codes[code.letters]
      else { continue }
      items[role, default: [:]][code.item] = index
    }
    let (expected, experienced) = (items[.expectation] ?? [:], items[.experience] ?? [:])
    let both = expected.keys.filter { experienced[$0] != nil }
    guard both.count >= 3 else { return }
    for item in both {
      for (role, index) in [
        (ColumnRole.expectation, expected[item]), (.experience, experienced[item]),
      ] {
        guard let index else { continue }
        columns[index].role = role
        columns[index].reason = "one of \(both.count) items asked twice"
        weights[index] = 70
        isItem.insert(index)
      }
    }
  }

  /// A battery of at least five items that is asked twice in the same words: SERVQUAL asks for the
  /// expectations first.
  mutating func pairBlocks() {
    guard !columns.contains(where: { $0.role == .expectation }) else { return }
    let places = Dictionary(
      header.columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    let pairs = header.columns.compactMap { column -> (first: Int, second: Int)? in
      guard let first = places[column.name], let second = places["\(column.name) (2)"],
        profiles[first].ratingShare >= 0.6, profiles[second].ratingShare >= 0.6
      else { return nil }
      return (first, second)
    }
    guard pairs.count >= 5, let last = pairs.map(\.first).max(), let start = pairs.first,
      pairs.allSatisfy({ $0.second > last })
    else { return }
    for pair in pairs {
      for (index, role) in [(pair.first, ColumnRole.expectation), (pair.second, .experience)] {
        columns[index].role = role
        columns[index].reason = "one of \(pairs.count) items asked twice in the same words"
        weights[index] = 70
        isItem.insert(index)
      }
    }
    warn(
      columns[start.first],
      "its block is asked twice, and the first is taken for the expectation",
      setting: "expectation")
  }

  /// A battery whose two askings differ in one word, at the beginning or the end of each name: where one
  /// of the words is known for the expectation, the other is the experience.
  mutating func pairWords() {
    var items: [Word: [String: Int]] = [:]
    for (index, column) in header.columns.enumerated() where profiles[index].looksRated {
      for (word, rest) in Self.splits(column.name) { items[word, default: [:]][rest] = index }
    }
    let expected = items.filter { _, columns in
      columns.count >= 3 && columns.values.allSatisfy { self.columns[$0].role == .expectation }
    }
    for (word, asked) in expected {
      for (other, answered) in items where other != word && other.isFirst == word.isFirst {
        let both = asked.keys.filter { answered[$0] != nil }
        guard both.count >= 3, both.count * 5 >= asked.count * 4 else { continue }
        for index in both.compactMap({ answered[$0] }) where columns[index].role != .experience {
          columns[index].role = .experience
          columns[index].reason = "one of \(both.count) items asked twice"
          weights[index] = 70
        }
      }
    }
  }

  /// The word in which the two askings of a battery differ.
  private struct Word: Hashable {
    let text: String
    let isFirst: Bool
  }

  /// A name without its first word, and without its last: `기대1. 시설` is `기대` and `1 시설`.
  private static func splits(_ name: String) -> [(Word, rest: String)] {
    let words = folded(name)
    let first = words.prefix { $0.isLetter }
    let last = String(words.reversed().prefix { $0.isLetter }.reversed())
    let (tail, head) = (words.dropFirst(first.count), words.dropLast(last.count))
    var splits: [(Word, rest: String)] = []
    if !first.isEmpty, !tail.isEmpty {
      splits.append((Word(text: String(first), isFirst: true), String(tail)))
    }
    if !last.isEmpty, !head.isEmpty {
      splits.append((Word(text: last, isFirst: false), String(head)))
    }
    return splits
  }

  mutating func findTouchpoints() {
    let names = TouchpointNames(context.touchpointNames)
    for index in columns.indices where columns[index].role.isRating {
      columns[index].touchpoint = names.touchpoint(
        of: header.columns[index], isItem: isItem.contains(index))
    }
  }

  /// Ratings are of one touchpoint each where they name several, or where another column asks the
  /// same of the whole; else the one that is named is what the whole survey is about. What the
  /// settings name stays.
  mutating func settleTouchpoints() {
    let rated = columns.indices.filter { columns[$0].role.isRating }
    let named = Set(rated.compactMap { columns[$0].touchpoint })
    let ofWhole = Set(rated.filter { columns[$0].touchpoint == nil }.map { columns[$0].role })
    if ofWhole.isEmpty, named.count == 1, !rated.contains(where: { columns[$0].role == .nps }) {
      touchpoint = named.first
    }
    for index in rated
    where named.count <= 1 && !ofWhole.contains(columns[index].role)
      && !hasStatedTouchpoint.contains(index)
    {
      columns[index].touchpoint = nil
    }
  }
}
