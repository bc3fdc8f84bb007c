import Feedback
import GRDB

extension FeedbackArchive {
  /// How many items were received in each ISO week on the calendar of `zone`; weeks without any are
  /// not among them.
  package func weeks(in zone: Zone) throws(ArchiveError) -> [Week: Int] {
    try reading { db in
      // By quarters of an hour, since no zone's day begins within one.
      var quarters: [Int64: Int] = [:]
      try FactReader.forEach(db) { item in
        if let received = item.received { quarters[received.seconds / 900, default: 0] += 1 }
      }
      var weeks: [Week: Int] = [:]
      for (quarter, count) in quarters {
        weeks[Week(containing: Timestamp(seconds: quarter * 900), in: zone), default: 0] += count
      }
      return weeks
    }
  }
}
