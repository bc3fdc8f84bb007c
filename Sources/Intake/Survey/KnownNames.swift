/// How many cells of a row are names that survey columns have, to tell a header from a title.
struct KnownNames {
  /// Cells that are looked at.
  private static let limit = 200

  private(set) var filled = 0
  private(set) var known = 0
  let isFirstKnown: Bool
  /// Whether it may be a header: its first cell is filled, and none is a number, date or address.
  let isHeader: Bool

  init(_ cells: [String]) {
    isFirstKnown = cells.first.map(Self.isKnown) ?? false
    var profile = ColumnProfile()
    for cell in cells.prefix(Self.limit) where !cell.isEmpty {
      filled += 1
      profile.add(cell)
      if Self.isKnown(cell) { known += 1 }
    }
    isHeader =
      cells.first?.isEmpty == false && profile.numbers + profile.dates + profile.addresses == 0
  }

  /// Whether a cell is known as a name, asks a question or names a scale.
  private static func isKnown(_ cell: String) -> Bool {
    guard cell.utf8.count <= 1000 else { return false }
    let words = folded(cell)
    if words.isEmpty { return false }
    let lexicon = SurveyLexicon.standard
    if lexicon.wholeNames[words] != nil || cell.hasSuffix("?") { return true }
    let padded = PaddedText(folded: words)
    return RatingScale(question: cell) != nil
      || lexicon.phrases.contains { $0.weight >= 38 && $0.pattern.matches(padded) }
  }
}
