import Language

/// The other spellings of words that the lexicons know: `idd` for `inderdaad`, and the other way
/// round.
struct Spellings: Sendable {
  /// Each spelling with the usual one, as `variants.tsv` of either language has them.
  private let pairs: [(written: String, usual: String)]

  init(_ lexicons: LexiconLibrary) {
    pairs = ["nl/variants.tsv", "en/variants.tsv"].map(lexicons.table).flatMap { table in
      table.rows.indices.map { (table.string($0, 0), table.string($0, 1)) }
    }
  }

  /// The single words that `word` can also be written as, each once.
  func others(of word: String) -> [String] {
    let usual = [word] + pairs.filter { $0.written == word }.map(\.usual)
    var others: [String] = []
    for pair in pairs where usual.contains(pair.usual) {
      for other in [pair.usual, pair.written]
      where other != word && !other.utf8.contains(0x20) && !others.contains(other) {
        others.append(other)
      }
    }
    return others
  }
}
