import Feedback
import GRDB

/// Archives of schema 1 and 2 had a row an item in `item` and `content`: this carries them over into
/// chunks and blocks.
enum RowsOfItems {
  private static let batch = 8192

  static func carry(_ db: Database, _ terms: TermRules) throws {
    var words = WordBook(db)
    var packer = EntryPacker(terms)
    var keys = KeyIndex()
    var last: Int64 = 0
    while true {
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT item.id, item.person, item.file, item.lexicon, content.text, content.rest,
            content.reading
          FROM item JOIN content ON content.id = item.id WHERE item.id > ? ORDER BY item.id LIMIT ?
          """, arguments: [last, batch])
      guard let end = rows.last else { return }
      last = end[0]
      var writer = try BatchWriter(db, terms: terms, keys: keys.handedOver())
      var entries = try rows.reversed().map { try entry($0, &words) }
      for entry in packer.packed(lastFirst: &entries) {
        _ = try writer.store(entry)
      }
      keys = try writer.finish()
    }
  }

  private static func entry(_ row: Row, _ words: inout WordBook) throws -> ArchiveEntry {
    let text: String = row[4]
    let file = try words.text(row[2])
    let item = try row.withBytes(5) { bytes throws(PackedBytesError) in
      try ItemCodec.unpack(bytes, text: text, file: file)
    }
    let reading = try row.withBytes(6) { bytes throws(PackedBytesError) in
      try ReadingCodec.unpack(bytes)
    }
    return ArchiveEntry(
      item: item, reading: reading, person: row[1], lexiconVersion: try words.text(row[3]))
  }
}
