import Feedback
import Foundation
import GRDB

/// What an erasure took out: enough for the caller to reach the originals and the reports too.
package struct Erasure: Sendable, Equatable {
  /// An item that is gone and where its original lies.
  package struct Item: Sendable, Equatable {
    package var id: ItemID
    /// The source's own id.
    package var nativeID: String
    package var source: FeedbackItem.Source
    package var received: Timestamp?
  }

  package var items: [Item]
}

/// A line of the log of erasures: the proof that it was done, without the person's data.
package struct ErasureRecord: Sendable, Equatable {
  /// By which it is named, from 1.
  package var number: Int64
  /// Why items were erased. The raw values are stored.
  package enum Reason: String, Sendable, CaseIterable {
    /// A person asked to be forgotten.
    case request
    /// The retention term ended.
    case term
  }

  package var at: Timestamp
  package var reason: Reason
  /// How many items were erased.
  package var items: Int
  /// How many names, addresses and numbers it still keeps from coming in again.
  package var blocked: Int
}

extension FeedbackArchive {
  /// Erases all that these persons wrote, and remembers their keys so that no later file brings it
  /// back.
  ///
  /// When it returns, the words are gone from the database, the full-text index and the write-ahead
  /// log: blocks are packed anew, freed pages are overwritten (`secure_delete`), the index is merged into one piece so that
  /// no deleted term is left in an older one, and the log is put back into the file and emptied.
  /// FTS5 of SQLite 3.40 has no `secure-delete` of its own. The merge takes some seconds for a
  /// million items.
  ///
  /// - Parameter others: further pseudonyms that are not taken in again.
  /// - Throws: ``ArchiveError`` `locked` where a reader holds on to the log so that it cannot be
  ///   emptied: nothing is left undone but the emptying; calling again does it.
  @discardableResult
  package func erase(
    persons: Set<Int64>, remembering others: Set<Int64> = [], at now: Timestamp
  ) throws(ArchiveError) -> Erasure {
    try erase(.request, at: now) { db, at in
      for person in persons.union(others) {
        let remember = try db.cachedStatement(
          sql: "INSERT OR IGNORE INTO forgotten(person, at) VALUES(?, ?)")
        try remember.execute(arguments: [person, at])
      }
      try AliasTable.forget(persons.union(others), db)
      return try Self.rows(db) { persons.contains($0.value(.person)) }
    }
  }

  /// Erases these items, as thoroughly as ``erase(persons:at:)``; their writers are not remembered.
  @discardableResult
  package func erase(items: Set<ItemID>, at now: Timestamp) throws(ArchiveError) -> Erasure {
    try erase(.request, at: now) { db, _ in
      try Self.rows(db) { items.contains(ItemID(key: $0.value(.key))) }
    }
  }

  /// Erases what was received before `instant`, as thoroughly as ``erase(persons:at:)``. Items
  /// whose source does not say when they were received stay.
  @discardableResult
  package func expire(
    before instant: Timestamp, at now: Timestamp
  ) throws(ArchiveError) -> Erasure {
    try erase(.term, at: now) { db, _ in
      try Self.rows(db) { $0.received.map { $0 < instant } ?? false }
    }
  }

