import Foundation
import GRDB
import Testing

@testable import Archive

@Suite("Errors of the archive")
struct ArchiveErrorTests {
  @Test(arguments: [
    (ResultCode.SQLITE_BUSY, ArchiveError.Code.locked), (.SQLITE_LOCKED, .locked),
    (.SQLITE_CORRUPT, .damaged), (.SQLITE_NOTADB, .damaged), (.SQLITE_FULL, .full),
    (.SQLITE_IOERR, .inaccessible), (.SQLITE_READONLY, .inaccessible),
    (.SQLITE_CANTOPEN, .inaccessible), (.SQLITE_ERROR, .internalFailure),
  ])
  func `SQLite's reasons are said in words that help, without its own`(
    code: ResultCode, expected: ArchiveError.Code
  ) {
    let cause = DatabaseError(
      resultCode: code, message: "near \"Jan Smit\": secret", sql: "SELECT 'secret'")
    let error = ArchiveError(cause, path: "voc.sqlite")
    #expect(error.code == expected)
    #expect(error.description.hasPrefix("voc.sqlite: "))
    #expect(!error.description.contains("secret") && !error.description.contains("\n"))
  }
}
