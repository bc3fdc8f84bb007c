import Feedback
import GRDB
import Language

extension FeedbackArchive {
  /// Looks through the whole file: every page, every item, and that the facts and the full-text index
  /// say of the items what they are. Takes seconds for a large archive; others can read meanwhile.
  ///
  /// - Returns: what is wrong, one line each; empty where all is well.
  package func check() throws(ArchiveError) -> [String] {
    try reading { db in
      var complaints = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)")
        .filter { $0 != "ok" }
      try Self.checkItems(db, terms, &complaints)
      do { try AliasTable.forEach(db) { _ in } } catch is PackedBytesError {
        complaints.append("what persons are known by is damaged")
      }
      return complaints
    }
  }

  /// Reads every item, works its facts out anew and makes its terms anew: the same must stand in the
  /// facts and in the index.
  private static func checkItems(
    _ db: Database, _ rules: TermRules, _ complaints: inout [String]
  ) throws {
    var writer = TermWriter(rules)
    var items = ItemReader(db)
    let names = try NameTable(db)
    var (all, lost, other) = (0, 0, 0)
    /// How often a term stands in the items, less how often in the index.
    var terms: [UInt64: Int] = [:]
    try FactReader.forEach(db) { place in
      all += 1
      guard let item = try? items.item(place) else {
        lost += 1
        return
      }
      if try !item.agrees(with: place, names) { other += 1 }
      for term in writer.terms(of: item.item, in: item.reading.language).split(separator: 0x20) {
        let isAlongside = term.first == TermTokenizer.alongside
        terms[WordHash.of(isAlongside ? term.dropFirst() : term), default: 0] += 1
      }
    }
    if lost > 0 { complaints.append("\(lost) of \(all) items have lost their content") }
    if other > 0 { complaints.append("\(other) of \(all) items are not what their facts say") }
    guard lost == 0 else { return }
    let indexed = try Row.fetchCursor(db, sql: "SELECT term, cnt FROM vocabulary")
    while let row = try indexed.next() {
      let hash = try row.withBytes(0) { WordHash.of($0) }
      terms[hash, default: 0] -= row[1]
    }
    let wrong = terms.values.count { $0 != 0 }
    if wrong > 0 {
      complaints.append("the full-text index and the items differ in \(wrong) words")
    }
  }
}

extension ArchivedItem {
  /// Whether the facts that are copied from the item are still the same there.
  fileprivate func agrees(with place: FactPlace, _ names: NameTable) throws -> Bool {
    let language = try names[place.value(.language)]
    return language == reading.language.rawValue && place.received == item.received
      && place.value(.channel) == Int64(item.channel.code)
      && place.value(.sentiment) == Int64(ItemFacts.stored(reading.sentiment.score.value))
      && place.chunk.ratings(place.index) == item.ratings
  }
}
