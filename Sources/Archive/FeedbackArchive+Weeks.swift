import Feedback
import GRDB

extension FeedbackArchive {
  /// How many items were received in each ISO week on the calendar of `zone`; weeks without any are
  /// not among them.
  package func weeks(in zone: Zone) throws(ArchiveError) -> [Week: Int] {
    try reading { db in
      // By quarters of an hour, since no zone's day begins within one.
      let sql = """
        SELECT received / 900, count(*) FROM item WHERE received IS NOT NULL GROUP BY 1
        """
      var weeks: [Week: Int] = [:]
      let rows = try Row.fetchCursor(db, sql: sql)
      while let row = try rows.next() {
        let quarter: Int64 = row[0]
        weeks[Week(containing: Timestamp(seconds: quarter * 900), in: zone), default: 0] += row[1]
      }
      return weeks
    }
  }
}
