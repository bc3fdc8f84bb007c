import GRDB
import GRDBSQLite

// Straight to SQLite: GRDB's arguments cost more than most of what is stored an item.
extension Statement {
  /// Runs a statement whose arguments are a number and a blob, which is not copied.
  func run(_ number: Int64, blob: [UInt8]) throws {
    try blob.withUnsafeBytes { bytes in
      try run(number) { sqlite3_bind_blob($0, 2, bytes.baseAddress, CInt(bytes.count), nil) }
    }
  }

  /// Runs a statement whose arguments are a number and a text, which is not copied.
  func run(_ number: Int64, text: ArraySlice<UInt8>) throws {
    try text.withUnsafeBytes { bytes in
      let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      try run(number) { sqlite3_bind_text($0, 2, start, CInt(bytes.count), nil) }
    }
  }

  /// - Parameter bind: binds the second argument.
  private func run(_ number: Int64, bind: (SQLiteStatement) -> CInt) throws {
    sqlite3_reset(sqliteStatement)
    sqlite3_bind_int64(sqliteStatement, 1, number)
    var code = bind(sqliteStatement)
    if code == SQLITE_OK {
      code = sqlite3_step(sqliteStatement)
      sqlite3_reset(sqliteStatement)
      sqlite3_clear_bindings(sqliteStatement)
    }
    guard code == SQLITE_DONE else {
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: nil)
    }
  }
}
