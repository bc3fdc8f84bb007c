import Feedback
import Language

/// What a workspace's own lines of `touchpoint-cues.tsv` and `theme-cues.tsv` change against the
/// shipped ones, which texts each of them matches, and which of them cannot mean what was meant.
package struct CueCheck: Sendable {
  /// The files that are looked at, by path below `Lexicons/`.
  package static let files = LanguageCode.analysed.flatMap { language in
    ["touchpoint-cues.tsv", "theme-cues.tsv"].map { "\(language.rawValue)/\($0)" }
  }

  /// One for each of the workspace's lines, in the order of files and lines.
  package private(set) var lines: [Line] = []
  private var matchers: [LanguageCode: PhraseMatcher] = [:]
  private let parser: TextParser
  private static let mostExamples = 5

  /// A line of the workspace's files.
  package struct Line: Sendable, Encodable {
    package let file: String
    package let line: Int
    package let pattern: String
    /// What the line says: a touchpoint with its weight, a theme, `-` for silence.
    package let meaning: String
    package let change: Change
    /// What is wrong with it; nil where nothing is.
    package var fault: String?
    /// Items with a sentence that the pattern matches.
    package var items = 0
    /// Ids of the first items that it matches.
    package var examples: [String] = []
  }

  /// How a line differs from what was shipped.
  package enum Change: String, Sendable, Encodable, CaseIterable {
    case new, changed, removed, same
  }

  /// - Parameters:
  ///   - lexicons: the shipped lexicons; their classes and forms are used.
  ///   - own: the workspace's files, whole, by path; those of other paths are left alone.
  package init(lexicons: Lexicons, own: [String: [UInt8]]) throws(LexiconError) {
    parser = try TextParser(lexicons: lexicons)
    var tables: [LanguageCode: PhraseTable] = [:]
    for path in Self.files {
      guard let bytes = own[path] else { continue }
      add(
        LexiconTable(path: path, shipped: bytes), shipped: lexicons.library.table(path),
        lexicons: lexicons, to: &tables)
    }
    matchers = tables.mapValues { PhraseMatcher([$0]) }
  }

  /// Counts an item where a line matches a clause of its text.
  package mutating func count(_ text: String, id: String, language: LanguageCode? = nil) {
    let parsed = parser.parse(text, language: language)
    var room = PhraseSearch.Room()
    for (language, matcher) in matchers {
      let hints = matcher.hints(of: parsed.book)
      let cards = matcher.cards(of: parsed.tokens, hints)
      for clause in parsed.clauses where parsed.sentenceLanguages[clause.sentence] == language {
        matcher.find(
          in: parsed.tokens, clause.tokens,
          by: PhraseHints(cards: cards, hints), into: &room)
      }
    }
    let matched = Set(room.found.map { Int($0.row) })
    for index in matched.sorted() {
      lines[index].items += 1
      if lines[index].examples.count < Self.mostExamples { lines[index].examples.append(id) }
    }
  }
}

extension CueCheck {
  private mutating func add(
    _ own: LexiconTable, shipped: LexiconTable, lexicons: Lexicons,
    to tables: inout [LanguageCode: PhraseTable]
  ) {
    let language = LanguageCode(rawValue: String(own.path.prefix(2)))
    let classes = lexicons.classes(language)
    let before = Self.meanings(shipped)
    let after = Self.meanings(own)
    var earlier: [String: [String]] = [:]
    for row in own.rows.indices {
      let pattern = own.string(row, 0)
      let meaning = Self.meaning(own, row)
      let change = Self.change(before[pattern], after[pattern] ?? [], meaning)
      var fault = Self.fault(own, row, change, isShipped: before[pattern] != nil, lexicons.taxonomy)
      fault = fault ?? Self.clash(meaning, with: earlier[pattern] ?? [])
      earlier[pattern, default: []].append(meaning)
      if change != .removed, fault == nil {
        do {
          try tables[language, default: PhraseTable()].add(
            own.field(row, 0), as: lines.count, at: (own, row),
            inflector: lexicons.inflector(language), classes: classes)
        } catch {
          fault = error.reason
        }
      }
      lines.append(
        Line(
          file: own.path, line: own.rows[row].line, pattern: pattern, meaning: meaning,
          change: change, fault: fault))
    }
  }

  /// What a table says of each of its patterns.
  private static func meanings(_ table: LexiconTable) -> [String: Set<String>] {
    var meanings: [String: Set<String>] = [:]
    for row in table.rows.indices {
      meanings[table.string(row, 0), default: []].insert(meaning(table, row))
    }
    return meanings
  }

  private static func meaning(_ table: LexiconTable, _ row: Int) -> String {
    (1..<max(1, table.rows[row].fieldCount)).map { table.string(row, $0) }.joined(separator: " ")
  }

  private static func change(
    _ before: Set<String>?, _ after: Set<String>, _ meaning: String
  ) -> Change {
    if meaning.isEmpty { return .removed }
    guard let before else { return .new }
    return before == after ? .same : .changed
  }

  /// Why a line cannot be used, or changes nothing.
  private static func fault(
    _ table: LexiconTable, _ row: Int, _ change: Change, isShipped: Bool, _ taxonomy: Taxonomy
  ) -> String? {
    switch change {
    case .removed: return isShipped ? nil : "removes nothing: no shipped line has this pattern"
    case .same: return "says what the shipped line says already"
    case .new, .changed: break
    }
    let id = table.string(row, 1)
    let isPlaces = table.path.hasSuffix("touchpoint-cues.tsv")
    let ids = isPlaces ? taxonomy.touchpoints.map(\.id) : taxonomy.themes.map(\.id)
    guard id == TopicLexicon.none || ids.contains(id) else {
      return "\(isPlaces ? "touchpoints.tsv" : "themes.tsv") has no such id"
    }
    guard isPlaces, id != TopicLexicon.none else { return nil }
    guard let weight = try? table.number(row, 2), weight > 0, weight <= 5 else {
      return "a weight is above 0, to 5"
    }
    return nil
  }

  /// Why a line does not go together with the earlier ones of its pattern.
  private static func clash(_ meaning: String, with earlier: [String]) -> String? {
    guard !earlier.isEmpty else { return nil }
    if earlier.contains(meaning) { return "stands here twice" }
    return "contradicts the line above that has the same pattern"
  }
}
