/// What a ``PhraseMatcher`` knows of a word: which places of patterns it may stand in, and which patterns
/// are filed under it. Looked up once for each different word.
package struct PhraseHint: Sendable {
  /// A bit for each role that the word may play beside an anchor (``PhraseCompanions``).
  let roles: UInt64
  /// The roles of which each pattern filed under the word needs one around it
  /// (``PhraseFiles/Needs``).
  let needs: PhraseFiles.Needs
  /// The newest link that is filed under the word plus one, 0 where there is none, and bits that say
  /// whether patterns are filed under how it begins or ends, or under any number.
  let head: UInt32

  /// Of a word that stands in no pattern.
  package static let none = PhraseHint(roles: 0, needs: .none, head: 0)

  /// Whether the word stands in no pattern.
  package var isNone: Bool { roles == 0 && head == 0 }
}

/// The hints of a text's words: of each token a row, and in each row a hint. Rows of several matchers
/// may lie side by side, so that a word's hints share a cache line. Read without bounds checks: a
/// matcher checks its range of tokens once, and rows lead into the table.
package struct PhraseHints: ~Escapable {
  let rows: Span<UInt32>
  let table: Span<PhraseHint>

  /// - Parameters:
  ///   - rows: for each token, where its hints lie in the table.
  ///   - table: the hints; one matcher's begin at `first` in each row.
  @_lifetime(copy rows, copy table)
  package init(rows: Span<UInt32>, table: Span<PhraseHint>, first: Int = 0) {
    self.rows = rows
    self.table = table.extracting(droppingFirst: first)
  }

  @inline(__always)
  subscript(index: Int) -> PhraseHint { table[unchecked: Int(rows[unchecked: index])] }
}
