import GRDB
import Synchronization

/// Where each item is, by its key: read from the facts when a writer begins, and kept in memory while
/// it works, sixteen bytes a slot. An index in the file would cost more room than the facts
/// themselves, and, since keys are in no order, a page written for each item stored.
struct KeyIndex {
  /// Open addressing with linear probing, at most three quarters full. A key without a row is one that
  /// was removed.
  private var keys: [Int64]
  private var rows: [Int64]
  private var count = 0
  /// By which pseudonyms writers are known.
  var aliases = AliasSet()

  init(capacity: Int = 512) {
    var size = 1024
    while size * 3 < capacity * 4 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    rows = keys
  }

  /// The keys of all stored items, and all aliases.
  init(_ db: Database) throws {
    let chunks = try Int.fetchOne(db, sql: "SELECT count(*) FROM fact") ?? 0
    var index = KeyIndex(capacity: chunks * FactChunk.capacity)
    try FactReader.forEachChunk(db) { chunk in
      for place in 0..<chunk.count where !chunk.isErased(place) {
        index[chunk.value(.key, place)] = chunk.first + Int64(place)
      }
      return .goOn
    }
    try AliasTable.forEach(db) { _ = index.aliases.insert($0) }
    self = index
  }

  /// All of it, and leaves nothing here: a copy would be made of what is changed while two hold it.
  mutating func handedOver() -> KeyIndex {
    let all = self
    self = KeyIndex()
    return all
  }

  /// The row of the item with this key; nil where there is none.
  subscript(key: Int64) -> Int64? {
    get {
      let place = place(of: key)
      return rows[place] > 0 ? rows[place] : nil
    }
    set {
      let place = place(of: key)
      if rows[place] == 0 {
        count += 1
        keys[place] = key
      }
      rows[place] = newValue ?? -1
      if count * 4 > keys.count * 3 { grow() }
    }
  }

  private func place(of key: Int64) -> Int {
    let mask = keys.count - 1
    var place = Int(truncatingIfNeeded: key) & mask
    while rows[place] != 0, keys[place] != key { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let (oldKeys, oldRows) = (keys, rows)
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    rows = keys
    count = 0
    for index in oldKeys.indices where oldRows[index] > 0 {
      let place = place(of: oldKeys[index])
      keys[place] = oldKeys[index]
      rows[place] = oldRows[index]
      count += 1
    }
  }
}

/// The ``KeyIndex`` between one transaction and the next, for as long as nobody else writes.
final class KeyMemory: Sendable {
  private let kept = Mutex<(index: KeyIndex, version: Int)?>(nil)

  /// Hands over the index as the database is now; it is read anew where another connection has
  /// written since, or where the last transaction was not kept.
  func take(_ db: Database) throws -> KeyIndex {
    let version = try Self.version(db)
    let known = kept.withLock { kept in
      defer { kept = nil }
      return kept
    }
    if let known, known.version == version { return known.index }
    return try KeyIndex(db)
  }

  /// Keeps the index of a transaction that was committed.
  func keep(_ index: KeyIndex, _ db: Database) throws {
    let version = try Self.version(db)
    kept.withLock { $0 = (index, version) }
  }

  /// Changes when another connection has written.
  private static func version(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "PRAGMA data_version") ?? 0
  }
}
