import Feedback
import GRDB

/// What the items of a search amount to.
package struct SearchTally: Sendable, Equatable {
  package var items: Int
  package var people: Int
  /// Mean score in [-1, 1]; nil where nothing was found.
  package var sentiment: Double?
  /// Mean disconfirmation in [-2, 2] of the items that have one; nil where none has.
  package var gap: Double?
}

extension FeedbackArchive {
  /// Adds up the items that fit `query`.
  ///
  /// - Parameter persons: as in ``search(_:order:limit:offset:persons:)``.
  package func tally(
    _ query: SearchQuery, persons: [String: Int64] = [:]
  ) throws(ArchiveError) -> SearchTally {
    return try reading { db in
      let plan = try QueryPlan(query, rules: terms, people: persons, db)
      var tally = SearchTally(items: 0, people: 0)
      var people: Set<Int64> = []
      var (sentiment, gaps, gap) = (0.0, 0, 0.0)
      try QueryRun(plan, db).forEach { item in
        tally.items += 1
        people.insert(item.value(.person))
        sentiment += Double(item.value(.sentiment))
        if let mean = item.gap {
          gaps += 1
          gap += mean
        }
        return .goOn
      }
      tally.people = people.count
      if tally.items > 0 { tally.sentiment = sentiment / Double(tally.items) / ItemFacts.scale }
      if gaps > 0 { tally.gap = gap / Double(gaps) }
      return tally
    }
  }
}
