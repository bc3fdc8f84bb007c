import GRDB

/// The kinds of names that rows refer to by number. The raw values are stored.
enum WordKind: Int {
  case touchpoint = 1
  case theme, language, segment, file, format, lexicon
}

/// The names behind the numbers, looked up as they are needed: one value per transaction, so that a
/// transaction that is undone leaves nothing behind.
struct WordBook {
  private let db: Database
  /// By the kinds' numbers.
  private var codes: [[String: Int64]]
  private var texts: [Int64: String] = [:]
  /// What was asked for last of each kind: of most kinds, what is asked for next.
  private var last: [(text: String, code: Int64)]

  init(_ db: Database) {
    self.db = db
    last = Array(repeating: ("", 0), count: WordKind.lexicon.rawValue + 1)
    codes = Array(repeating: [:], count: last.count)
  }

  /// The number of `text`, a new one where it has none yet. Only for a writer.
  mutating func code(_ text: String, _ kind: WordKind) throws -> Int64 {
    let asked = last[kind.rawValue]
    if asked.code != 0, asked.text == text { return asked.code }
    let code = try foundCode(text, kind)
    last[kind.rawValue] = (text, code)
    return code
  }

  private mutating func foundCode(_ text: String, _ kind: WordKind) throws -> Int64 {
    if let known = codes[kind.rawValue][text] { return known }
    let select = try db.cachedStatement(sql: "SELECT code FROM word WHERE kind = ? AND text = ?")
    let code: Int64
    if let found = try Int64.fetchOne(select, arguments: [kind.rawValue, text]) {
      code = found
    } else {
      let insert = try db.cachedStatement(sql: "INSERT INTO word(kind, text) VALUES(?, ?)")
      try insert.execute(arguments: [kind.rawValue, text])
      code = db.lastInsertedRowID
    }
    codes[kind.rawValue][text] = code
    texts[code] = text
    return code
  }

  /// The name of number `code`.
  mutating func text(_ code: Int64) throws -> String {
    if let known = texts[code] { return known }
    let select = try db.cachedStatement(sql: "SELECT text FROM word WHERE code = ?")
    guard let text = try String.fetchOne(select, arguments: [code]) else {
      throw PackedBytesError()
    }
    texts[code] = text
    return text
  }
}
