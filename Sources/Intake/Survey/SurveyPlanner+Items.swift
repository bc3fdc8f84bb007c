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
