import Feedback
import Foundation
import GRDB

/// Reads a whole item back from its row.
enum StoredRow {
  /// All columns that ``item(_:_:)`` wants, without a condition.
  static let select = """
    SELECT item.id, item.key, item.person, item.file, item.lexicon, content.text, content.rest,
      content.reading
    FROM item JOIN content ON content.id = item.id
    """

  static func item(_ row: Row, _ words: inout WordBook) throws -> ArchivedItem {
    let text: String = row[5]
    let file = try words.text(row[3])
    let item = try row.withBytes(6) { bytes throws(PackedBytesError) in
      try ItemCodec.unpack(bytes, text: text, file: file)
    }
    let reading = try row.withBytes(7) { bytes throws(PackedBytesError) in
      try ReadingCodec.unpack(bytes)
    }
    return ArchivedItem(
      id: ItemID(key: row[1]), row: row[0], item: item, reading: reading, person: row[2],
      lexiconVersion: try words.text(row[4]))
  }
}

extension Row {
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
