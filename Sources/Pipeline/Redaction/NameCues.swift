import Language

/// The words by which a text gives names and identifiers away, from `Lexicons/names.tsv`, in lower
/// case; `Lexicons/README.md` says what each kind means.
package final class NameCues: Sendable {
  /// What words may be.
  let table: CueTable
  /// Phrases that a name follows, by their last word, the words before it last first.
  let introductions: [FoldedHash: [[FoldedHash]]]
  /// Beginnings of words behind which a number is nobody's own.
  let references: [[UInt8]]
  let citizens: [[UInt8]]
  let plates: [[UInt8]]
  /// Beginnings of words behind which a payment card's number follows, and a postcode.
  let cards: [[UInt8]]
  let postcodes: [[UInt8]]
  /// Two small letters behind four digits that are no postcode's, such as units.
  let notPostcodes: Set<UInt16>
  /// Ends of streets' names.
  let streets: [[UInt8]]
  let notStreets: Set<String>
  /// What follows a house number.
  let floors: Set<String>

  /// Reads the rows of `names.tsv`: a kind and a word; kinds that are not known are passed over.
  package init(_ list: LexiconTable) {
    var (byKind, table): ([String: Set<String>], CueTable) = ([:], CueTable())
    for row in list.rows.indices {
      let (kind, word) = (list.string(row, 0), list.string(row, 1))
      byKind[kind, default: []].insert(word)
      if let kinds = CueKinds.named[kind] { table.insert(word, kinds) }
    }
    func words(_ kind: String) -> Set<String> { byKind[kind] ?? [] }
    func bytes(_ kind: String) -> [[UInt8]] { words(kind).map { Array($0.utf8) } }
    references = bytes("reference")
    citizens = bytes("citizen")
    plates = bytes("plate")
    cards = bytes("card")
    postcodes = bytes("postcode")
    notPostcodes = Set(
      bytes("not-a-postcode").filter { $0.count == 2 }.map { Self.pair($0[0], $0[1]) })
    streets = bytes("street")
    notStreets = words("not-a-street")
    floors = words("floor")
    var introductions: [FoldedHash: [[FoldedHash]]] = [:]
    for phrase in words("introduction") {
      let parts = phrase.split(separator: " ").map(String.init)
      guard let last = parts.last else { continue }
      table.insert(last, .introduction)
      introductions[FoldedHash(last), default: []].append(
        parts.dropLast().reversed().map { FoldedHash($0) })
    }
    self.introductions = introductions
    self.table = table
  }

  /// Two small letters as one number.
  static func pair(_ first: UInt8, _ second: UInt8) -> UInt16 {
    UInt16(first | 0x20) << 8 | UInt16(second | 0x20)
  }
}
