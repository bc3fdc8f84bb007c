import Feedback
import GRDB

/// What came of one dropped file: a line of the ledger.
package struct IngestedFile: Sendable, Equatable {
  /// The file's name as it is shown.
  package var name: String
  /// A hash of its bytes, as the caller computes it.
  package var hash: String
  package var at: Timestamp
  /// The source's format, such as `mbox`; nil where the file as a whole was rejected.
  package var format: String?
  package var counts: Counts
  package var rejections: [Rejection]

  package init(
    name: String, hash: String, at: Timestamp, format: String? = nil, counts: Counts = Counts(),
    rejections: [Rejection] = []
  ) {
    self.name = name
    self.hash = hash
    self.at = at
    self.format = format
    self.counts = counts
    self.rejections = rejections
  }

  /// How many items a file, or all files, held of each sort.
  package struct Counts: Sendable, Equatable {
    package var added = 0
    package var updated = 0
    package var duplicates = 0
    /// Not stored because the person asked to be forgotten.
    package var forgotten = 0
    /// Not feedback, by why.
    package var skipped: [FeedbackItem.Kind: Int] = [:]
    /// More than there are ``IngestedFile/rejections`` where the caller keeps only the first.
    package var rejected = 0

    package init() {}

    /// Adds the counts of another file.
    package mutating func add(_ other: Counts) {
      added += other.added
      updated += other.updated
      duplicates += other.duplicates
      forgotten += other.forgotten
      rejected += other.rejected
      skipped.merge(other.skipped, uniquingKeysWith: +)
    }

    /// Counts one outcome of ``FeedbackArchive/store(_:closing:)``; what was skipped is counted by
    /// its kind, by the caller.
    package mutating func count(_ outcome: StoreOutcome) {
      switch outcome {
      case .added: added += 1
      case .updated: updated += 1
      case .duplicate: duplicates += 1
      case .forgotten: forgotten += 1
      case .skipped: break
      }
    }
  }
}

/// The tables `file` and `rejection`.
enum Ledger {
  private static let kinds: [FeedbackItem.Kind] = [.autoreply, .bounce, .bulk, .agent, .empty]

  static func record(_ file: IngestedFile, _ db: Database) throws {
    let counts = file.counts
    let skipped = kinds.map { counts.skipped[$0] ?? 0 }
    let insert = try db.cachedStatement(
      sql: "INSERT INTO file VALUES(NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
    try insert.execute(arguments: [
      file.name, file.hash, file.at.seconds, file.format, counts.added, counts.updated,
      counts.duplicates, counts.forgotten, skipped[0], skipped[1], skipped[2], skipped[3],
      skipped[4], counts.rejected,
    ])
    let number = db.lastInsertedRowID
    for rejection in file.rejections { try record(rejection, file: number, db) }
  }

  private static func record(_ rejection: Rejection, file: Int64, _ db: Database) throws {
    let insert = try db.cachedStatement(
      sql: "INSERT INTO rejection VALUES(NULL,?,?,?,?,?,?,?)")
    try insert.execute(arguments: [
      file, rejection.file, rejection.line, rejection.column, rejection.index, rejection.reason,
      rejection.advice,
    ])
  }

  static func file(_ row: Row, _ db: Database) throws -> IngestedFile {
    var counts = IngestedFile.Counts()
    counts.added = row["added"]
    counts.updated = row["updated"]
    counts.duplicates = row["duplicates"]
    counts.forgotten = row["forgotten"]
    counts.rejected = row["rejected"]
    for kind in kinds {
      let count: Int = row[kind.rawValue]
      if count > 0 { counts.skipped[kind] = count }
    }
    return IngestedFile(
      name: row["name"], hash: row["hash"], at: Timestamp(seconds: row["at"]),
      format: row["format"], counts: counts, rejections: try rejections(of: row["id"], db))
  }

  /// The sum of all lines.
  static func total(_ db: Database) throws -> IngestedFile.Counts {
    let columns =
      ["added", "updated", "duplicates", "forgotten", "rejected"] + kinds.map(\.rawValue)
    let sums = columns.map { "ifnull(sum(\($0)), 0)" }.joined(separator: ", ")
    var counts = IngestedFile.Counts()
    guard let row = try Row.fetchOne(db, sql: "SELECT \(sums) FROM file") else { return counts }
    counts.added = row[0]
    counts.updated = row[1]
    counts.duplicates = row[2]
    counts.forgotten = row[3]
    counts.rejected = row[4]
    for (index, kind) in kinds.enumerated() {
      let count: Int = row[5 + index]
      if count > 0 { counts.skipped[kind] = count }
    }
    return counts
  }

  private static func rejections(of file: Int64, _ db: Database) throws -> [Rejection] {
    let select = try db.cachedStatement(
      sql: "SELECT * FROM rejection WHERE file = ? ORDER BY id")
    return try Row.fetchAll(select, arguments: [file]).map { row in
      Rejection(
        file: row["name"], line: row["line"], column: row["position"], index: row["place"],
        reason: row["reason"], advice: row["advice"])
    }
  }
}

extension FeedbackArchive {
  /// Writes a line of the ledger for a file that stored nothing, such as one that was rejected as a
  /// whole. Durable when it returns, as ``store(_:closing:)`` is.
  package func record(_ file: IngestedFile) throws(ArchiveError) { try record([file]) }

