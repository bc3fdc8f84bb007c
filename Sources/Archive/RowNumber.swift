import Feedback
import GRDB

/// How items are numbered: by the day of receipt, so that the order of the full-text index is the
/// order of days and a search for the newest stops after the first day that fills the page; within a
/// day one after the other as they come, so that a day's numbers are dense and the index has small
/// steps between them.
///
/// ```
///   0                2^40                                            2^62
///   | undated: 1, 2, 3 … | dated: 2^40 + day since 1970 × 2^18 + 0, 1, 2 … |
/// ```
///
/// The 262,145th item of a day takes a number of the next day, and so on: a survey that states one
/// day for a million answers fills four days of numbers. Numbers never lie before their day, and
/// which days are full is known (``RowNumber/isFull(_:_:)``); the column `received` holds the truth.
enum RowNumber {
  static let dated: Int64 = 1 << 40
  static let perDay: Int64 = 1 << 18

  private static let lastDay: Int64 = 1 << 22
  private static let secondsPerDay: Int64 = 86_400

  /// The lowest number that an item received at `instant` can have: the first of its day.
  static func floor(_ instant: Timestamp) -> Int64 {
    let day = instant.seconds >= 0 ? instant.seconds / secondsPerDay : 0
    return dated + min(day, lastDay) * perDay
  }

  /// The first number of the day that `row` is numbered by; 1 for undated items.
  static func floor(_ row: Int64) -> Int64 { row < dated ? 1 : row & ~(perDay - 1) }

  /// The first number behind those of the day whose first is `floor`.
  static func end(_ floor: Int64) -> Int64 { floor < dated ? dated : floor + perDay }

  /// Numbers outside which no item received from `from` on and before `before` can lie.
  static func bounds(
    from: Timestamp?, before: Timestamp?, _ db: Database
  ) throws -> ClosedRange<Int64> {
    let low = from.map(floor) ?? dated
    guard let before else { return low...max(low, .max) }
    let last = Timestamp(seconds: before.seconds > .min ? before.seconds - 1 : .min)
    var end = Self.end(floor(last))
    while try isFull(before: end, db) { end += perDay }
    return low...max(low, end - 1)
  }

  /// Whether all numbers of the day that ends before `end` are taken, so that the next day's may be
  /// of its items.
  static func isFull(before end: Int64, _ db: Database) throws -> Bool {
    let select = try db.cachedStatement(
      sql: "SELECT 1 FROM fact WHERE id >= ? AND id < ? LIMIT 1")
    let last = end - Int64(FactChunk.capacity)
    return try Int.fetchOne(select, arguments: [last, end]) != nil
  }
}