  /// The log of erasures, newest first.
  package func erasures() throws(ArchiveError) -> [ErasureRecord] {
    try reading { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT at, reason, items, id, (SELECT count(*) FROM forgotten WHERE at = erasure.at)
          FROM erasure ORDER BY id DESC
          """
      )
      .compactMap { row in
        ErasureRecord.Reason(rawValue: row[1]).map {
          ErasureRecord(
            number: row[3], at: Timestamp(seconds: row[0]), reason: $0, items: row[2],
            blocked: row[4])
        }
      }
    }
  }

  /// Lets those in again whom an erasure keeps out; what was erased stays erased.
  ///
  /// - Parameter number: of the erasure's record.
  /// - Returns: how many names, addresses and numbers may come in again.
  package func lift(erasure number: Int64) throws(ArchiveError) -> Int {
    try writing { db in
      try db.execute(
        sql: "DELETE FROM forgotten WHERE at = (SELECT at FROM erasure WHERE id = ?)",
        arguments: [number])
      return db.changesCount
    }
  }

  /// The persons who are known by any of these pseudonyms, these themselves included.
  package func persons(knownBy keys: Set<Int64>) throws(ArchiveError) -> Set<Int64> {
    try reading { db in
      var persons = keys
      try AliasTable.forEach(db) { if keys.contains($0.key) { persons.insert($0.person) } }
      return persons
    }
  }

  /// All pseudonyms that these persons are known by besides their own.
  package func identities(of persons: Set<Int64>) throws(ArchiveError) -> Set<Int64> {
    try reading { db in
      var keys: Set<Int64> = []
      try AliasTable.forEach(db) { if persons.contains($0.person) { keys.insert($0.key) } }
      return keys
    }
  }

  /// Those of `persons` of whom there are items.
  package func present(_ persons: Set<Int64>) throws(ArchiveError) -> Set<Int64> {
    try reading { db in
      var present: Set<Int64> = []
      try FactReader.forEach(db) { item in
        let person = item.value(.person)
        if persons.contains(person) { present.insert(person) }
      }
      return present
    }
  }

  /// All that these persons wrote, oldest day first.
  package func items(of persons: Set<Int64>) throws(ArchiveError) -> [ArchivedItem] {
    try items { persons.contains($0.value(.person)) }
  }

  /// All that was received before `instant`, oldest day first.
  package func items(before instant: Timestamp) throws(ArchiveError) -> [ArchivedItem] {
    try items { $0.received.map { $0 < instant } ?? false }
  }

  private func items(
    where fits: (FactPlace) -> Bool
  ) throws(ArchiveError) -> [ArchivedItem] {
    try reading { db in
      var items = ItemReader(db)
      var found: [ArchivedItem] = []
      try FactReader.forEach(db) { if fits($0) { found.append(try items.item($0)) } }
      return found
    }
  }

  private static func rows(
    _ db: Database, where fits: (FactPlace) -> Bool
  ) throws -> [Int64] {
    var rows: [Int64] = []
    try FactReader.forEach(db) { if fits($0) { rows.append($0.row) } }
    return rows
  }

  /// Takes names of files that name a person out of the ledger and out of others' items: `[naam]`
  /// stands in their place.
  ///
  /// - Parameter strings: names and addresses, in lower case.
  package func scrubLedger(of strings: Set<String>) throws(ArchiveError) {
    guard !strings.isEmpty else { return }
    try writing { db in
      for table in ["file", "rejection"] {
        for row in try Row.fetchAll(db, sql: "SELECT id, name FROM \(table)") {
          let name: String = row[1]
          guard strings.contains(where: { name.lowercased().contains($0) }) else { continue }
          try db.execute(
            sql: "UPDATE \(table) SET name = '[naam]' WHERE id = ?", arguments: [row[0] as Int64])
        }
      }
      try Self.scrubFiles(of: strings, db)
    }
    try emptyLog()
  }

  /// Only the part that is the name goes; two files that are called alike then are told apart by a
  /// number.
  private static func scrubFiles(of strings: Set<String>, _ db: Database) throws {
    let rows = try Row.fetchAll(
      db, sql: "SELECT code, text FROM word WHERE kind = ?", arguments: [WordKind.file.rawValue])
    for row in rows {
      let (code, old): (Int64, String) = (row[0], row[1])
      let new = strings.sorted { $0.count > $1.count }.reduce(old) {
        $0.replacingOccurrences(of: $1, with: "[naam]", options: .caseInsensitive)
      }
      guard new != old else { continue }
      try db.execute(
        sql: "UPDATE OR IGNORE word SET text = ? WHERE code = ?", arguments: [new, code])
      guard db.changesCount == 0 else { continue }
      try db.execute(
        sql: "UPDATE word SET text = ? WHERE code = ?", arguments: ["\(new)-\(code)", code])
    }
  }

  /// All pseudonyms of those who asked to be forgotten.
  package func forgotten() throws(ArchiveError) -> Set<Int64> {
    try reading { db in try Int64.fetchSet(db, sql: "SELECT person FROM forgotten") }
  }

  /// Whether this person asked to be forgotten.
  package func isForgotten(_ person: Int64) throws(ArchiveError) -> Bool {
    try reading { db in
      try Int.fetchOne(
        db, sql: "SELECT 1 FROM forgotten WHERE person = ?", arguments: [person]) != nil
    }
  }

  private func erase(
    _ reason: ErasureRecord.Reason, at now: Timestamp,
    choosing: (Database, Int64) throws -> [Int64]
  ) throws(ArchiveError) -> Erasure {
    let erasure = try thoroughly { db in
      let at = try Self.freeTime(from: now, db)
      let rows = try choosing(db, at)
      var erasure = Erasure(items: [])
      try write(db) { writer in
        for row in rows {
          if let item = try writer.stored(row: row) { erasure.items.append(Erasure.Item(item)) }
          try writer.remove(row: row)
        }
      }
      try db.execute(
        sql: "INSERT INTO erasure VALUES(NULL, ?, ?, ?)",
        arguments: [at, reason.rawValue, rows.count])
      if !rows.isEmpty { try TermIndex.purge(db) }
      try Self.dropUnusedWords(db)
      return erasure
    }
    try emptyLog()
    return erasure
  }

  /// As `writing`, with all that is freed overwritten, and all that was freed before: while items
  /// are taken in, whole pages are freed as they are, since overwriting each would cost more than
  /// what is stored.
  private func thoroughly<T>(_ body: (Database) throws -> T) throws(ArchiveError) -> T {
    do {
      return try database.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA secure_delete = ON")
        defer { try? db.execute(sql: "PRAGMA secure_delete = FAST") }
        var result: T?
        try db.inTransaction(.immediate) {
          result = try body(db)
          try Self.overwriteFreePages(db)
          return .commit
        }
        guard let result else { throw PackedBytesError() }
        return result
      }
    } catch {
      throw ArchiveError(error, path: path)
    }
  }

  /// Puts zeros in all free pages: takes them for one large value and frees them again.
  private static func overwriteFreePages(_ db: Database) throws {
    let free = try Int.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0
    guard free > 0 else { return }
    let size = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 4096
    try db.execute(sql: "CREATE TABLE blank(bytes BLOB)")
    // Under SQLite's limit of a billion bytes a value.
    let part = (1 << 26) / size
    for first in stride(from: 0, to: free, by: part) {
      try db.execute(
        sql: "INSERT INTO blank VALUES(zeroblob(?))", arguments: [min(part, free - first) * size])
    }
    try db.execute(sql: "DROP TABLE blank")
  }

  /// The second of an erasure, by which its record and those it keeps out know each other: `now`, or
  /// the next that no other erasure has.
  private static func freeTime(from now: Timestamp, _ db: Database) throws -> Int64 {
    var at = now.seconds
    let taken = "SELECT 1 FROM erasure WHERE at = ?"
    while try Int.fetchOne(db, sql: taken, arguments: [at]) != nil { at += 1 }
    return at
  }

  /// Names that no row refers to any more: a file or a segment may name a person.
  private static func dropUnusedWords(_ db: Database) throws {
    var used: Set<Int64> = []
    try FactReader.forEach(db) { item in
      used.insert(item.value(.file))
      if let segment = item.optional(.segment) { used.insert(segment) }
    }
    let codes = try Int64.fetchAll(
      db, sql: "SELECT code FROM word WHERE kind IN (?, ?)",
      arguments: [WordKind.file.rawValue, WordKind.segment.rawValue])
    for code in codes where !used.contains(code) {
      try db.execute(sql: "DELETE FROM word WHERE code = ?", arguments: [code])
    }
  }

  /// Puts the write-ahead log back into the file and cuts it to nothing.
  func emptyLog() throws(ArchiveError) {
    do {
      try database.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
    } catch {
      throw ArchiveError(error, path: path)
    }
  }
}

extension Erasure.Item {
  fileprivate init(_ item: ArchivedItem) {
    self.init(
      id: item.id, nativeID: item.item.nativeID, source: item.item.source,
      received: item.item.received)
  }
}
