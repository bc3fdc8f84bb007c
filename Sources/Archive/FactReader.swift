import Feedback
import GRDB

/// Reads the table `fact`: all of it or the days asked for, or the rows that an index found.
struct FactReader {
  private let db: Database
  private var current: FactChunk?

  init(_ db: Database) { self.db = db }

  /// The chunk and the place in it of `row`; nil where there is no such item (any more).
  mutating func place(of row: Int64) throws -> FactPlace? {
    if let current, let place = FactPlace(current, row: row) { return place }
    let select = try db.cachedStatement(
      sql: "SELECT id, bytes FROM fact WHERE id <= ? ORDER BY id DESC LIMIT 1")
    current = try Row.withFirst(of: select, arguments: [row], Self.chunk)
    return current.flatMap { FactPlace($0, row: row) }
  }

  /// All chunks that can hold rows of `range`, in the order of their numbers.
  static func forEachChunk(
    _ db: Database, in range: ClosedRange<Int64> = 0 ... .max, isDescending: Bool = false,
    _ body: (FactChunk) throws -> Walk
  ) throws {
    let low = max(0, range.lowerBound - Int64(FactChunk.capacity) + 1)
    let order = isDescending ? "DESC" : "ASC"
    let select = try db.makeStatement(
      sql: "SELECT id, bytes FROM fact WHERE id BETWEEN ? AND ? ORDER BY id \(order)")
    let rows = try Row.fetchCursor(select, arguments: [low, range.upperBound])
    while let row = try rows.next() {
      if try body(chunk(row)) == .stop { return }
    }
  }

  /// Every item of `range` that is there.
  static func forEach(
    _ db: Database, in range: ClosedRange<Int64> = 0 ... .max,
    _ body: (FactPlace) throws -> Void
  ) throws {
    try forEachChunk(db, in: range) { chunk in
      for index in 0..<chunk.count where !chunk.isErased(index) {
        let place = FactPlace(chunk: chunk, index: index)
        if range.contains(place.row) { try body(place) }
      }
      return .goOn
    }
  }

  private static func chunk(_ row: Row) throws -> FactChunk {
    let bytes = try row.withBytes(1) { Array($0) }
    return try FactChunk(first: row[0], bytes)
  }
}

/// Whether a walk goes on.
enum Walk { case goOn, stop }

/// One item in its chunk.
struct FactPlace {
  let chunk: FactChunk
  let index: Int

  init(chunk: FactChunk, index: Int) {
    self.chunk = chunk
    self.index = index
  }

  /// Nil where `row` is not in `chunk`, or is erased.
  init?(_ chunk: FactChunk, row: Int64) {
    let index = row &- chunk.first
    guard index >= 0, index < chunk.count, !chunk.isErased(Int(index)) else { return nil }
    self.init(chunk: chunk, index: Int(index))
  }

  var row: Int64 { chunk.first + Int64(index) }

  @inline(__always)
  func value(_ column: FactColumn) -> Int64 { chunk.value(column, index) }

  @inline(__always)
  func optional(_ column: FactColumn) -> Int64? {
    let value = chunk.value(column, index)
    return value == FactColumn.none ? nil : value
  }

  var received: Timestamp? { optional(.received).map(Timestamp.init(seconds:)) }

  var content: ContentPlace {
    ContentPlace(block: value(.block), slot: Int(value(.slot)))
  }

  /// The mean disconfirmation of the item's statements; nil where none has a verdict.
  var gap: Double? {
    var (sum, count) = (0, 0)
    for place in chunk.places(index) where chunk.value(.placeStated, place) != 0 {
      let verdicts = chunk.stated(place: place).verdicts
      sum += verdicts.sum
      count += verdicts.count
    }
    return count > 0 ? Double(sum) / Double(count) : nil
  }
}

extension Observation.Verdicts {
  /// Of the levels, -2 to 2.
  var sum: Int {
    Int(better) - Int(worse) + 2 * (Int(muchBetter) - Int(muchWorse))
  }

  var count: Int {
    Int(muchWorse) + Int(worse) + Int(met) + Int(better) + Int(muchBetter)
  }
}

extension Row {
  /// Lends the first row of what `select` finds, whose bytes lie where SQLite has them: one that is
  /// fetched is a copy. Nil where there is none.
  static func withFirst<T>(
    of select: GRDB.Statement, arguments: StatementArguments, _ body: (Row) throws -> T
  ) throws -> T? {
    let rows = try fetchCursor(select, arguments: arguments)
    return try withExtendedLifetime(rows) { try rows.next().map(body) }
  }

  /// Lends the bytes of a blob column, without a copy.
  func withBytes<T>(
    _ index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> T
  ) throws -> T {
    try withUnsafeData(atIndex: index) { data in
      guard let data else { throw PackedBytesError() }
      return try data.withUnsafeBytes { try body($0.bindMemory(to: UInt8.self)) }
    }
  }
}
