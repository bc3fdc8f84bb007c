import Feedback
import GRDB

/// By what the archive knows the key that its pseudonyms were made with. With another key nobody in
/// it would be recognised: nobody's request could be met, and who asked to be forgotten would come
/// back.
extension FeedbackArchive {
  /// Nil where no key was noted yet.
  package func keyMark() throws(ArchiveError) -> String? {
    try reading { db in
      try String.fetchOne(
        db, sql: "SELECT value FROM setting WHERE name = ?", arguments: [Self.keySetting])
    }
  }

  /// Notes the key once and for all; an archive that may only be read stays as it is.
  package func note(keyMark: String) throws(ArchiveError) {
    guard !database.configuration.readonly else { return }
    try writing { db in
      try db.execute(
        sql: "INSERT OR IGNORE INTO setting VALUES(?, ?)", arguments: [Self.keySetting, keyMark])
    }
  }

  /// Whether pseudonyms stand in it: of writers, or of those who asked to be forgotten.
  package func holdsPersons() throws(ArchiveError) -> Bool {
    try reading { db in
      try Int.fetchOne(
        db, sql: "SELECT 1 FROM fact UNION ALL SELECT 1 FROM forgotten LIMIT 1") != nil
    }
  }

  private static let keySetting = "key"
}
