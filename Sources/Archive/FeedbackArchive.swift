import Bytes
import Feedback
import Foundation
import GRDB
import Glibc
import Language
import Synchronization

/// The store of all feedback: one SQLite file with a full-text index.
///
/// ```swift
/// let archive = try FeedbackArchive(path: "voc.sqlite", access: .creating, lexicons: lexicons)
/// try archive.store(entries, closing: file)
/// let query = try SearchQuery(
///   parsing: "te laat since:2w", taxonomy: taxonomy, now: now, zone: zone)
/// try archive.search(query).hits
/// ```
///
/// **Readers never wait.** The file is in WAL mode: one writer, and every reader sees the last
/// whole batch as it was when it began.
///
/// **What a power cut can lose.** Batches are committed with `synchronous=NORMAL`: a power cut
/// never damages the file but may undo the last batches. The batch that closes a file
/// (`store(_:closing:)`) is committed with `synchronous=FULL`, which makes it and every batch
/// before it durable. A dropped file must be filed away only after that call returns: whatever was
/// undone then still lies in the inbox and is ingested again, and items that were kept are
/// duplicates.
///
/// **What is erased is gone.** `secure_delete` overwrites what is freed; see
/// ``erase(persons:at:)``.
package final class FeedbackArchive: Sendable {
  /// What the caller wants of the archive.
  package enum Access: Sendable {
    /// Read an archive that exists. Never writes.
    case reading
    /// Read and write an archive that exists.
    case writing
    /// As ``writing``, and make the archive where there is none.
    case creating
  }

  /// The archive's file, as the caller gave it.
  package let path: String
  /// A pool of connections; for who only reads a single one, which opens in half the time.
  let database: any DatabaseWriter
  let terms: TermRules
  /// Where the items are, while this writes.
  let keys = KeyMemory()
  let packers = EntryPackers()
  private let puttingBack = Mutex(())
  /// Where everything is read: the database, or one snapshot of it.
  private let reader: any DatabaseReader

  /// Opens the archive at `path`, and brings it to the present schema; also for who only reads, since
  /// what an older version wrote is read no other way.
  ///
  /// - Parameter onWait: called when another process has held the archive for a second, and again
  ///   each time that this happens.
  /// - Throws: ``ArchiveError``: missing, locked, newer, damaged, full or inaccessible.
  package init(
    path: String, access: Access, lexicons: LexiconLibrary,
    onWait: @escaping @Sendable () -> Void = {}
  ) throws(ArchiveError) {
    if access != .creating { try Self.checkFile(path) }
    self.path = path
    do {
      (database, terms) = try Self.opened(path, access, lexicons, onWait)
      reader = database
    } catch {
      throw ArchiveError(error, path: path)
    }
  }

  private init(snapshotOf archive: FeedbackArchive) throws {
    path = archive.path
    database = archive.database
    terms = archive.terms
    reader = try Self.snapshot(of: database)
  }

  private static func snapshot(of database: any DatabaseWriter) throws -> DatabaseSnapshot {
    if let pool = database as? DatabasePool { return try pool.makeSnapshot() }
    // A snapshot has a connection of its own and outlives the pool.
    let pool = try DatabasePool(path: database.path, configuration: database.configuration)
    defer { try? pool.close() }
    return try pool.makeSnapshot()
  }

  /// The archive as it is now, for as long as the value lives: whatever others write meanwhile, each
  /// read of it sees the same. A report that reads several times reads from one.
  ///
  /// What is written through it is written, and not seen by it.
  package func steady() throws(ArchiveError) -> FeedbackArchive {
    do { return try FeedbackArchive(snapshotOf: self) } catch {
      throw ArchiveError(error, path: path)
    }
  }

  /// Closes the file; nothing may be called afterwards. Who may write puts the write-ahead log back
  /// into the file first, unless another process is reading from it: then that is left to the next.
  package func close() throws(ArchiveError) {
    if !database.configuration.readonly { try? emptyLog() }
    do { try database.close() } catch { throw ArchiveError(error, path: path) }
  }

  /// Puts what the write-ahead log holds by now back into the file, on a connection of its own and without
  /// waiting for anybody: beside who writes, so that ``close()`` has less left to do. Where it cannot be
  /// done now it is left to that.
  package func easeLog() {
    guard let aside = try? DatabaseQueue(path: path) else { return }
    try? aside.writeWithoutTransaction { db in try putBackLog(db) }
    try? aside.close()
  }

  /// Puts back what nobody needs in the log. Who comes while another does so is refused by SQLite, so that
  /// of this process one comes after the other.
  func putBackLog(_ db: Database) throws {
    try puttingBack.withLock { _ in _ = try db.checkpoint(.passive) }
  }

  /// Runs `body` on one snapshot of the archive.
  func reading<T>(_ body: (Database) throws -> T) throws(ArchiveError) -> T {
    do { return try reader.read(body) } catch { throw ArchiveError(error, path: path) }
  }

  /// Runs `body` in one transaction, all of it or nothing.
  func writing<T>(_ body: (Database) throws -> T) throws(ArchiveError) -> T {
    do { return try database.write(body) } catch { throw ArchiveError(error, path: path) }
  }

  /// How long to wait for another process' transaction, and after how long to say so, in tries of
  /// ``pause``: ten seconds and one. A batch takes well under one.
  private static let (patience, silence) = (500, 50)
  /// Between two tries, in microseconds.
  private static let pause: UInt32 = 20_000

  /// How much of the file who only reads sees as memory, in bytes: a page is then not copied to be
  /// looked at. SQLite allows no more.
  private static let mostMapped = 0x7FFF_0000

  private static func configuration(
    _ access: Access, _ onWait: @escaping @Sendable () -> Void
  ) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = access == .reading
    configuration.busyMode = .callback { tries in
      if tries == silence { onWait() }
      guard tries < patience else { return false }
      usleep(tries < 5 ? 1000 : pause)
      return true
    }
    configuration.foreignKeysEnabled = access != .reading
    configuration.maximumReaderCount = 4
    configuration.prepareDatabase { db in
      db.add(tokenizer: TermTokenizer.self)
      let own =
        access == .reading
        ? "PRAGMA mmap_size = \(mostMapped)"
        : "PRAGMA mmap_size = 0; PRAGMA secure_delete = FAST; PRAGMA wal_autocheckpoint = 8192"
      try db.execute(sql: "PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY; \(own)")
    }
    return configuration
  }

  /// Reading needs a place for the index of the write-ahead log beside the file, which a read-only
  /// disk has not. Where the log is empty the file is all there is, and nobody can change it: then
  /// SQLite is told so (https://sqlite.org/wal.html#readonly).
  private static func database(
    _ path: String, _ access: Access, _ onWait: @escaping @Sendable () -> Void
  ) throws -> any DatabaseWriter {
    let configuration = configuration(access, onWait)
    guard access == .reading else {
      return try DatabasePool(path: path, configuration: configuration)
    }
    do {
      return try DatabaseQueue(path: path, configuration: configuration)
    } catch let error as DatabaseError where isStill(path, error) {
      let allowed = CharacterSet.urlPathAllowed.subtracting(CharacterSet(charactersIn: "?#%"))
      guard let name = path.addingPercentEncoding(withAllowedCharacters: allowed) else {
        throw error
      }
      return try DatabaseQueue(
        path: "file:\(name)?immutable=1", configuration: configuration)
    }
  }

  /// Whether the archive was refused on a disk that nobody can write to, with nothing in its log.
  private static func isStill(_ path: String, _ error: DatabaseError) -> Bool {
    let refusals: [ResultCode] = [.SQLITE_CANTOPEN, .SQLITE_READONLY]
    guard refusals.contains(error.resultCode) else { return false }
    let folder = path.enclosingPath
    guard access(folder.isEmpty ? "." : folder, W_OK) != 0, errno == EROFS || errno == EACCES
    else { return false }
    let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
    return (log?[.size] as? NSNumber)?.intValue ?? 0 == 0
  }

  /// - Throws: ``ArchiveError`` where there is no file at `path`, or one that cannot be read.
  private static func checkFile(_ path: String) throws(ArchiveError) {
    switch FileKind(path) {
    case .missing:
      throw ArchiveError(
        .missing, path: path,
        detail: "the archive is not there; put a backup in its place, or make a new workspace with"
          + " voc init and ingest the files in done/ again")
    case .folder:
      throw ArchiveError(
        .inaccessible, path: path,
        detail:
          "this is a folder, where the archive should be; move it away, and put the archive or"
          + " a backup in its place")
    case .empty: throw noArchive(path)
    case .file:
      guard Glibc.access(path, R_OK) != 0 else { return }
      throw ArchiveError(
        .inaccessible, path: path,
        detail: "the archive cannot be read; check the rights of the file and of its folder")
    }
  }

  private static func opened(
    _ path: String, _ access: Access, _ lexicons: LexiconLibrary,
    _ onWait: @escaping @Sendable () -> Void
  ) throws -> (any DatabaseWriter, TermRules) {
    let database = try database(path, access, onWait)
    let (isPresent, kept) = try database.read { db in
      let version = try version(of: db, path: path, access: access)
      let isPresent = version == ArchiveSchema.currentVersion
      return (isPresent, isPresent ? try CompoundParts(keptIn: db, of: lexicons) : nil)
    }
    let parts = kept ?? CompoundParts(lexicons)
    let terms = TermRules(lexicons, parts)
    if access == .reading {
      guard !isPresent else { return (database, terms) }
      try database.close()
      try opened(path, .writing, lexicons, onWait).0.close()
      return (try Self.database(path, access, onWait), terms)
    }
    try database.write { db in
      try ArchiveSchema.migrate(db, terms: terms)
      try TermIndex.bringUpToDate(db, terms: terms)
      if kept == nil { try parts.keep(in: db) }
    }
    return (database, terms)
  }

  /// - Returns: the archive's schema.
  /// - Throws: ``ArchiveError`` where it is none of ours, or newer.
  private static func version(of db: Database, path: String, access: Access) throws -> Int {
    let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    if application != ArchiveSchema.applicationID {
      let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
      if access != .creating || tables > 0 { throw noArchive(path) }
    }
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    if version > ArchiveSchema.currentVersion {
      throw ArchiveError(
        .newer, path: path,
        detail: "a newer version of voc made this archive (schema \(version), this version knows "
          + "\(ArchiveSchema.currentVersion)); install the newer version")
    }
    return version
  }

  private static func noArchive(_ path: String) -> ArchiveError {
    ArchiveError(
      .damaged, path: path,
      detail: "this file is no archive of voc; name another workspace or move the file away")
  }
}
