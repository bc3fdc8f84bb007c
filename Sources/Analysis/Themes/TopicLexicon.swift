import Feedback
import Language

/// The words of one language that tell where in the journey something happened
/// (`touchpoint-cues.tsv`) and what it is about (`theme-cues.tsv`), in one matcher: a clause is
/// walked once. A class, so that choosing a language copies one reference and not all tables.
final class TopicLexicon: Sendable {
  let phrases: PhraseTable
  private let meanings: [Meaning]

  /// What a row of either file says.
  struct Meaning: Sendable {
    let kind: Kind
    /// Of the touchpoint or theme in the taxonomy; 0 where the row has none.
    let number: Int
    /// How much it says of the place.
    let weight: Double

    enum Kind: Sendable {
      /// The touchpoint is the one with the number.
      case place
      /// The theme is the one with the number.
      case subject
      /// The words say nothing here of the place,
      case silentPlace
      /// or of the subject: "can't complain".
      case silentSubject
    }

    static func place(number: Int, weight: Double) -> Meaning {
      Meaning(kind: .place, number: number, weight: weight)
    }
    static func subject(number: Int) -> Meaning {
      Meaning(kind: .subject, number: number, weight: 0)
    }
    static func silent(_ kind: Kind) -> Meaning { Meaning(kind: kind, number: 0, weight: 0) }

    /// Whether it keeps others silent.
    @inline(__always)
    var isSilent: Bool { kind == .silentPlace || kind == .silentSubject }
  }

  /// What stands for no id.
  static let none = "-"

  /// - Throws: ``LexiconError`` at the first row with an unknown id, a weight outside 0 to 5 or a
  ///   pattern that cannot be read.
  init(_ language: LanguageCode, lexicons: Lexicons) throws(LexiconError) {
    let folder = language.rawValue
    let inflector = lexicons.inflector(language)
    var phrases = PhraseTable()
    var meanings: [Meaning] = []
    let classes = lexicons.classes(language)
    let places = lexicons.library.table("\(folder)/touchpoint-cues.tsv")
    for row in places.rows.indices {
      try phrases.add(
        places.field(row, 0), as: meanings.count, at: (places, row), inflector: inflector,
        classes: classes)
      meanings.append(try Self.place(places, row, lexicons.taxonomy))
    }
    let subjects = lexicons.library.table("\(folder)/theme-cues.tsv")
    let themes = Dictionary(
      lexicons.taxonomy.themes.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first })
    for row in subjects.rows.indices {
      try phrases.add(
        subjects.field(row, 0), as: meanings.count, at: (subjects, row), inflector: inflector,
        classes: classes)
      let id = subjects.string(row, 1)
      if id == Self.none {
        meanings.append(.silent(.silentSubject))
        continue
      }
      guard let number = themes[id] else {
        throw subjects.error(row, "themes.tsv has no such id")
      }
      meanings.append(.subject(number: number))
    }
    try phrases.fileUnderRareWords(lexicons.library.table("\(folder)/frequencies.tsv"))
    (self.phrases, self.meanings) = (phrases, meanings)
  }

  /// Takes out of `found`, which lie in `tokens`, what a longer match keeps silent, and what keeps silent.
  func silence(_ found: inout ScratchArray<PhraseMatcher.Match>, in tokens: Range<Int>) {
    let places = hush(found.filter { meaning(of: $0).kind == .silentPlace }, tokens)
    let subjects = hush(found.filter { meaning(of: $0).kind == .silentSubject }, tokens)
    var kept = 0
    for match in found where !meaning(of: match).isSilent {
      let hush = meaning(of: match).kind == .place ? places : subjects
      let length = match.named.nonzeroBitCount
      if match.tokens.allSatisfy({ hush[$0 - tokens.lowerBound] <= length }) {
        found[kept] = match
        kept += 1
      }
    }
    found.keepFirst(kept)
  }

  /// For each of `tokens`, how many words the longest of `silences` around it names.
  private func hush(_ silences: [PhraseMatcher.Match], _ tokens: Range<Int>) -> [Int] {
    var hush = Array(repeating: 0, count: tokens.count)
    for silence in silences {
      for token in silence.tokens {
        let place = token - tokens.lowerBound
        hush[place] = max(hush[place], silence.named.nonzeroBitCount)
      }
    }
    return hush
  }

  /// What the row says that a match was found by.
  @inline(__always)
  func meaning(of match: PhraseMatcher.Match) -> Meaning { meanings[Int(match.row)] }

  private static func place(
    _ table: LexiconTable, _ row: Int, _ taxonomy: Taxonomy
  ) throws(LexiconError) -> Meaning {
    let id = table.string(row, 1)
    if id == none { return .silent(.silentPlace) }
    guard let number = taxonomy.touchpoints.firstIndex(where: { $0.id == id }) else {
      throw table.error(row, "touchpoints.tsv has no such id")
    }
    let weight = try table.number(row, 2)
    guard weight > 0, weight <= 5 else { throw table.error(row, "a weight is above 0, to 5") }
    return .place(number: number, weight: weight)
  }
}
