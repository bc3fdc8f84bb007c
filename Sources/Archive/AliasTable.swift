import GRDB

/// A pseudonym that a person is known by besides their own.
struct Alias: Hashable {
  let key: Int64
  let person: Int64
}

/// Reads and writes the table `alias`: by which pseudonyms besides its own a person is known. Aliases
/// stand in it in the order in which they were noted, up to ``capacity`` a row, each as two numbers of
/// eight bytes, little end first.
///
/// A tree of aliases, as their keys are in no order, would have nearly all of its pages written anew for
/// each batch of items. What it would be asked, an erasure asks: a scan of 16 bytes an alias.
enum AliasTable {
  /// What fits into a page of SQLite.
  static let capacity = 250
  private static let size = 16

  /// Adds aliases that are not there yet.
  static func append(_ aliases: [Alias], _ db: Database) throws {
    let last = try Int64.fetchOne(db, sql: "SELECT max(id) FROM alias") ?? 0
    let insert = try db.cachedStatement(sql: "INSERT INTO alias(id, bytes) VALUES(?, ?)")
    for (number, start) in stride(from: 0, to: aliases.count, by: capacity).enumerated() {
      let part = aliases[start..<min(start + capacity, aliases.count)]
      try insert.run(last + 1 + Int64(number), blob: packed(part))
    }
  }

  /// Hands all aliases to `body`.
  ///
  /// - Throws: `PackedBytesError` where a row is damaged; what `body` throws.
  static func forEach(_ db: Database, _ body: (Alias) throws -> Void) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT bytes FROM alias")
    while let row = try rows.next() {
      for alias in try row.withBytes(0, aliases) { try body(alias) }
    }
  }

  /// Takes out what these persons are known by.
  static func forget(_ persons: Set<Int64>, _ db: Database) throws {
    for row in try Row.fetchAll(db, sql: "SELECT id, bytes FROM alias") {
      let id: Int64 = row[0]
      let all = try row.withBytes(1, aliases)
      let kept = all.filter { !persons.contains($0.person) }
      if kept.isEmpty {
        try db.execute(sql: "DELETE FROM alias WHERE id = ?", arguments: [id])
      } else if kept.count < all.count {
        let put = try db.cachedStatement(sql: "UPDATE alias SET bytes = ?2 WHERE id = ?1")
        try put.run(id, blob: packed(kept[...]))
      }
    }
  }

  /// Carries over what archives before schema 4 had, a row an alias with a tree over both numbers.
  static func carry(_ db: Database) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT key, person FROM identity")
    var aliases: [Alias] = []
    while let row = try rows.next() { aliases.append(Alias(key: row[0], person: row[1])) }
    try append(aliases, db)
  }

  private static func packed(_ aliases: ArraySlice<Alias>) -> [UInt8] {
    var out = PackedWriter()
    out.reserve(aliases.count * size)
    for alias in aliases {
      out.put(fixed: UInt64(bitPattern: alias.key))
      out.put(fixed: UInt64(bitPattern: alias.person))
    }
    return out.bytes
  }

  private static func aliases(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(PackedBytesError) -> [Alias] {
    var packed = PackedReader(bytes)
    var aliases: [Alias] = []
    aliases.reserveCapacity(bytes.count / size)
    while !packed.isAtEnd {
      let key = Int64(bitPattern: try packed.fixed())
      aliases.append(Alias(key: key, person: Int64(bitPattern: try packed.fixed())))
    }
    return aliases
  }
}
