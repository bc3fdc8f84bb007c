import GRDB

/// What a transaction changes in the full-text index, written at its end and in the order of row
/// numbers: FTS5 gathers terms in memory as long as row numbers rise, and writes out what it has at each
/// that does not.
struct TermChanges {
  /// Nil where the row was taken out again.
  private var inserted: [(row: Int64, terms: ArraySlice<UInt8>?)] = []
  /// Where rows are in ``inserted``; of the first ``placedCount`` of them, since hardly any is asked for.
  private var places: [Int64: Int] = [:]
  private var placedCount = 0
  /// What was in the index before.
  private var deleted: [Int64: [UInt8]] = [:]

  /// Puts in the terms of a row that is not there.
  mutating func insert(_ terms: ArraySlice<UInt8>, row: Int64) { inserted.append((row, terms)) }

  /// Takes a row out.
  ///
  /// - Parameter old: what the index has of it, asked for where it was not put in by this transaction.
  mutating func remove(row: Int64, _ old: () throws -> [UInt8]) rethrows {
    if let place = place(of: row) {
      inserted[place].terms = nil
      places[row] = nil
    } else {
      deleted[row] = try old()
    }
  }

  /// Gives a row other terms.
  ///
  /// - Parameter old: as in ``remove(row:_:)``.
  mutating func replace(
    row: Int64, with new: ArraySlice<UInt8>, _ old: () throws -> [UInt8]
  ) rethrows {
    if let place = place(of: row) {
      inserted[place].terms = new
      return
    }
    let old = try old()
    guard old[...] != new else { return }
    deleted[row] = old
    insert(new, row: row)
  }

  private mutating func place(of row: Int64) -> Int? {
    while placedCount < inserted.count {
      places[inserted[placedCount].row] = placedCount
      placedCount += 1
    }
    return places[row]
  }

  /// Brings the index up to date, and leaves nothing here.
  mutating func write(_ db: Database) throws {
    inserted.sort { $0.row < $1.row }
    let insert = try TermIndex.insertion(db)
    var gone = deleted.keys.sorted()[...]
    for (row, terms) in inserted {
      while let first = gone.first, first <= row {
        try delete(gone.removeFirst(), db)
      }
      if let terms { try insert.run(row, text: terms) }
    }
    for row in gone { try delete(row, db) }
    self = TermChanges()
  }

  private func delete(_ row: Int64, _ db: Database) throws {
    if let terms = deleted[row] { try TermIndex.delete(terms, row: row, db) }
  }
}
