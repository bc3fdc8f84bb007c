import Feedback
import GRDB

extension FeedbackArchive {
  /// The item that a person means by `typed`, an id or the beginning of one.
  ///
  /// - Throws: ``ArchiveError`` `noSuchItem`, or `ambiguousItem` with the ids that begin so.
  package func resolve(_ typed: String) throws(ArchiveError) -> ItemID {
    guard let keys = ItemID.keys(beginningWith: typed) else { throw noSuchItem }
    let found = try reading { db in
      try Int64.fetchAll(
        db, sql: "SELECT key FROM item WHERE key BETWEEN ? AND ? ORDER BY key LIMIT 6",
        arguments: [keys.lowerBound, keys.upperBound]
      ).map(ItemID.init(key:))
    }
    guard let first = found.first else { throw noSuchItem }
    guard found.count == 1 else {
      let some = found.prefix(5).map(typed.utf8.count < 8 ? \.description : \.full)
      throw ArchiveError(
        .ambiguousItem, path: path,
        detail: "several items' ids begin so (\(some.joined(separator: ", "))); "
          + "give more characters")
    }
    return first
  }

  /// The whole item with its reading.
  ///
  /// - Throws: ``ArchiveError`` `noSuchItem` where it is not there (any more).
  package func item(_ id: ItemID) throws(ArchiveError) -> ArchivedItem {
    let found = try reading { db in
      var words = WordBook(db)
      return try Row.fetchOne(
        db, sql: StoredRow.select + " WHERE item.key = ?", arguments: [id.key]
      ).map { try StoredRow.item($0, &words) }
    }
    guard let found else { throw noSuchItem }
    return found
  }

  /// Hands every item to `body`, oldest first, from one snapshot, in bounded memory: for export and
  /// for a new analysis. Writing is possible meanwhile and not seen.
  package func forEachItem(_ body: (ArchivedItem) throws -> Void) throws(ArchiveError) {
    try reading { db in
      var words = WordBook(db)
      let rows = try Row.fetchCursor(db, sql: StoredRow.select + " ORDER BY item.id")
      while let row = try rows.next() { try body(StoredRow.item(row, &words)) }
    }
  }

  private var noSuchItem: ArchiveError {
    ArchiveError(
      .noSuchItem, path: path, detail: "no item has this id; \"voc search\" shows the ids")
  }
}
