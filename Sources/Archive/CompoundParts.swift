import Foundation
import GRDB
import Language

/// The words that Dutch compounds are cut into, as hashes. Stemming them all takes longer than most
/// searches, so an archive keeps them, with the version of the lexicons that they are of.
struct CompoundParts {
  let hashes: [UInt64]
  /// Changes when the same text would give other terms; the index is rebuilt then.
  let version: String
  private let lexicons: String

  /// Raised when the code of the rules would give other terms for the same text.
  private static let generation: UInt64 = 1
  private static let setting = "parts"
  /// The lexicons that the words stand in.
  private static let tables = ["nl/compounds.tsv", "nl/valence.tsv"]

  init(_ library: LexiconLibrary) {
    var hashes: [UInt64] = []
    var digest = Digest(seed: Self.generation)
    var dutch = Stemmer(.dutch)
    for table in Self.tables.map(library.table) {
      for row in table.rows.indices {
        table.field(row, 0).withUnsafeBufferPointer { part in
          guard part.count > 3, part.allSatisfy({ $0 > 0x60 && $0 < 0x7B }) else { return }
          digest.add(part)
          hashes.append(WordHash.of(part))
          dutch?.withStem(of: part.span) { stem in
            if stem.count > 3 { hashes.append(stem.withUnsafeBufferPointer { WordHash.of($0) }) }
          }
        }
      }
    }
    self.hashes = hashes
    lexicons = library.version(of: Self.tables)
    version = String(UInt64(bitPattern: digest.value), radix: 16)
  }

  /// Those that an archive of the present schema keeps; nil where they are of other lexicons, or of
  /// another generation.
  init?(keptIn db: Database, of library: LexiconLibrary) throws {
    let select = try db.makeStatement(sql: "SELECT value FROM setting WHERE name = ?")
    let kept = try? Row.withFirst(of: select, arguments: [Self.setting]) { row in
      try row.withBytes(0) { bytes in
        var packed = PackedReader(bytes)
        let generation = try packed.number()
        let (lexicons, version) = (try packed.text(), try packed.text())
        let hashes = try packed.each { packed throws(PackedBytesError) in try packed.fixed() }
        return (generation, lexicons, version, hashes)
      }
    }
    guard let kept, kept.0 == Self.generation, kept.1 == library.version(of: Self.tables)
    else { return nil }
    (lexicons, version, hashes) = (kept.1, kept.2, kept.3)
  }

  func keep(in db: Database) throws {
    var out = PackedWriter()
    out.put(Self.generation)
    out.put(lexicons)
    out.put(version)
    out.put(each: hashes) { $0.put(fixed: $1) }
    try db.execute(
      sql: "INSERT OR REPLACE INTO setting VALUES(?, ?)",
      arguments: [Self.setting, Data(out.bytes)])
  }
}
