import Testing

@testable import Language

extension PhraseTable {
  /// The patterns in the first column of a table; a match names the row.
  init(
    _ table: LexiconTable, inflector: Inflector, classes: [String: [UInt64]] = [:]
  ) throws(LexiconError) {
    self.init()
    for row in table.rows.indices {
      try add(
        table.field(row, 0), as: row, at: (table, row), inflector: inflector, classes: classes)
    }
  }
}

extension PhraseMatcher {
  /// Every match inside `range` of tokens that were entered in no book.
  func matches(in list: TokenList, _ range: Range<Int>) -> [Match] {
    var list = list
    var book = WordBook()
    book.enter(&list, range)
    var room = PhraseSearch.Room()
    let hints = hints(of: book)
    let cards = cards(of: list, hints)
    find(in: list, range, by: PhraseHints(cards: cards, hints), into: &room)
    return Array(room.found)
  }
}
