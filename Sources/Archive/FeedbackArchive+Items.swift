import Feedback
import GRDB

extension FeedbackArchive {
  /// The item that a person means by `typed`, an id or the beginning of one.
  ///
  /// - Throws: ``ArchiveError`` `noSuchItem`, or `ambiguousItem` with the ids that begin so.
  package func resolve(_ typed: String) throws(ArchiveError) -> ItemID {
    guard let keys = ItemID.keys(beginningWith: typed) else { throw noSuchItem }
    let found = try reading { db in
      var found: [ItemID] = []
      try Self.forEachItem(db, ofKeys: keys) { found.append(ItemID(key: $0.value(.key))) }
      return found.sorted()
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
      var place: FactPlace?
      try Self.forEachItem(db, ofKeys: id.key...id.key) { place = $0 }
      var items = ItemReader(db)
      return try place.map { try items.item($0) }
    }
    guard let found else { throw noSuchItem }
    return found
  }

  /// Hands every item to `body`, oldest day first, from one snapshot, in bounded memory: for export and
  /// for a new analysis. Writing is possible meanwhile and not seen.
  package func forEachItem(_ body: (ArchivedItem) throws -> Void) throws(ArchiveError) {
    try reading { db in
      var items = ItemReader(db)
      try FactReader.forEach(db) { try body(items.item($0)) }
    }
  }

  /// Looks for keys in all facts: keys are in no order, and no index of them is kept.
  private static func forEachItem(
    _ db: Database, ofKeys keys: ClosedRange<Int64>, _ body: (FactPlace) -> Void
  ) throws {
    try FactReader.forEachChunk(db) { chunk in
      for index in 0..<chunk.count where keys.contains(chunk.value(.key, index)) {
        if !chunk.isErased(index) { body(FactPlace(chunk: chunk, index: index)) }
      }
      return .goOn
    }
  }

  private var noSuchItem: ArchiveError {
    ArchiveError(
      .noSuchItem, path: path, detail: "no item has this id; \"voc search\" shows the ids")
  }
}
