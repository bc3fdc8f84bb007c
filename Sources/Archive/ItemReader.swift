import Bytes
import Feedback
import GRDB

/// Reads whole items back. Keeps the blocks that it unpacked last, since items of one time lie
/// together.
struct ItemReader: ~Copyable {
  private let db: Database
  private var facts: FactReader
  private var words: WordBook
  private var inflater = Inflater()
  private var blocks: [Int64: Unpacked] = [:]
  /// The keys of `blocks`, the oldest first.
  private var order: [Int64] = []

  private struct Unpacked {
    let block: ContentBlock
    var slots: [ContentSlots?] = [nil, nil, nil]
  }

  /// How many blocks are kept; some 50 kB each.
  private static let memory = 64

  init(_ db: Database) {
    self.db = db
    facts = FactReader(db)
    words = WordBook(db)
  }

  /// - Throws: `PackedBytesError` where there is no such item.
  mutating func item(row: Int64) throws -> ArchivedItem {
    guard let place = try facts.place(of: row) else { throw PackedBytesError() }
    return try item(place)
  }

  mutating func item(_ place: FactPlace) throws -> ArchivedItem {
    let content = place.content
    let text = String(decoding: try slot(content, .text), as: UTF8.self)
    let file = try words.text(place.value(.file))
    let item = try slot(content, .rest).withUnsafeBufferPointer { bytes throws(PackedBytesError) in
      try ItemCodec.unpack(bytes, text: text, file: file)
    }
    let reading = try slot(content, .reading).withUnsafeBufferPointer {
      bytes throws(PackedBytesError) in try ReadingCodec.unpack(bytes)
    }
    return ArchivedItem(
      id: ItemID(key: place.value(.key)), row: place.row, item: item, reading: reading,
      person: place.value(.person), lexiconVersion: try words.text(place.value(.lexicon)))
  }

  /// Only the text, with its language.
  mutating func text(_ place: FactPlace) throws -> (text: String, language: LanguageCode) {
    let text = String(decoding: try slot(place.content, .text), as: UTF8.self)
    return (text, LanguageCode(rawValue: try words.text(place.value(.language))))
  }

  private mutating func slot(
    _ place: ContentPlace, _ section: ContentBlock.Section
  ) throws -> ArraySlice<UInt8> {
    if let slots = blocks[place.block]?.slots[section.rawValue] { return slots[place.slot] }
    if blocks[place.block] == nil {
      if order.count == Self.memory { blocks[order.removeFirst()] = nil }
      blocks[place.block] = Unpacked(block: try ContentBlock(row: place.block, db))
      order.append(place.block)
    }
    guard let block = blocks[place.block]?.block else { throw PackedBytesError() }
    let slots = try block.slots(of: section, &inflater)
    blocks[place.block]?.slots[section.rawValue] = slots
    return slots[place.slot]
  }
}

extension ContentBlock {
  /// - Throws: `PackedBytesError` where there is no such block.
  init(row: Int64, _ db: Database) throws {
    let select = try db.cachedStatement(sql: "SELECT bytes FROM block WHERE id = ?")
    let found = try Row.withFirst(of: select, arguments: [row]) { row in
      try row.withBytes(0) { Array($0) }
    }
    guard let found else { throw PackedBytesError() }
    try self.init(found)
  }
}
