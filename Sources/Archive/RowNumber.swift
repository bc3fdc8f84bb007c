import Feedback
import GRDB

/// How items are numbered: by time of receipt, so that the order of the table and of the full-text
/// index is the order of time, and newest first costs nothing.
///
/// ```
///   0                2^40                                            2^62
///   | undated: 1, 2, 3 … | dated: 2^40 + second since 1970 × 4096 + 0…4095 |
/// ```
///
/// The 4,097th item of a second takes a number of the next: a survey that only states days puts
/// 50,000 answers in 13 seconds of numbers, after one another. The column `received` holds the
/// truth; numbers are only its order, and never lie before it.
struct RowNumber {
  private let db: Database
  /// The next free number at or after the start of each second that this transaction has used.
  private var next: [Int64: Int64] = [:]

  static let dated: Int64 = 1 << 40
  static let perSecond: Int64 = 4096

  init(_ db: Database) { self.db = db }

  /// The lowest number that an item received at `instant` can have.
  static func floor(_ instant: Timestamp) -> Int64 {
    dated + min(max(0, instant.seconds), 1 << 38) * perSecond
  }

  /// How far a number can lie behind its second: never further than there are items.
  private static let slack: Int64 = 1 << 26

  /// Numbers outside which no item received from `from` on and before `before` can lie.
  static func bounds(from: Timestamp?, before: Timestamp?) -> ClosedRange<Int64> {
    let low = from.map(floor) ?? dated
    return low...max(low, before.map { floor($0) + slack } ?? .max)
  }

  /// A free number for an item received at `instant`.
  mutating func take(_ instant: Timestamp?) throws -> Int64 {
    let floor = instant.map(Self.floor) ?? 1
    let number = try next[floor] ?? firstFree(from: floor, isDated: instant != nil)
    next[floor] = try firstFree(from: floor, after: number)
    return number
  }

  private func firstFree(from floor: Int64, isDated: Bool) throws -> Int64 {
    guard isDated else { return try lastTaken(below: Self.dated, from: 1).map { $0 + 1 } ?? 1 }
    var start = floor
    while true {
      let end = start + Self.perSecond
      guard let last = try lastTaken(below: end, from: start) else { return start }
      if last + 1 < end { return last + 1 }
      start = end
    }
  }

  /// The number after one that was just given and is not in the table yet.
  private func firstFree(from floor: Int64, after number: Int64) throws -> Int64 {
    let candidate = number + 1
    let crosses = floor >= Self.dated && (candidate - Self.dated) % Self.perSecond == 0
    return crosses ? try firstFree(from: candidate, isDated: true) : candidate
  }

  private func lastTaken(below end: Int64, from start: Int64) throws -> Int64? {
    let select = try db.cachedStatement(
      sql: "SELECT id FROM item WHERE id < ? AND id >= ? ORDER BY id DESC LIMIT 1")
    return try Int64.fetchOne(select, arguments: [end, start])
  }
}
