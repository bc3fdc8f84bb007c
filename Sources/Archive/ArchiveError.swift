import GRDB

/// Why the archive could not do what was asked, with what to do about it. Never holds a customer's
/// words. Two errors are equal where their ``code`` is.
package struct ArchiveError: Error, Sendable, Equatable, CustomStringConvertible {
  package enum Code: Sendable, Equatable {
    /// There is no archive at the path.
    case missing
    /// Another process holds the archive for longer than we wait.
    case locked
    /// A newer version of voc made it.
    case newer
    /// The file is no archive of voc, or its pages are broken.
    case damaged
    /// No room is left on the disk.
    case full
    /// The archive or its folder cannot be read or written.
    case inaccessible
    /// No item has this id.
    case noSuchItem
    /// Several items' ids begin with what was typed.
    case ambiguousItem
    /// SQLite refused for a reason of its own.
    case internalFailure
  }

  package let code: Code
  /// The archive's file.
  package let path: String
  /// What is wrong and what to do, without a full stop.
  package let detail: String

  package init(_ code: Code, path: String, detail: String) {
    self.code = code
    self.path = path
    self.detail = detail
  }

  /// `voc.sqlite: there is no archive here; run "voc init" or name the workspace`
  package var description: String { "\(path): \(detail)" }

  package static func == (a: ArchiveError, b: ArchiveError) -> Bool { a.code == b.code }
}

extension ArchiveError {
  /// What SQLite's or our own `error` means for the person at the keyboard.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as ArchiveError: self = error
    case let error as DatabaseError: self.init(error, path: path)
    case is PackedBytesError, is RowDecodingError:
      self.init(
        .damaged, path: path,
        detail:
          "a part of the archive is damaged and cannot be read; see voc status --check, and put"
          + " a backup in its place, or move it away and ingest the files in done/ again")
    default:
      self.init(.internalFailure, path: path, detail: "the archive failed (\(type(of: error)))")
    }
  }

  private init(_ error: DatabaseError, path: String) {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        .locked, path: path,
        detail: "another process is writing to the archive; wait for it to end and try again")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      self.init(
        .damaged, path: path,
        detail: "the archive is damaged or is no archive; put a backup in its place, "
          + "or move it away and ingest the files in done/ again")
    case .SQLITE_FULL:
      self.init(
        .full, path: path, detail: "the disk is full; make room and run the same command again")
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_IOERR, .SQLITE_AUTH:
      self.init(
        .inaccessible, path: path,
        detail:
          "the archive cannot be read or written (SQLite \(error.extendedResultCode.rawValue));"
          + " check the space on the disk, and the rights of the file and of its folder")
    default:
      self.init(
        .internalFailure, path: path,
        detail: "SQLite refused (\(error.extendedResultCode.rawValue)); "
          + "run \"voc status --check\"")
    }
  }
}
