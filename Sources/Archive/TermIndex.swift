import Feedback
import GRDB

/// Keeps the full-text index in step with the items. The index is contentless: to take a row out,
/// it must be given exactly the terms that were put in, which are made anew from the stored item;
/// so the version of the rules that made them is kept, and other rules first rebuild the index.
enum TermIndex {
  private static let setting = "terms"

  /// Rebuilds the index where it was made by other rules.
  static func bringUpToDate(_ db: Database, terms: TermRules) throws {
    let made = try String.fetchOne(
      db, sql: "SELECT value FROM setting WHERE name = ?", arguments: [setting])
    guard made != terms.version else { return }
    if made != nil { try rebuild(db, terms: terms) }
    try db.execute(
      sql:
        "INSERT INTO setting VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value",
      arguments: [setting, terms.version])
  }

  /// What puts a row's terms in: to be run with the row's number and its terms.
  static func insertion(_ db: Database) throws -> GRDB.Statement {
    try db.cachedStatement(sql: "INSERT INTO terms(rowid, body) VALUES(?, ?)")
  }

  /// Takes a row out; `terms` must be what was put in.
  static func delete(_ terms: [UInt8], row: Int64, _ db: Database) throws {
    let delete = try db.cachedStatement(
      sql: "INSERT INTO terms(terms, rowid, body) VALUES('delete', ?, ?)")
    try delete.run(row, text: terms[...])
  }

  /// Merges the index into one piece, so that terms taken out are no longer in the file.
  static func purge(_ db: Database) throws {
    try db.execute(sql: "INSERT INTO terms(terms) VALUES('optimize')")
  }

  /// Makes the whole index anew from the stored items.
  static func rebuild(_ db: Database, terms: TermRules) throws {
    try db.execute(sql: "INSERT INTO terms(terms) VALUES('delete-all')")
    var writer = TermWriter(terms)
    var items = ItemReader(db)
    let insert = try insertion(db)
    try FactReader.forEach(db) { place in
      let item = try items.item(place)
      let text = writer.terms(of: item.item, in: item.reading.language)
      try insert.run(item.row, text: text[...])
    }
  }
}
