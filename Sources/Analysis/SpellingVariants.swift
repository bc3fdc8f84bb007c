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

  /// Gives the words of `range` that are variants their usual spelling.
  func apply(to tokens: inout TokenList, _ range: Range<Int>) {
    for index in range {
      guard let row = rows[hash: tokens.tokens[index].hash] else { continue }
      tokens.respell(index, as: Tokenizer.normalise(table.field(Int(row), 1)))
    }
  }
}
