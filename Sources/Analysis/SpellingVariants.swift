import Language

/// Chat abbreviations, misspellings and drawn-out words with their usual spelling: `idd` →
/// `inderdaad`, `goeie` → `goede`. Read from `variants.tsv`: written, tab, usual.
struct SpellingVariants: Sendable {
  private let table: LexiconTable
  private var rows = WordIndex()

  init(_ table: LexiconTable) {
    self.table = table
    for row in table.rows.indices {
      rows.set(WordHash.of(Tokenizer.normalise(table.field(row, 0))), to: UInt32(row))
    }
  }

  /// Whether the word with this hash is a variant.
  func has(_ hash: UInt64) -> Bool { rows[hash: hash] != nil }

  /// Gives a token, if it is a variant, its usual spelling.
  func apply(to tokens: inout TokenList, _ index: Int) {
    guard let row = rows[hash: tokens.tokens[index].hash] else { return }
    tokens.respell(index, as: Tokenizer.normalise(table.field(Int(row), 1)))
  }
}
