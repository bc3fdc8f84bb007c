import GRDB

/// The tables, and the numbered steps that lead to them. `PRAGMA user_version` holds the number of
/// the last step that was taken; a step that has shipped is never changed.
///
/// - `fact`: what filters, facets and statistics ask of the items, column by column, up to 256 items
///   a row (``FactChunk``). `id` is the row number of the first (``RowNumber``).
/// - `block`: the wide rest, packed, up to 64 items a row (``ContentBlock``): the customer's words,
///   the other fields (``ItemCodec``), the reading (``ReadingCodec``). Read only for what is shown.
/// - `terms`: the full-text index of the words, contentless: `block` already has them, and its own
///   mark-up is made by the same tokenizer. `detail=full` because phrases need positions;
///   `columnsize=0` because relevance is not bm25 (see ``RelevanceOrder``). What analysis found is
///   no term of it: such terms would be a fifth of the index, and are asked of `fact` as fast.
/// - `vocabulary`: the terms of the index with their numbers of items, a view of `terms`.
/// - `word`: the names that rows refer to by number.
/// - `alias`: by which pseudonyms besides its own a person is known (``AliasTable``).
/// - `file`, `rejection`: the ledger of what was ingested and what could not be.
/// - `forgotten`, `erasure`: who asked to be forgotten, as keyed hashes, and the proof that it was
///   done.
///
/// Why not a row an item: of the 130 bytes of an average answer, rows with their indexes made 940,
/// and wrote three pages an item. Blocks and chunks have no index at all. What an index would be asked
/// — the item of a key, the items of a person — is a scan of one column of `fact`, some milliseconds
/// for a million items, or is in memory while there is a writer (``KeyIndex``).
///
/// What is changed or erased has its block and its chunk written anew (``BatchWriter``).
enum ArchiveSchema {
  /// One step: what it brings and how.
  struct Migration {
    let number: Int
    let summary: String
    /// What there is to make.
    let sql: String
    /// What there is to carry over, and to take away, afterwards.
    var carry: @Sendable (Database, TermRules) throws -> Void = { _, _ in }
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
    Migration(
      number: 3, summary: "facts by columns, contents in packed blocks, an index of words only",
      sql: """
        CREATE TABLE fact(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
        CREATE TABLE block(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
        INSERT INTO terms(terms) VALUES('delete-all');
        INSERT INTO terms(terms, rank) VALUES('automerge', 8);
        DROP TABLE IF EXISTS reread;
        """,
      carry: { db, terms in
        try RowsOfItems.carry(db, terms)
        try db.execute(sql: "DROP TABLE item; DROP TABLE content;")
      }),
    Migration(
      number: 4, summary: "pseudonyms of persons packed",
      sql: "CREATE TABLE alias(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);",
      carry: { db, _ in
        try AliasTable.carry(db)
        try db.execute(sql: "DROP TABLE identity;")
      }),
  ]

  /// Takes the steps that `db` has not taken yet, all in the caller's transaction.
  static func migrate(_ db: Database, terms: TermRules) throws {
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    for step in migrations where step.number > version {
      try db.execute(sql: step.sql)
      try step.carry(db, terms)
      try db.execute(sql: "PRAGMA user_version = \(step.number)")
    }
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
  }
}
