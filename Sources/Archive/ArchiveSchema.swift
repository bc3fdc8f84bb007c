import GRDB

/// The tables, and the numbered steps that lead to them. `PRAGMA user_version` holds the number of
/// the last step that was taken; a step that has shipped is never changed.
///
/// - `item`: one narrow row an item, for filters, facets and statistics. Its `id` follows the time
///   of receipt (``RowNumber``), so that newest first is the order of the table and of the index.
///   `key` is ``ItemID``. `facts` is ``ItemFacts``: touchpoints, themes and ratings packed, so that
///   a million observations are one scan of one table.
/// - `content`: the wide rest, read only for what is shown. `text` is the customer's words, `rest`
///   the other fields of the item (``ItemCodec``), `reading` the reading (``ReadingCodec``).
/// - `terms`: the full-text index, contentless: `content` already has the words, and its own
///   mark-up is made by the same tokenizer. `detail=full` because phrases need positions;
///   `columnsize=0` because relevance is not bm25 (see ``RelevanceOrder``).
/// - `vocabulary`: the terms of the index with their numbers of items, a view of `terms`.
/// - `word`: the names that rows refer to by number.
/// - `file`, `rejection`: the ledger of what was ingested and what could not be.
/// - `forgotten`, `erasure`: who asked to be forgotten, as keyed hashes, and the proof that it was
///   done.
enum ArchiveSchema {
  /// One step: what it brings and the SQL that brings it.
  struct Migration {
    let number: Int
    let summary: String
    let sql: String
  }

  /// "voc1", so that `file` and SQLite tools can tell an archive from another database.
  static let applicationID = 0x766f_6331

  static var currentVersion: Int { migrations.last?.number ?? 0 }

  static let migrations: [Migration] = [
    Migration(
      number: 1, summary: "items, contents, full-text index, ledger, erasures",
      sql: """
        CREATE TABLE word(
          code INTEGER PRIMARY KEY, kind INTEGER NOT NULL, text TEXT NOT NULL,
          UNIQUE(kind, text));
        CREATE TABLE item(
          id INTEGER PRIMARY KEY, key INTEGER NOT NULL, person INTEGER NOT NULL, received INTEGER,
          channel INTEGER NOT NULL, language INTEGER NOT NULL, sentiment INTEGER NOT NULL,
          label INTEGER NOT NULL, gap INTEGER, expectation INTEGER, promise INTEGER,
          nps REAL, csat REAL, segment INTEGER, file INTEGER NOT NULL, format INTEGER NOT NULL,
          lexicon INTEGER NOT NULL, facts BLOB NOT NULL);
        CREATE UNIQUE INDEX item_key ON item(key);
        CREATE INDEX item_person ON item(person);
        CREATE TABLE content(
          id INTEGER PRIMARY KEY, digest INTEGER NOT NULL, text TEXT NOT NULL,
          rest BLOB NOT NULL, reading BLOB NOT NULL);
        CREATE VIRTUAL TABLE terms USING fts5(
          body, content='', columnsize=0, detail=full, tokenize='voc');
        CREATE TABLE file(
          id INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL, at INTEGER NOT NULL,
          format TEXT, added INTEGER NOT NULL, updated INTEGER NOT NULL,
          duplicates INTEGER NOT NULL, forgotten INTEGER NOT NULL, autoreply INTEGER NOT NULL,
          bounce INTEGER NOT NULL, bulk INTEGER NOT NULL, agent INTEGER NOT NULL,
          empty INTEGER NOT NULL, rejected INTEGER NOT NULL);
        CREATE INDEX file_hash ON file(hash);
        CREATE TABLE rejection(
          id INTEGER PRIMARY KEY, file INTEGER NOT NULL REFERENCES file(id) ON DELETE CASCADE,
          name TEXT NOT NULL, line INTEGER, position INTEGER, place INTEGER, reason TEXT NOT NULL,
          advice TEXT NOT NULL);
        CREATE INDEX rejection_file ON rejection(file);
        CREATE TABLE identity(
          key INTEGER NOT NULL, person INTEGER NOT NULL, PRIMARY KEY(key, person)) WITHOUT ROWID;
        CREATE TABLE forgotten(person INTEGER PRIMARY KEY, at INTEGER NOT NULL);
        CREATE TABLE erasure(
          id INTEGER PRIMARY KEY, at INTEGER NOT NULL, reason TEXT NOT NULL,
          items INTEGER NOT NULL);
        CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        """),
    Migration(
      number: 2, summary: "the words of the full-text index, to find near ones",
      sql: "CREATE VIRTUAL TABLE vocabulary USING fts5vocab('terms', 'row');"),
  ]

  /// Takes the steps that `db` has not taken yet, all in the caller's transaction.
  static func migrate(_ db: Database) throws {
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    for step in migrations where step.number > version {
      try db.execute(sql: step.sql)
      try db.execute(sql: "PRAGMA user_version = \(step.number)")
    }
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
  }
}
