import GRDB

/// The rows that the index finds, from the newest day on: walked one by one, or asked for in falling
/// order.
final class FallingRows {
  private struct Found {
    let languages: NumberSet?
    let rows: FastDatabaseValueCursor<Int64>
    var current: Int64?
  }

  private var parts: [Found] = []

  init(_ query: IndexQuery, in bounds: ClosedRange<Int64> = 0 ... .max, _ db: Database) throws {
    for (pattern, languages) in try query.parts(db) {
      let select = try db.makeStatement(
        sql: """
          SELECT rowid FROM terms WHERE terms MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC
          """)
      let rows = try Int64.fetchCursor(
        select, arguments: [pattern.text, bounds.lowerBound, bounds.upperBound])
      parts.append(Found(languages: languages, rows: rows, current: try rows.next()))
    }
  }

  /// The next item that was found in its own language; nil where there is no more.
  func next(_ facts: inout FactReader) throws -> FactPlace? {
    while let place = newest, let row = parts[place].current {
      parts[place].current = try parts[place].rows.next()
      guard let item = try facts.place(of: row) else { continue }
      if parts[place].languages?.contains(item.value(.language)) ?? true { return item }
    }
    return nil
  }

  /// Which part has the greatest row; nil where all are at their ends.
  private var newest: Int? {
    var best: Int?
    for place in parts.indices {
      guard let row = parts[place].current else { continue }
      if let best, let other = parts[best].current, other >= row { continue }
      best = place
    }
    return best
  }

  /// Whether `item` was found in its own language.
  func contains(_ item: FactPlace) throws -> Bool {
    let language = item.value(.language)
    for place in parts.indices where parts[place].languages?.contains(language) ?? true {
      while let current = parts[place].current, current > item.row {
        parts[place].current = try parts[place].rows.next()
      }
      if parts[place].current == item.row { return true }
    }
    return false
  }
}
