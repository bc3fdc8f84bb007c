import GRDB

/// Writes the table `fact`: chunks that items are put into, changed in and taken out of, each written
/// once at the end.
struct FactWriter {
  private let db: Database
  private var tables: [FactTable] = []
  private var isChanged: [Bool] = []
  /// Where in `tables` the chunk that begins with a row number is.
  private var places: [Int64: Int] = [:]
  /// The chunk that was used last.
  private var last: (first: Int64, place: Int)?
  /// The first row number of the last chunk of each day that was added to, by the day's first.
  private var tails: [Int64: Int64] = [:]

  init(_ db: Database) { self.db = db }

  /// How many chunks are held before they are written.
  private static let memory = 512

  var isLarge: Bool { tables.count > Self.memory }

  /// Gives `row` the next number of the day whose numbers begin at `floor`.
  mutating func append(_ row: FactRow, floor: Int64) throws -> Int64 {
    var floor = floor
    while true {
      var first = try tail(of: floor)
      var place = try load(first)
      if tables[place].isFull { first += Int64(FactChunk.capacity) }
      guard first < RowNumber.end(floor) else {
        floor = RowNumber.end(floor)
        continue
      }
      place = try load(first)
      if tails[floor] != first { tails[floor] = first }
      isChanged[place] = true
      tables[place].append(row)
      return first + Int64(tables[place].count) - 1
    }
  }

  /// The value of `column` of an item that is there; nil where it is not.
  mutating func value(_ column: FactColumn, row: Int64) throws -> Int64? {
    let first = Self.first(row)
    let place = try load(first)
    let index = Int(row - first)
    guard index < tables[place].count, tables[place][.block, index] != FactColumn.none else {
      return nil
    }
    return tables[place][column, index]
  }

  mutating func set(_ row: FactRow, at number: Int64) throws {
    let first = Self.first(number)
    let place = try load(first)
    isChanged[place] = true
    tables[place].set(row, at: Int(number - first))
  }

  mutating func clear(_ number: Int64) throws {
    let first = Self.first(number)
    let place = try load(first)
    isChanged[place] = true
    tables[place].clear(Int(number - first))
  }

  /// Writes what was changed and forgets what was read.
  mutating func flush() throws {
    let put = try db.cachedStatement(sql: "INSERT OR REPLACE INTO fact(id, bytes) VALUES(?, ?)")
    let delete = try db.cachedStatement(sql: "DELETE FROM fact WHERE id = ?")
    for first in places.keys.sorted() {
      guard let place = places[first], isChanged[place] else { continue }
      if tables[place].isEmpty, !Self.isLastOfDay(first) {
        try delete.execute(arguments: [first])
      } else {
        try put.run(first, blob: tables[place].packed())
      }
    }
    tables.removeAll(keepingCapacity: true)
    isChanged.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    tails.removeAll(keepingCapacity: true)
    last = nil
  }

  /// By which ``RowNumber/isFull(before:_:)`` knows that a day has overflown.
  private static func isLastOfDay(_ first: Int64) -> Bool {
    first + Int64(FactChunk.capacity) == RowNumber.end(RowNumber.floor(first))
  }

  /// The first number of the chunk that `row` is in.
  private static func first(_ row: Int64) -> Int64 {
    let floor = RowNumber.floor(row)
    return row - (row - floor) % Int64(FactChunk.capacity)
  }

  private mutating func tail(of floor: Int64) throws -> Int64 {
    if let known = tails[floor] { return known }
    let select = try db.cachedStatement(
      sql: "SELECT id FROM fact WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT 1")
    let last = try Int64.fetchOne(select, arguments: [floor, RowNumber.end(floor)])
    return max(floor, last ?? floor)
  }

  /// - Returns: where the chunk that begins with `first` is in `tables`.
  private mutating func load(_ first: Int64) throws -> Int {
    if let last, last.first == first { return last.place }
    let place = try places[first] ?? read(first)
    last = (first, place)
    return place
  }

  private mutating func read(_ first: Int64) throws -> Int {
    let select = try db.cachedStatement(sql: "SELECT bytes FROM fact WHERE id = ?")
    let found = try Row.fetchOne(select, arguments: [first])
    tables.append(
      try found.map {
        try FactTable(FactChunk(first: first, $0.withBytes(0) { Array($0) }))
      } ?? FactTable(first: first))
    isChanged.append(false)
    places[first] = tables.count - 1
    return tables.count - 1
  }
}
