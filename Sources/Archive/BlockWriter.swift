import Bytes
import GRDB

/// Writes the table `block`: blocks that are added as they were packed elsewhere, and items changed
/// in or taken out of those that are there.
struct BlockWriter: ~Copyable {
  private let db: Database
  private var inflater = Inflater()
  private var deflater = Deflater(level: EntryPacker.level)
  private var blocks: [Int64: Block] = [:]
  private var next: Int64?

  private struct Block {
    /// As it was packed; out of date where ``pieces`` were changed.
    var bytes: [UInt8]
    /// Unpacked when they are asked for.
    var pieces: [ContentPiece]?
    var isNew: Bool
    var isChanged = false
  }

  init(_ db: Database) { self.db = db }

  /// How many blocks are held before they are written; some 100 kB each once unpacked.
  private static let memory = 256

  var isLarge: Bool { blocks.count > Self.memory }

  /// - Returns: the row that the block will have.
  mutating func add(_ block: PackedBlock) throws -> Int64 {
    let last = try next ?? Int64.fetchOne(db, sql: "SELECT max(id) FROM block").map { $0 + 1 } ?? 1
    next = last + 1
    blocks[last] = Block(bytes: block.bytes, isNew: true)
    return last
  }

  mutating func piece(_ place: ContentPlace) throws -> ContentPiece {
    let pieces = try pieces(place.block)
    guard pieces.indices.contains(place.slot) else { throw PackedBytesError() }
    return pieces[place.slot]
  }

  mutating func set(_ piece: ContentPiece, at place: ContentPlace) throws {
    let pieces = try pieces(place.block)
    guard pieces.indices.contains(place.slot) else { throw PackedBytesError() }
    blocks[place.block]?.pieces?[place.slot] = piece
    blocks[place.block]?.isChanged = true
  }

  /// Writes what was added and changed and forgets what was read.
  mutating func flush() throws {
    let put = try db.cachedStatement(sql: "INSERT OR REPLACE INTO block(id, bytes) VALUES(?, ?)")
    let delete = try db.cachedStatement(sql: "DELETE FROM block WHERE id = ?")
    for id in blocks.keys.sorted() {
      guard let block = blocks[id], block.isNew || block.isChanged else { continue }
      if !block.isChanged {
        try put.run(id, blob: block.bytes)
      } else if let pieces = block.pieces, !pieces.allSatisfy(\.isErased) {
        try put.run(id, blob: ContentBlock.packed(pieces, &deflater))
      } else {
        try delete.execute(arguments: [id])
      }
    }
    blocks.removeAll(keepingCapacity: true)
  }

  private mutating func pieces(_ id: Int64) throws -> [ContentPiece] {
    if let pieces = blocks[id]?.pieces { return pieces }
    var block = try blocks[id] ?? Block(bytes: stored(id), isNew: false)
    let pieces = try ContentBlock(block.bytes).pieces(&inflater)
    block.pieces = pieces
    blocks[id] = block
    return pieces
  }

  private func stored(_ id: Int64) throws -> [UInt8] {
    let select = try db.cachedStatement(sql: "SELECT bytes FROM block WHERE id = ?")
    guard let found = try Row.fetchOne(select, arguments: [id]) else { throw PackedBytesError() }
    return try found.withBytes(0) { Array($0) }
  }
}
