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
    let plan = QueryPlan(query, rules: terms, people: persons)
    let columns = """
      count(*), count(DISTINCT item.person), avg(item.sentiment), avg(item.gap)
      """
    return try reading { db in
      let sql = "SELECT \(columns) " + plan.from(needsItem: true)
      guard let row = try Row.fetchOne(db, sql: sql, arguments: plan.values) else {
        return SearchTally(items: 0, people: 0)
      }
      let (sentiment, gap): (Double?, Double?) = (row[2], row[3])
      return SearchTally(
        items: row[0], people: row[1], sentiment: sentiment.map { $0 / ItemFacts.scale },
        gap: gap.map { $0 / ItemFacts.scale })
    }
  }
}