  /// Writes the lines of several files at once: one durable transaction for many small files, which
  /// makes all that was stored before it durable too. Without any file it only does the latter.
  package func record(_ files: [IngestedFile]) throws(ArchiveError) {
    do {
      try database.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA synchronous = FULL")
        defer { try? db.execute(sql: "PRAGMA synchronous = NORMAL") }
        guard !files.isEmpty else {
          // An empty transaction writes nothing, and so makes nothing durable.
          try putBackLog(db)
          return
        }
        try db.inTransaction(.immediate) {
          for file in files { try Ledger.record(file, db) }
          return .commit
        }
      }
    } catch {
      throw ArchiveError(error, path: path)
    }
  }

  /// Whether a file with these bytes was taken in before: its items would all be duplicates.
  package func hasIngested(hash: String) throws(ArchiveError) -> Bool {
    try !ingested(of: [hash]).isEmpty
  }

  /// Those of `hashes` that are a file's that was taken in before.
  package func ingested(of hashes: [String]) throws(ArchiveError) -> Set<String> {
    try reading { db in
      let select = try db.cachedStatement(
        sql: "SELECT 1 FROM file WHERE hash = ? AND format IS NOT NULL")
      return Set(try hashes.filter { try Int.fetchOne(select, arguments: [$0]) != nil })
    }
  }

  /// The newest lines of files of which something was rejected the last time that they were read,
  /// one a name: a file that was mended and read again is not among them.
  package func rejectedFiles(limit: Int = 1000) throws(ArchiveError) -> [IngestedFile] {
    try reading { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT * FROM file WHERE rejected > 0 AND id IN (SELECT max(id) FROM file GROUP BY name)
          ORDER BY id DESC LIMIT ?
          """,
        arguments: [max(0, limit)])
      return try rows.map { try Ledger.file($0, db) }
    }
  }

  /// The lines of the ledger with their rejections, newest first.
  ///
  /// - Parameters:
  ///   - range: when the files were taken in; nil for all.
  ///   - limit: how many lines at most.
  package func files(
    ingested range: Range<Timestamp>? = nil, limit: Int = 1000
  ) throws(ArchiveError) -> [IngestedFile] {
    try reading { db in
      let rows = try Row.fetchAll(
        db,
        sql: "SELECT * FROM file WHERE at >= ? AND at < ? ORDER BY at DESC, id DESC LIMIT ?",
        arguments: [
          range?.lowerBound.seconds ?? .min, range?.upperBound.seconds ?? .max, max(0, limit),
        ])
      return try rows.map { try Ledger.file($0, db) }
    }
  }
}
