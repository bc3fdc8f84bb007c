import GRDB

/// Whether an item's own words hold what is sought: for what the index cannot tell.
final class TextTest {
  private var items: ItemReader
  private var finder: PassageFinder

  init(_ sought: [SoughtWords], rules: TermRules, _ db: Database) {
    items = ItemReader(db)
    finder = PassageFinder(rules, sought: sought)
  }

  /// False where what is stored of the item is damaged.
  func finds(_ place: FactPlace) throws -> Bool {
    try readable { try isSpoken(in: place) } ?? false
  }

  private func isSpoken(in place: FactPlace) throws -> Bool {
    let (text, language) = try items.text(place)
    if !finder.matches(in: text, language: language).isEmpty { return true }
    guard let subject = try items.item(place).item.subject else { return false }
    return !finder.matches(in: subject, language: language).isEmpty
  }
}
